"""JSON as it has always been printed, whatever prints it."""

import json

import pytest

from cockpit.cli.printing import say_json

VALUES = [
    None, 1, "ł \u2028", [], {}, [[]], {"a": {}}, [1, 2.5, None, True], {"a": 1, "b": "x, \n y", "c": None},
    {"clients": [{"uid": "A", "name": "Łódź", "why": ["one", "two"]}, {"uid": "B", "name": "", "why": []}], "n": 2},
    {"sums": {"net": 1}, "files": [{"bad": [{"line": 1, "reason": "no"}], "columns": {"a": ["b"]}}], "t": (1, (2,))},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_json_is_indented_by_one(value, capsys):
    say_json(value)
    printed = capsys.readouterr().out
    assert json.loads(printed) == json.loads(json.dumps(value))
    assert printed == json.dumps(value, ensure_ascii=False, indent=1).replace("\u2028", "\\u2028") + "\n"
