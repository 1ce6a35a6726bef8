"""Nobody is called: every verb, every kind of file and the screen are run while each socket of Python is counted.

Where strace is there, the system's own calls are counted too, those of libraries that are no Python among them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from cockpit.cli.group import group
from tests.exchange.bad_files import OUTSIDE, sheet, xlsx
from tests.exchange.workbook import workbook

ROOT = Path(__file__).resolve().parents[2]
COUNTING = """
import os, sys
def told(event, values):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.gethostname":
        if event == "socket.__new__" and int(values[1]) not in (2, 10):
            return
        with open(os.environ["COUNTED"], "a") as kept:
            kept.write(f"{event} {values!r}\\n")
sys.addaudithook(told)
"""
EACH = """
import sys
from cockpit.cli import main
import json
for words in json.loads(sys.stdin.read()):
    sys.stderr.write("$ " + " ".join(words) + "\\n")
    main(words)
"""
LINES = [
    ["outbox"],
    ["new", "{folder}/other.cockpit"],
    ["import", "{folder}/clients.csv"], ["import", "{folder}/clients.xlsx"], ["import", "{folder}/cards.vcf"],
    ["import", "{folder}/outside.xml"], ["import", "{folder}/calls.xml"], ["import", "{folder}/outside.xlsx"],
    ["import", "{folder}/_chat.txt"], ["import", "{folder}/crm.json"],
    ["log", "Acme", "call", "--note", "see http://192.0.2.1/x"], ["next", "Acme", "offer fri"], ["done", "nothing"],
    ["grid"], ["sweep"], ["show", "Acme"], ["find", "acme"], ["agenda"], ["routine"], ["journal"], ["undo"], ["redo"],
    ["check"], ["backup"], ["restore"], ["keys"], ["lenses"], ["where"], ["books"], ["views"], ["templates"],
    ["settings"], ["text", "Acme"], ["unmatched"], ["assign", "x", "Acme"],
    ["export", "csv", "{folder}/o.csv"], ["export", "xlsx", "{folder}/o.xlsx"], ["export", "json", "{folder}/o.json"],
    ["export", "vcard", "{folder}/o.vcf"], ["export", "ics", "{folder}/o.ics"],
    ["export", "person", "Anna", "{folder}/anna.json"],
    ["erase", "Anna Nowak", "--yes"], ["retention"],
]  # fmt: skip
ELSEWHERE = {"open", "demo", "serve"}
"""The screen has a test of its own; `serve` listens on the loopback address, which tests/web holds."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file of each kind, each naming something that lies on another machine."""
    url = "http://192.0.2.1/x"
    texts = {
        "sitecustomize.py": COUNTING,
        "clients.csv": f'Name,Website,Note\nAcme,{url},"=WEBSERVICE(""{url}"")"\n',
        "cards.vcf": f"BEGIN:VCARD\nVERSION:4.0\nFN:Anna Nowak\nORG:Acme\nPHOTO:{url}\nSOURCE:{url}\nTEL:601234567\n"
        f"KEY:{url}\nEND:VCARD\n",
        "outside.xml": OUTSIDE + '<smses><sms address="&a;" date="1" type="1"/></smses>',
        "calls.xml": f'<?xml version="1.0"?><?xml-stylesheet href="{url}"?><calls><call number="601234567"'
        ' duration="60" date="1790000000000" type="2"/></calls>',
        "_chat.txt": f"20/09/2026, 21:15 - Anna Nowak: {url}\n20/09/2026, 21:16 - Jan Kos: ok\n",
        "crm.json": f'{{"companies": [{{"id": 1, "name": "Acme", "website": "{url}"}}], "contacts": []}}',
    }
    for name, content in texts.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    workbook(tmp_path / "clients.xlsx", {"S": [["Name", "Website"], ["Beta", url]]})
    xlsx(tmp_path / "outside.xlsx", sheet("<row><c><v>&a;</v></c></row>", before=OUTSIDE[21:]))
    return tmp_path


def _surroundings(folder: Path) -> dict[str, str]:
    return {
        **os.environ, "COUNTED": str(folder / "counted"), "COCKPIT_HOME": str(folder / "home"), "LC_ALL": "C.UTF-8",
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "TERM": "xterm-256color",
    }  # fmt: skip


def _run(folder: Path, *before: str) -> str:
    import json

    book = str(folder / "test.cockpit")
    lines = [["new", book]] + [
        ["--book", book, *(word.format(folder=folder) for word in words)]
        for words in LINES
        if words[0] in group.list_commands(None)
    ]
    done = subprocess.run(
        [*before, sys.executable, "-c", EACH], input=json.dumps(lines), text=True, capture_output=True, check=False,
        env=_surroundings(folder),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "a fault of the program" not in done.stderr
    return done.stderr


def test_every_verb_is_among_them() -> None:
    assert set(group.list_commands(None)) <= {words[0] for words in LINES} | ELSEWHERE


def test_no_verb_and_no_file_calls_anybody(folder: Path) -> None:
    told = _run(folder)
    assert "outside.xml:1: this XML defines entities" in told
    assert not (folder / "counted").exists()


def test_the_count_would_see_a_call(folder: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    subprocess.run([sys.executable, "-c", code], env=_surroundings(folder), check=True)
    assert "socket.__new__" in (folder / "counted").read_text()


def test_the_system_sees_no_socket_of_the_internet(folder: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not here; Python's own count is what the test before this one holds")
    log = folder / "strace"
    probe = subprocess.run([strace, "-o", str(log), "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("strace may not trace here")
    _run(folder, strace, "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(log))
    calls = log.read_text()
    assert "AF_INET" not in calls


def test_the_screen_calls_nobody(folder: Path) -> None:
    book = folder / "test.cockpit"
    _run(folder)
    child = pexpect.spawn(
        sys.executable, ["-m", "cockpit", str(book)], dimensions=(40, 120), env=_surroundings(folder), timeout=30
    )
    child.expect("Acme")
    for keys in ("\r", "p", "\x1b", "g", "a", "g", "r", "g", "j", "g", "i", "g", "t", "g", "o", "g", "g", "q"):
        child.send(keys)
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            try:
                child.read_nonblocking(65_536, timeout=0.1)
            except (pexpect.TIMEOUT, pexpect.EOF):
                break
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert not (folder / "counted").exists()
