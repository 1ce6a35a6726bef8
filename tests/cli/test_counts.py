"""What a verb without a screen costs, counted: modules and statements, never a time."""

import json
import os
import subprocess
import sys

import pytest

from cockpit.store import book as store

LOADED = {
    "log": (("--book", "{book}", "log", "H-1", "call"), 54),
    "version": (("--version",), 32),
    "sweep": (("--book", "{book}", "sweep"), 59),
    "grid": (("--book", "{book}", "--json", "grid"), 71),
}
"""Modules beyond those of `import sqlite3, click` that a verb may load; five fewer were counted."""
NEVER = (
    "textual", "rich", "pydantic", "sqlite_utils", "dateutil", "phonenumbers", "chardet", "babel", "holidays",
    "icalendar", "vobject", "tomlkit", "segno", "platformdirs", "decimal", "statistics", "email", "csv",
    "importlib.metadata", "random", "tempfile", "cockpit.app", "cockpit.exchange",
)  # fmt: skip
OF_LOG = 33
"""Statements that `log` runs, without those of the triggers; 30 were counted."""
RUN = "import json, sys; from cockpit.cli import main; main(); print(json.dumps(sorted(sys.modules)))"


def modules(script, *words):
    env = {name: value for name, value in os.environ.items() if name != "COCKPIT_HOME"}
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=env)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("verb", LOADED)
def test_a_verb_loads_what_it_needs(verb, path):
    words, most = LOADED[verb]
    floor = modules("import json, sys, sqlite3, click; print(json.dumps(sorted(sys.modules)))")
    loaded = modules(RUN, *(word.format(book=path) for word in words)) - floor
    assert [name for name in loaded if any(name == late or name.startswith(late + ".") for late in NEVER)] == []
    assert len(loaded) <= most, sorted(loaded)


def test_log_asks_for_one_client_and_commits_once(cockpit, path, monkeypatch):
    told = []
    connect = store.connecting.connect

    def traced(*given, **more):
        connection = connect(*given, **more)
        connection.set_trace_callback(told.append)
        return connection

    monkeypatch.setattr(store.connecting, "connect", traced)
    assert cockpit("log", "H-1", "call").status == 0
    own = [statement for statement in told if not statement.startswith("--")]
    assert sum(statement == "COMMIT" for statement in own) == 1
    assert len(own) <= OF_LOG, "\n".join(own)
    assert not [statement for statement in own if "FROM client c" in statement]
