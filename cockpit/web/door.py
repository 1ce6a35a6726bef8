"""Who is let in: whoever knows the secret of this run, from a page of this very address."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

LOOPBACK = "127.0.0.1"


class Door:
    """The address of one run, with a secret in its path that no other user of the machine can guess."""

    def __init__(self, port: int) -> None:
        """Make a secret for a port."""
        self.port = port
        self.secret = secrets.token_urlsafe(24)

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser may say it has called: a foreign name that was made to lead here is not among them."""
        return f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"

    @property
    def url(self) -> str:
        """What to open."""
        return f"http://{self.hosts[0]}/{self.secret}/"

    def refuses(self, headers: Mapping[str, str]) -> bool:
        """Whether a request is none of this page's: another host's name, or a foreign page that asks."""
        host, origin = headers.get("Host", ""), headers.get("Origin")
        if host not in self.hosts or (origin is not None and origin != f"http://{host}"):
            return True
        return headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")

    def knows(self, secret: str) -> bool:
        """Whether it is the secret; takes as long for a near miss as for a far one."""
        return secrets.compare_digest(secret.encode(), self.secret.encode())
