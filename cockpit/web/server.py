"""The server: the page, the terminal's parts, and a cockpit of its own for each page that is open."""

from __future__ import annotations

import asyncio
import shlex
import signal
from collections.abc import Callable, Sequence
from importlib import resources

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.web.door import LOOPBACK, Door
from cockpit.web.page import CSP, STYLE, page

PATIENCE = 3.0
"""Seconds that open pages have to end when the server is stopped."""


def serve(command: Sequence[str], port: int, title: str, language: str, told: Callable[[str], None]) -> None:
    """Serve a program on the loopback address until it is interrupted.

    Args:
        command: the words that start it.
        port: 0 for any that is free.
        title: what the browser calls the page.
        language: of the page's words.
        told: is told the address once it can be opened.

    Raises:
        BadInput: the port is in use or not allowed.
    """
    asyncio.run(_serve(command, port, title, language, told))


async def _serve(command: Sequence[str], port: int, title: str, language: str, told: Callable[[str], None]) -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, over.set)
    door = Door(port)
    runner = web.AppRunner(_application(command, door, title, language), shutdown_timeout=PATIENCE, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
        except OSError as fault:
            words = _("port {port} cannot be used ({fault}): name another with --port")
            raise BadInput(words.format(port=port, fault=fault.strerror)) from None
        door.port = runner.addresses[0][1]
        told(door.url)
        await over.wait()
    finally:
        # every page's program is told to end, and waited for
        await runner.cleanup()


def _application(command: Sequence[str], door: Door, title: str, language: str) -> web.Application:
    terminals = Server(shlex.join(command), host=LOOPBACK, title=title)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if door.refuses(request.headers) or not door.knows(request.match_info.get("secret", "")):
            raise web.HTTPNotFound
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(
                {
                    "Content-Security-Policy": CSP.format(socket=f"ws://{request.host}"),
                    "Referrer-Policy": "no-referrer",
                    "X-Content-Type-Options": "nosniff",
                    "Cache-Control": "no-store",
                }
            )
        return answer

    async def index(request: web.Request) -> web.Response:
        socket = f"ws://{request.host}/{door.secret}/ws"
        text = page(title, socket, _("The cockpit has ended; everything is kept."), _("Start again"), language)
        return web.Response(text=text, content_type="text/html")

    async def style(request: web.Request) -> web.Response:
        return web.Response(text=STYLE, content_type="text/css")

    app = web.Application(middlewares=[guarded])
    parts = resources.files("textual_serve") / "static"
    app.add_routes(
        [
            web.get("/{secret}/", index),
            web.get("/{secret}/ws", terminals.handle_websocket),
            web.get("/{secret}/static/cockpit.css", style),
            *(web.get(f"/{{secret}}/static/{name}", _file(str(parts / name))) for name in PARTS),
        ]
    )
    return app


PARTS = ("css/xterm.css", "js/textual.js", "fonts/RobotoMono-VariableFont_wght.ttf")
"""What the page is made of; nothing else of the library is served."""


def _file(path: str) -> Handler:
    async def send(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(path)

    return send
