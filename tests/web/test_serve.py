"""The cockpit in a browser: who is let in, what is loaded, and a key pressed there that is in the book."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sqlite3
import sys
from contextlib import asynccontextmanager

import aiohttp
import pytest

from cockpit.app.theme import DARK
from cockpit.web.door import Door
from tests.web import chromium

PATIENCE = 60.0
pytestmark = pytest.mark.xdist_group("browser")


@asynccontextmanager
async def served(home, *words, stop=signal.SIGINT):
    """`cockpit serve` on a free port: its address, and what it wrote once it has ended."""
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COCKPIT_THEME")}
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cockpit", "--today", "2026-11-27", "serve", "--port", "0", *words,
        env={**environment, "COCKPIT_HOME": str(home)}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        line = await asyncio.wait_for(program.stdout.readline(), PATIENCE)
        yield re.search(rb"http://\S+/", line).group().decode()
    finally:
        program.send_signal(stop)
        out, err = await asyncio.wait_for(program.communicate(), PATIENCE)
        assert (program.returncode, out, err) == (0, b"", b"")


def touches(home):
    connection = sqlite3.connect(f"file:{home / 'demo.cockpit'}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT count(*) FROM touch").fetchone()[0]
    finally:
        connection.close()


async def seen(stream, wanted: str) -> str:
    """Read what the terminal is sent until it says it."""
    text = ""
    async with asyncio.timeout(PATIENCE):
        while wanted not in text:
            message = await stream.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, message
            text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", message.data.decode(errors="replace"))
    return text


async def status(session, address, **headers):
    async with session.get(address, headers=headers) as answer:
        return answer.status


async def test_a_key_over_the_socket_is_in_the_book(tmp_path):
    async with served(tmp_path, "--demo") as url, aiohttp.ClientSession() as session:
        page = await (await session.get(url)).text()
        (address,) = re.findall(r'data-session-websocket-url="([^"]+)"', page)
        async with session.ws_connect(f"{address}?width=120&height=40") as stream:
            await seen(stream, "breathes")
            before = touches(tmp_path)
            await stream.send_str(json.dumps(["stdin", "c"]))
            await seen(stream, "call, reached")
            assert touches(tmp_path) == before + 1


async def test_a_stranger_is_not_let_in(tmp_path):
    async with served(tmp_path, "--demo", stop=signal.SIGTERM) as url, aiohttp.ClientSession() as session:
        root = url.rsplit("/", 2)[0]
        assert await status(session, url) == 200
        for path in (
            "/",
            "/ws",
            "/static/js/textual.js",
            "/guess/",
            "/guess/ws",
            f"{url.removeprefix(root)}download/x",
        ):
            assert await status(session, root + path) == 404, path
        for headers in (
            {"Host": "evil.example"}, {"Host": "evil.example:80"}, {"Origin": "http://evil.example"},
            {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        ):  # fmt: skip
            for place in ("", "ws"):
                assert await status(session, url + place, **headers) == 404, (headers, place)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{url}ws", headers={"Origin": "http://evil.example"})


async def test_only_the_loopback_address_listens(tmp_path):
    async with served(tmp_path, "--demo") as url:
        port = int(re.search(r":(\d+)/", url).group(1))
        listening = []
        for kind in ("tcp", "tcp6"):
            with open(f"/proc/net/{kind}", encoding="ascii") as rows:
                for row in rows.readlines()[1:]:
                    address, state = row.split()[1], row.split()[3]
                    if state == "0A" and int(address.rsplit(":", 1)[1], 16) == port:
                        listening.append(address.split(":")[0])
        assert listening == ["0100007F"]


async def test_the_page_asks_nobody_else(tmp_path):
    async with served(tmp_path, "--demo") as url, aiohttp.ClientSession() as session:
        answer = await session.get(url)
        page = await answer.text()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        linked = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert not [each for each in linked if "//" in each]
        style = await (await session.get(f"{url}static/cockpit.css")).text()
        assert "http" not in style
        for each in (*linked, *re.findall(r'url\("([^"]+)"\)', style)):
            if each and not each.startswith("data:"):
                path = each if each.startswith("static/") else f"static/{each}"
                assert await status(session, url + path) == 200, each


def test_each_run_has_a_secret_of_its_own():
    one, other = Door(1), Door(1)
    assert one.secret != other.secret and len(one.secret) >= 32
    assert one.knows(one.secret) and not one.knows(other.secret) and not one.knows("é")


def test_a_port_in_use_is_said(tmp_path):
    import subprocess

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = subprocess.run(
            [sys.executable, "-m", "cockpit", "serve", "--demo", "--port", str(taken.getsockname()[1])],
            env={**os.environ, "COCKPIT_HOME": str(tmp_path)}, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    assert run.returncode == 2
    assert "name another with --port" in run.stderr and run.stderr.count("\n") == 1


def test_without_the_part_it_says_how_to_get_it(tmp_path, monkeypatch, capsys):
    from cockpit.cli import main
    from cockpit.cli.verbs import serve

    monkeypatch.setenv("COCKPIT_HOME", str(tmp_path))
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    assert main(["serve", "--demo"]) == 2
    assert "pip install 'portfolio-cockpit[web]'" in capsys.readouterr().err


def test_a_book_that_is_not_there_is_said_at_once(tmp_path, monkeypatch, capsys):
    from cockpit.cli import main

    monkeypatch.setenv("COCKPIT_HOME", str(tmp_path))
    assert main(["--book", str(tmp_path / "none.cockpit"), "serve"]) == 3


@pytest.mark.skipif(not chromium.PROGRAM, reason="no Chromium is installed here: the browser itself was not tried")
async def test_a_browser_draws_the_grid_and_logs_a_call(tmp_path):
    alarm = tuple(int(DARK.tones["alarm"][0][at : at + 2], 16) for at in (1, 3, 5))
    async with served(tmp_path / "home", "--demo") as url:
        async with chromium.tab(url, tmp_path / "browser") as tab:
            await tab.until("document.body !== null && document.body.classList.contains('-first-byte')")
            async with asyncio.timeout(PATIENCE):
                while await tab.cells(alarm) < 1_000:
                    await asyncio.sleep(0.1)
            if os.environ.get("COCKPIT_PICTURE"):
                import base64

                with open(os.environ["COCKPIT_PICTURE"], "wb") as file:
                    file.write(base64.b64decode(await tab.picture()))
            before = touches(tmp_path / "home")
            await tab.value("document.querySelector('textarea').focus()")
            await tab.press("c")
            async with asyncio.timeout(PATIENCE):
                while touches(tmp_path / "home") != before + 1:
                    await asyncio.sleep(0.05)
            await tab.press("q")
            await tab.until("document.body.classList.contains('-closed')")
            assert await tab.value("getComputedStyle(document.getElementById('over')).display") == "flex"
            address = re.search(r"//([^/]+)/", url).group(1)
            elsewhere = [each for each in tab.requests if f"//{address}/" not in each and not each.startswith("data:")]
            assert elsewhere == [] and len(tab.requests) >= 5
            assert [each for each in tab.faults if "Content Security Policy" in each] == []
