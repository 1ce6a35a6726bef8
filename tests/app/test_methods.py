"""Methods that an earlier start compiled are those that the standard library would make, and no others."""

from __future__ import annotations

import collections
import dataclasses
import marshal
import os
import subprocess
import sys
import typing
from pathlib import Path
from types import CodeType

import pytest

from cockpit.app import methods

COMPILED = """
import sys
import typing
from pathlib import Path
from cockpit.app import methods
methods.take(Path(sys.argv[1]))
count = []
methods.compile = lambda *given, **more: (count.append(given), compile(*given, **more))[1]
from cockpit.app import spared
spared.import_asyncio(), spared.import_textual()
import cockpit.app.screens.home
print(len(count))
methods.note()
writing = methods.keep(Path(sys.argv[1]))
if writing is not None:
    writing.join()
"""
PLAIN = (dataclasses, collections, typing)
OURS = {"exec", "eval", "compile"}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Where they are written down; the standard library is as before afterwards."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(methods, "_used", {})
    yield tmp_path / "__pycache__" / "methods.kept"
    methods.note()


def made():
    """Classes of both kinds, what their methods do, and an annotation in quotes."""

    @dataclasses.dataclass(order=True, frozen=True)
    class Call:
        client: str
        minutes: int = 6

    pair = collections.namedtuple("Pair", "left right", defaults=[7])
    return (
        repr(Call("A", 2)), Call("A") == Call("A", 6), Call("A") < Call("B"), hash(Call("A")) == hash(Call("A")),
        pair(1), pair(1, 2)._asdict(), pair.__new__.__doc__,
        typing.ForwardRef("dict[str, int]").__forward_code__.co_names,
    )  # fmt: skip


def written(path: Path) -> None:
    methods.take(path)
    made()
    methods.note()
    writing = methods.keep(path)
    assert writing is not None
    writing.join()


def starts(path: Path) -> int:
    """How many a start compiles that finds those."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", COMPILED, str(path)], env=env, capture_output=True, check=True)
    return int(done.stdout)


def test_classes_are_the_same_with_methods_that_were_kept(kept, monkeypatch):
    plain = made()
    written(kept)
    assert made() == plain
    monkeypatch.setattr(methods, "compile", None, raising=False)
    methods.take(kept)
    assert made() == plain, "nothing is compiled"
    methods.note()
    assert made() == plain
    assert os.listdir(kept.parent) == [kept.name], "nothing else is left there"


def test_the_second_start_compiles_nothing(tmp_path):
    path = tmp_path / "methods.kept"
    first, second = starts(path), starts(path)
    assert first > 100
    assert second == 0


def test_the_standard_library_is_left_as_it_was(kept):
    methods.take(kept)
    assert all(OURS & vars(module).keys() for module in PLAIN)
    methods.note()
    methods.note()
    assert not any(OURS & vars(module).keys() for module in PLAIN)


def test_nothing_new_is_not_written_again(kept):
    written(kept)
    assert methods.keep(kept) is None


def test_what_is_made_later_on_is_not_kept(kept):
    written(kept)
    collections.namedtuple("Meier", "kowalski")
    assert methods.keep(kept) is None
    assert b"kowalski" not in kept.read_bytes()


def test_nothing_is_written_where_no_bytecode_is(kept, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    methods.take(kept)
    made()
    methods.note()
    assert methods.keep(kept) is None
    assert not kept.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"junk", marshal.dumps(7), marshal.dumps((("3.2",), [("a", "exec", made.__code__)])),
        marshal.dumps(((sys.version,), [("a", "exec", 7)])), marshal.dumps(((sys.version,), [("a",)])),
        marshal.dumps(((sys.version,), 7)),
    ],
    ids=["empty", "junk", "number", "other", "no code", "short", "no list"],
)  # fmt: skip
def test_another_pythons_or_a_damaged_file_is_no_file(kept, data):
    plain = made()
    kept.parent.mkdir()
    kept.write_bytes(data)
    methods.take(kept)
    assert made() == plain
    methods.note()
    writing = methods.keep(kept)
    assert writing is not None
    writing.join()
    found = marshal.loads(kept.read_bytes())[1]
    assert found
    assert all(isinstance(code, CodeType) for _text, _mode, code in found)


def test_a_folder_that_cannot_be_written_to_is_left_alone(kept):
    kept.mkdir(parents=True)
    written(kept)
    assert os.listdir(kept.parent) == [kept.name]
