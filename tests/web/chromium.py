"""A headless Chromium, driven over its own debugging socket."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
PATIENCE = 60.0


class Tab:
    """A page, and every address that it has asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self.requests: list[str] = []
        self.faults: list[str] = []
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if told.get("id") in self._answers:
                self._answers.pop(told["id"]).set_result(told)
            elif told.get("method") == "Network.requestWillBeSent":
                self.requests.append(told["params"]["request"]["url"])
            elif told.get("method") == "Network.webSocketCreated":
                self.requests.append(told["params"]["url"])
            elif told.get("method") == "Log.entryAdded":
                self.faults.append(told["params"]["entry"]["text"])

    async def ask(self, method: str, **more: Any) -> Any:
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "method": method, "params": more})
        found = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in found, found
        return found["result"]

    async def value(self, script: str) -> Any:
        """What a script comes to."""
        found = await self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait for a script to be true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):
                await asyncio.sleep(0.05)

    async def press(self, key: str) -> None:
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key, unmodifiedText=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self) -> str:
        """What is seen, as PNG in base64."""
        return str((await self.ask("Page.captureScreenshot", format="png"))["data"])

    async def cells(self, colour: tuple[int, int, int]) -> int:
        """How many pixels of the page are of a colour."""
        script = """(async (png, want) => {
            const image = new Image(); image.src = 'data:image/png;base64,' + png; await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            const data = pen.getImageData(0, 0, image.width, image.height).data;
            let count = 0;
            for (let at = 0; at < data.length; at += 4)
                if (data[at] === want[0] && data[at + 1] === want[1] && data[at + 2] === want[2]) count++;
            return count;
        })"""
        return int(await self.value(f"{script}({json.dumps(await self.picture())}, {json.dumps(colour)})"))

    async def close(self) -> None:
        self._reading.cancel()
        with suppress(asyncio.CancelledError):
            await self._reading


@asynccontextmanager
async def tab(url: str, folder: Path, size: tuple[int, int] = (1280, 800)) -> AsyncIterator[Tab]:
    """A page at an address; the browser is gone afterwards."""
    browser = await asyncio.create_subprocess_exec(
        PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--remote-debugging-port=0", f"--user-data-dir={folder}", "--window-size={},{}".format(*size), "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        told = folder / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not (told.exists() and told.read_text().count("\n")):
                await asyncio.sleep(0.05)
        port = int(told.read_text().split()[0])
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                shown = Tab(socket)
                for domain in ("Network", "Page", "Runtime", "Log"):
                    await shown.ask(f"{domain}.enable")
                await shown.ask("Page.navigate", url=url)
                yield shown
                await shown.close()
    finally:
        with suppress(ProcessLookupError):
            browser.terminate()
        await browser.wait()
