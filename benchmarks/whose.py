"""`python -m benchmarks.whose`: where the time goes, in shares of Textual, SQLite, Python and the cockpit, for docs.

A profiler makes Python's calls dearer than they are, and what C does in one call cheaper beside them; the shares are
rough, and what they are for is to say where to look. What waits (for keys, for a lock) is left out.
"""

from __future__ import annotations

import pstats
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks import pages
from benchmarks.bench import FULL, QUICK, Bench
from benchmarks.books import ROOT, TODAY, copied, sales_file
from benchmarks.programs import LEGEND, environment, run, settled
from benchmarks.terminal import Terminal

MAKER = "python -m benchmarks.whose"
KEYS = 20
OWNERS = ("Textual and Rich", "SQLite", "Python", "cockpit")
WAITING = ("'poll' of 'select.epoll'", "'acquire' of '_thread.lock'", "'recv' of '_socket.socket'")
STRETCHES = (
    ("start", ""), ("cursor key", "\x1b[C"), ("log a call", "c"), ("lens change", "\t"), ("search key", "/aeioustrnl"),
)  # fmt: skip
"""What is done, and its keys; none for the start."""
_LIBRARY = sysconfig.get_path("purelib")

Function = tuple[str, int, str]


def owner(function: Function) -> str:
    """Whose a function is; of C's those that are named SQLite's, all others are Python's."""
    file, _line, name = function
    if "sqlite3" in name and file == "~":
        return "SQLite"
    if file.startswith(str(ROOT / "cockpit")):
        return "cockpit"
    return "Textual and Rich" if file.startswith(_LIBRARY) else "Python"


def shares(stats: pstats.Stats) -> tuple[float, Counter[str], list[tuple[str, float]]]:
    """Seconds of work; of these by owner, what C does counting for who called it; and what of ours costs most."""
    found: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    told: dict[Function, tuple[int, int, float, float, dict[Function, tuple[int, int, float, float]]]]
    told = stats.stats  # type: ignore[attr-defined]
    for function, (_calls, _primitive, own, _all, callers) in told.items():
        if any(word in function[2] for word in WAITING):
            continue
        if function[0] == "~" and owner(function) != "SQLite" and callers:
            for caller, (_c, _p, part, _a) in callers.items():
                found[owner(caller)] += part
                _note(ours, caller, part)
        else:
            found[owner(function)] += own
            _note(ours, function, own)
    return sum(found.values()), found, ours.most_common(3)


def _note(ours: Counter[str], function: Function, seconds: float) -> None:
    if owner(function) == "cockpit":
        ours[f"`{Path(function[0]).relative_to(ROOT / 'cockpit')}`"] += seconds


def profiles(bench: Bench) -> Iterable[tuple[str, pstats.Stats, int]]:
    """(what was done, its profile, how many times)."""
    with copied(bench.size) as book, tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "profile")
        for name, keys in STRETCHES:
            terminal = Terminal(
                _command("screen", out, "--today", TODAY, str(book)), environment(book.parent), folder=ROOT
            )
            with terminal:
                settled(terminal, LEGEND).settle(2.0)
                if keys:
                    many = _press(terminal, keys)
                    yield name, pstats.Stats(f"{out}.keys"), many
                else:
                    # the next start is of a book that was left by its key
                    terminal.leave("q")
            if not keys:
                with Terminal(
                    _command("screen", out, "--today", TODAY, str(book)), environment(book.parent), folder=ROOT
                ) as again:
                    settled(again, LEGEND)
                    yield name, pstats.Stats(f"{out}.start"), 1
        source = str(sales_file(100_000, bench.size.clients))
        run(_command("verb", out, "--today", TODAY, "--book", str(book), "import", source), environment(book.parent))
        yield "import of 100,000 lines", pstats.Stats(out), 1


def _press(terminal: Terminal, keys: str) -> int:
    """Each key once unprofiled, then many; returns how many were profiled."""
    pressed = [keys] * KEYS if len(keys) < 4 else list(keys[1:])
    for key in (keys[0] if len(keys) >= 4 else keys, *([] if len(keys) >= 4 else [keys])):
        terminal.key(key, 0.3)
    terminal.send("\x0c")
    terminal.settle(0.3)
    for key in pressed:
        terminal.key(key, 0.1)
    terminal.send("\x0c")
    terminal.settle(0.5)
    time.sleep(0.2)
    return len(pressed)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.profiled", *words]


def table(bench: Bench) -> str:
    """The shares as a table for the docs."""
    rows = [f"| | {' | '.join(OWNERS)} | of ours the most |", f"| --- | {' | '.join(['---:'] * len(OWNERS))} | --- |"]
    for name, stats, _many in profiles(bench):
        whole, found, most = shares(stats)
        parts = " | ".join(f"{found[each] / whole:.0%}" for each in OWNERS)
        told = ", ".join(f"{file} {seconds / whole:.0%}" for file, seconds in most)
        rows.append(f"| {name} | {parts} | {told} |")
        print(rows[-1], file=sys.stderr, flush=True)
    return f"{bench.size}.\n\n" + "\n".join(rows)


def main() -> None:
    """Profile, and put the table into docs/speed.md."""
    bench = QUICK if "--quick" in sys.argv else FULL
    page = pages.LONG.read_text(encoding="utf-8")
    pages.LONG.write_text(pages.between(page, table(bench), MAKER), encoding="utf-8")


if __name__ == "__main__":
    main()
