"""The one page: a terminal in the browser, made of what lies on this machine and nothing else."""

from __future__ import annotations

from html import escape

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
    " img-src 'self' data:; connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the browser may load for the page: from here alone. The terminal writes its own styles into the page."""

STYLE = """
@font-face { font-family: "Roboto Mono"; src: url("fonts/RobotoMono-VariableFont_wght.ttf"); font-weight: 100 700; }
html, body { margin: 0; height: 100%; background: #0f1317; color: #d7dde3; }
body, button { font: 16px "Roboto Mono", monospace; }
#terminal { width: 100vw; height: 100vh; overflow: hidden; }
#over { display: none; position: fixed; inset: 0; align-items: center; justify-content: center; gap: 1.5em;
  background: #0f1317; z-index: 20; }
body.-closed #over { display: flex; }
a { color: #5cb8ec; }
"""


def page(title: str, socket: str, ended: str, again: str, language: str) -> str:
    """The page as HTML.

    Args:
        title: what the browser calls it.
        socket: address of the web socket that the terminal talks to.
        ended: what is said once the program has ended.
        again: the words of the link that starts it anew.
        language: of the words, as HTML names it.
    """
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="static/css/xterm.css">
<link rel="stylesheet" href="static/cockpit.css">
<script src="static/js/textual.js"></script>
</head>
<body>
<div id="over"><span>{escape(ended)}</span> <a href="">{escape(again)}</a></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{escape(socket)}" data-font-size="16"></div>
<button id="start" hidden></button>
</body>
</html>
"""
