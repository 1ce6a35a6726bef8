"""What a verb without a screen costs, counted: modules and statements, never a time."""

import json
import subprocess
import sys

import pytest

from cockpit import checked
from cockpit.clock import Clock
from cockpit.store import book as store
from cockpit.store.connection import sight

LOADED = {
    "log": (("--book", "{book}", "log", "H-1", "call"), 57),
    "version": (("--version",), 32),
    "sweep": (("--book", "{book}", "sweep"), 61),
    "grid": (("--book", "{book}", "--json", "grid"), 73),
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
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def looked_over(path):
    """The book was found sound today, as it is after the day's first write."""
    checked.remember(path, sight(path), Clock().today().isoformat())


@pytest.mark.parametrize("verb", LOADED)
def test_a_verb_loads_what_it_needs(verb, path, looked_over):
    words, most = LOADED[verb]
    floor = modules("import json, sys, sqlite3, click; print(json.dumps(sorted(sys.modules)))")
    loaded = modules(RUN, *(word.format(book=path) for word in words)) - floor
    assert [name for name in loaded if any(name == late or name.startswith(late + ".") for late in NEVER)] == []
    assert len(loaded) <= most, sorted(loaded)


def test_log_asks_for_one_client_and_commits_once(cockpit, path, monkeypatch):
    # the day's first write has the file looked over
    assert cockpit("log", "H-1", "call").status == 0
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
