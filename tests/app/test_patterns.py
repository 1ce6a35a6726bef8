"""Regular expressions that an earlier start compiled are those that this one would compile, and no others."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.app import patterns

MINE = (("(?P<day>[0-9]{1,2})[. ](?P<month>\\w+)", re.IGNORECASE), ("^caf(é|e)s?$", 0), (rb"[\x80-\xff]+", 0))
COMPILED = """
import re, sys
from pathlib import Path
from re import _compiler
from cockpit.app import patterns
count, compile = [], _compiler.compile
_compiler.compile = lambda *given: (count.append(given), compile(*given))[1]
patterns.take(Path(sys.argv[1]))
from cockpit.app import spared
spared.import_asyncio(), spared.import_textual()
import cockpit.app.screens.home
print(len(count))
patterns.note()
writing = patterns.keep(Path(sys.argv[1]))
if writing is not None:
    writing.join()
"""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Where they are written down; what `re` knows is as before afterwards."""
    known = dict(re._cache)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_noted", [])
    re.purge()
    yield tmp_path / "__pycache__" / "patterns.kept"
    re._cache.update(known)


def written(path: Path) -> None:
    for text, flags in MINE:
        re.compile(text, flags)
    patterns.note()
    writing = patterns.keep(path)
    assert writing is not None
    writing.join()


def starts(path: Path) -> int:
    """How many a start compiles that finds those."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", COMPILED, str(path)], env=env, capture_output=True, check=True)
    return int(done.stdout)


def test_what_is_taken_is_what_would_be_compiled(kept):
    written(kept)
    re.purge()
    patterns.take(kept)
    taken = {(text, asked): found for (_kind, text, asked), found in re._cache.items()}
    for text, flags in MINE:
        # equal patterns have the same text, flags and code
        found = taken[text, int(flags)]
        re.purge()
        assert found == re.compile(text, flags)
        assert found.groupindex == re.compile(text, flags).groupindex
    assert taken["^caf(é|e)s?$", 0].match("cafés").group(1) == "é"
    assert taken[MINE[0][0], int(re.IGNORECASE)].match("7 MAY").groupdict() == {"day": "7", "month": "MAY"}
    assert not os.listdir(kept.parent)[1:], "nothing else is left there"


def test_the_second_start_compiles_next_to_nothing(tmp_path):
    path = tmp_path / "patterns.kept"
    first, second = starts(path), starts(path)
    assert first > 40
    assert second == 0


def test_nothing_new_is_not_written_again(kept):
    written(kept)
    assert patterns.keep(kept) is None


def test_names_of_files_are_not_kept(kept):
    re.compile("(?s:Kunde\\ Meier.*)\\Z")
    written(kept)
    assert b"Meier" not in kept.read_bytes()


def test_what_is_compiled_later_on_is_not_kept(kept):
    written(kept)
    re.compile("Meier|Kowalski")
    patterns.note()
    assert patterns.keep(kept) is None
    assert b"Kowalski" not in kept.read_bytes()


def test_nothing_is_written_where_no_bytecode_is(kept, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    re.compile("a+b")
    patterns.note()
    assert patterns.keep(kept) is None
    assert not kept.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"junk", marshal.dumps(7), marshal.dumps(("3.2", [("a", 0)])), marshal.dumps((("3.2", 1), [("a", 0)])),
        marshal.dumps((patterns._python(), [("a", 0, 32, [1, 2, 3], 0, {}, (None,))])),
        marshal.dumps((patterns._python(), [("a", 0)])), marshal.dumps((patterns._python(), [7])),
    ],
    ids=["empty", "junk", "number", "text", "other", "code", "short", "no tuple"],
)  # fmt: skip
def test_another_pythons_or_a_damaged_file_is_no_file(kept, data):
    kept.parent.mkdir()
    kept.write_bytes(data)
    patterns.take(kept)
    assert re.fullmatch("a", "a") is not None
    written(kept)
    re.purge()
    patterns.take(kept)
    assert re._cache


def test_a_folder_that_cannot_be_written_to_is_left_alone(kept):
    kept.parent.mkdir()
    kept.mkdir()
    re.compile("a+b")
    patterns.note()
    writing = patterns.keep(kept)
    assert writing is not None
    writing.join()
    assert os.listdir(kept.parent) == [kept.name]
