"""The cockpit under Python's own profiler, a stretch of its work at a time; started by `benchmarks.whose`.

python -m benchmarks.profiled screen OUT BOOK    from the start to the first frame, then, from a Ctrl+L on, all keys
python -m benchmarks.profiled verb OUT WORDS…    a verb of the command line, whole
"""

from __future__ import annotations

import cProfile
import sys
from typing import Any

AGAIN = "ctrl+l"
"""The key from which on keys are profiled, and at which that ends."""


def main(kind: str, out: str, *words: str) -> int:
    """Run the program; the profiles are written beside `out`, as it goes on."""
    profile = cProfile.Profile()
    profile.enable()
    from cockpit.cli import main as cockpit

    if kind == "verb":
        status = cockpit(list(words))
        profile.disable()
        profile.dump_stats(out)
        return status
    _hook(profile, out)
    return cockpit(list(words))


def _hook(first: cProfile.Profile, out: str) -> None:
    """Stop at the first frame that fills the screen; begin and stop again where the key is pressed."""
    from cockpit.app import spared

    imported = spared.import_textual

    def importing() -> None:
        imported()
        from textual.app import App

        display, on_event = App._display, App.on_event
        keys: list[cProfile.Profile] = []
        shown = [False]

        def displayed(app: Any, screen: Any, update: Any) -> None:
            display(app, screen, update)
            done()

        def done() -> None:
            if not shown[0]:
                shown[0] = True
                first.disable()
                first.dump_stats(f"{out}.start")

        async def heard(app: Any, event: Any) -> None:
            # it comes by twice: on its way to the focus, and back
            if getattr(event, "key", "") == AGAIN and not event.is_forwarded:
                if keys:
                    keys[-1].disable()
                    keys[-1].dump_stats(f"{out}.keys")
                else:
                    keys.append(cProfile.Profile())
                    keys[-1].enable()
            await on_event(app, event)

        App._display = displayed  # type: ignore[method-assign]
        App.on_event = heard  # type: ignore[method-assign]
        App.post_display_hook = lambda _app: done()  # type: ignore[method-assign]

    spared.import_textual = importing


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
