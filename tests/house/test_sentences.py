"""No sentence in the source escapes the catalogues: what a user could read stands within `_` or its kin."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "cockpit"
GIVEN = {"_", "N_", "NC_", "ngettext"}
FILES = sorted(path for room in ("app", "cli", "core", "exchange", "store") for path in (ROOT / room).rglob("*.py"))

NOT_SHOWN = {
    "core/when_words.py": "words that are understood, in all languages at once",
    "core/rule_typed.py": "words that are understood, in all languages at once",
    "core/text_defaults.py": "texts to clients, each written in its language",
    "core/mother_tongue.py": "words that are understood, in all languages at once",
    "exchange/phone": "lines of exported chats that are recognised, in all languages at once",
    "exchange/month_names.py": "words that are understood, in all languages at once",
    "exchange/fields.py": "headers that are recognised, in all languages at once",
    "exchange/formats": "headers of the formats, as their programs write them",
    "core/routine.py": "ids and rules",
    "cli/group.py": "names of modules; the version has no words",
    "store/triggers.py": "SQL",
    "exchange/workbook_trial.py": "a program of its own",
}
SPOKEN_TO = {
    "BadInput",
    "BookUnusable",
    "NoSuchClient",
    "UndoRefused",
    "Cancelled",
    "CockpitError",
    "say",
    "Wording",
}
"""What takes a sentence for the user as its first argument."""
NEVER_A_SENTENCE = re.compile(
    r"SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|BEGIN|FROM|WHERE|ORDER BY|unable to open|instr\("
    r"|\{ *(height|width|layout|align|display)"
)


def _names(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def untold(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of each literal given to the user that no catalogue will see."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _names(node) not in SPOKEN_TO or not node.args:
            continue
        first = node.args[0]
        if isinstance(first, ast.Call) and _names(first) == "format" and isinstance(first.func, ast.Attribute):
            first = first.func.value
        pieces = first.values if isinstance(first, ast.JoinedStr) else [first]
        for piece in pieces:
            if (
                isinstance(piece, ast.Constant)
                and isinstance(piece.value, str)
                and re.search("[A-Za-z]{2}", piece.value)
            ):
                yield piece.lineno, piece.value


def counted(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of each text with a number and a noun in the plural that has no form for one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _names(node) in ("_", "N_") and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and re.search(r"\{(n|count)\} [a-z]+s\b", str(text.value)):
                yield text.lineno, str(text.value)


def asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, what) of each text that was put together before it was looked up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GIVEN:
            for argument in node.args[: 1 if node.func.id != "ngettext" else 2]:
                if isinstance(argument, ast.JoinedStr | ast.BinOp):
                    yield argument.lineno, ast.unparse(argument)


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of each literal of two words or more that stands outside `_` and is no docstring."""
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GIVEN:
            known |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known:
            text = node.value
            if re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", text) and not NEVER_A_SENTENCE.search(text):
                yield node.lineno, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_keeps_no_sentence_back(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(ROOT).as_posix()
    assert list(untold(tree)) == []
    assert list(asked(tree)) == []
    assert list(counted(tree)) == []
    if not name.startswith(tuple(NOT_SHOWN)):
        assert list(sentences(tree)) == []


def test_what_is_kept_back_is_found():
    def of(source: str) -> ast.Module:
        return ast.parse(source)

    assert list(untold(of('raise BadInput("no such file")')))
    assert list(untold(of('desk.say(f"kept {name}")')))
    assert not list(untold(of('raise BadInput(_("no such file {n}").format(n=1))')))
    assert list(asked(of('_("kept " + name)')))
    assert list(asked(of('_(f"kept {name}")')))
    assert list(counted(of('_("{n} rows are bad")')))
    assert list(sentences(of('parts.append(("press the key", style))')))
    assert not list(sentences(of('parts.append((_("press the key"), style))')))
