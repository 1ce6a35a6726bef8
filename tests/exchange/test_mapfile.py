from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.errors import BadInput
from cockpit.exchange.mapfile import dump_map, load_map
from cockpit.exchange.mapping import Mapping

Written = Callable[..., Path]

MINIMAL = 'kind = "clients"\n[columns]\nname = "Company"\n'


def test_a_minimal_map(written: Written) -> None:
    assert load_map(written(MINIMAL, "map.toml")) == Mapping("clients", "map", {"name": ("Company",)})


@pytest.mark.parametrize(
    "text, key",
    [
        ('[columns]\nname = "a"\n', "kind"),
        ('kind = "orders"\n[columns]\n', "kind"),
        ('kind = "clients"\n', "columns"),
        ('kind = "clients"\ncolour = "red"\n[columns]\nname = "a"\n', "colour"),
        ('kind = "clients"\n[columns]\nnom = "a"\n', "columns.nom"),
        ('kind = "clients"\n[columns]\nname = ["a", "b"]\n', "columns.name"),
        ('kind = "clients"\n[columns]\nname = 3\n', "columns.name"),
        ('kind = "sales"\ncurrency = "zł"\n[columns]\n', "currency"),
        ('kind = "sales"\ndecimal = ";"\n[columns]\n', "decimal"),
        ('kind = "sales"\ndays = "ymd"\n[columns]\n', "days"),
        ('kind = "sales"\nclient_name = "Customer"\n[columns]\n', "client_name"),
        ('kind = "sales"\n[columns]\n[constants]\nshape = "x"\n', "constants.shape"),
        ("kind = ", "not a map file"),
    ],
)
def test_a_wrong_key_is_named_in_one_line(written: Written, text: str, key: str) -> None:
    path = written(text, "map.toml")
    with pytest.raises(BadInput) as refused:
        load_map(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert key in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_map_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        load_map(tmp_path / "none.toml")


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000], ids=["nested", "long"])
def test_a_map_that_no_program_wrote(written: Written, text: str) -> None:
    with pytest.raises(BadInput, match="not a map file"):
        load_map(written(text, "map.toml"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "map.toml")
    with pytest.raises(BadInput, match="this is no file"):
        load_map(tmp_path / "map.toml")


TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)


@settings(max_examples=60, deadline=None)
@given(
    columns=st.dictionaries(
        st.sampled_from(["phone", "email", "tags"]), st.lists(TEXT, min_size=1, max_size=3), min_size=1
    ),
    only=st.dictionaries(TEXT, st.lists(TEXT, min_size=1, max_size=3), max_size=2),
    swaps=st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, min_size=1, max_size=3), max_size=2),
    constants=st.dictionaries(st.sampled_from(["country", "segment"]), TEXT, max_size=2),
    header=st.sampled_from([None, True, False]),
)
def test_what_is_kept_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    columns: dict[str, list[str]],
    only: dict[str, list[str]],
    swaps: dict[str, dict[str, str]],
    constants: dict[str, str],
    header: bool | None,
) -> None:
    mapping = Mapping(
        "clients",
        "map",
        {id: tuple(headers) for id, headers in columns.items()},
        decimal=",",
        days="mdy",
        currency="PLN",
        only={header: tuple(values) for header, values in only.items()},
        replace=swaps,
        constants=constants,
        header=header,
    )
    path = tmp_path_factory.mktemp("map") / "map.toml"
    path.write_text(dump_map(mapping), encoding="utf-8", newline="")
    assert load_map(path) == mapping


def test_every_example_loads(examples: Path) -> None:
    maps = sorted(examples.glob("*.toml"))
    assert len(maps) == 5
    for path in maps:
        load_map(path)
