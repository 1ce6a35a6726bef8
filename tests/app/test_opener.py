"""Links handed to the system: without a shell, its failure said, and nothing said where it went well."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cockpit.app import opener
from cockpit.core.errors import BadInput
from tests.app.test_handoff_keys import callable_client, hand, sign

ODD = "tel:+48600100200;$(touch evil)`x`"


def program(folder: Path, status: int) -> str:
    """A program that writes down what it was given."""
    path = folder / "opens"
    path.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{folder}/given"\nexit {status}\n')
    path.chmod(0o700)
    return str(path)


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """`opened(status, link)`: what the program was given, and the sentence that was told."""

    def run(status: int, link: str) -> tuple[str, list[str]]:
        told: list[str] = []
        monkeypatch.setattr(opener, "opener", lambda: program(tmp_path, status))
        before = set(threading.enumerate())
        opener.open_link(link, told.append)
        for thread in set(threading.enumerate()) - before:
            thread.join()
        return (tmp_path / "given").read_text(), told

    return run


def test_the_link_is_given_as_it_is(opened, tmp_path):
    assert opened(0, ODD) == (f"{ODD}|", [])
    assert not (tmp_path / "evil").exists()


def test_what_the_system_cannot_open_is_said(opened):
    given, told = opened(3, "sms:+48600100200?body=a%20b")
    assert given == "sms:+48600100200?body=a%20b|"
    assert told == ["nothing here opens sms: links; y copies, or let the phone read the code"]


def test_a_program_that_cannot_be_started(monkeypatch, tmp_path):
    monkeypatch.setattr(opener, "opener", lambda: str(tmp_path / "none"))
    with pytest.raises(BadInput, match="cannot be started"):
        opener.open_link("tel:1", print)


async def test_a_machine_without_one_says_so(start):
    async with start() as walk:
        sign(walk)
        callable_client(walk)
        await walk.press("p", "o")
        assert "has no program that opens links" in walk.said


async def test_o_opens_the_number_or_the_text_as_a_link(start, monkeypatch):
    given = []
    monkeypatch.setattr("cockpit.app.screens.handoff.open_link", lambda link, failed: given.append((link, failed)))
    async with start() as walk:
        sign(walk)
        callable_client(walk)
        await walk.press("p", "o", "1", "o")
        number = hand(walk).reach.number
        assert [link for link, _failed in given] == [number.tel, number.sms(hand(walk).draft.text)]
        assert walk.said == f"handed to this machine: {number.shown}"
        # the system tells of its failure from a thread
        thread = threading.Thread(target=given[0][1], args=("nothing here opens tel: links",))
        thread.start()
        while thread.is_alive():
            await walk.frame()
        assert walk.said == "nothing here opens tel: links"
        assert walk.said in " ".join(walk.text("#hand-words").split())
