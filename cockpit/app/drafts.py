"""What is being typed, kept while it is typed, and offered back after whatever ended the program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.css.query import QueryError

from cockpit import paths
from cockpit.app.commands.importing import IMPORT
from cockpit.app.commands.table import commands, places
from cockpit.app.widgets.line import cut
from cockpit.core.errors import CockpitError
from cockpit.core.words import _
from cockpit.store import drafts as slips
from cockpit.store.drafts import Draft
from cockpit.store.slips import Held

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.desk import Said
    from cockpit.app.panels.client import ClientPanel
    from cockpit.app.panels.listing import Subject
    from cockpit.app.place import Place

KEEP_AFTER = 0.5
"""Seconds after a key until what was typed is kept; no clock runs while nothing is typed."""
SHOWN = 40
"""Cells of a draft's label and of its text in the sentence that offers it."""
GRID = "grid"
FILES = "files"
"""Kind of a draft of what is chosen for files."""


class Drafts:
    """The one line that is being typed into, and the drafts that wait."""

    def __init__(self, app: CockpitApp) -> None:
        """Work for a program; nothing is read yet."""
        self._app = app
        self._slip = self.slip()
        self._line: Draft | None = None
        self._present: Callable[[], str] = str
        self._kept: Draft | None = None
        self._armed = False
        self._told = False
        self._waiting: list[Path] = []
        self._offered: tuple[Path, Said] | None = None
        self._late = False
        """Whether what waits is to be offered once the words are shown again."""
        app.desk.outbox.taken = self._drop
        self._left: dict[Draft, str] = {}
        """By line, what stood there when Esc left it; for as long as the program runs."""

    def slip(self) -> Held:
        """A slip for a text of its own."""
        chance = int.from_bytes(os.urandom(2), "big")
        return slips.held(paths.drafts_folder(), self._app.desk.book.book_id, (self._app.desk.now().ms << 21) | chance)

    # while it is typed

    def begun(self, screen: Place, again: str, *, alone: bool) -> str:
        """A prompt opens: the text that it begins with, a draft's where one waits for just this line.

        Args:
            screen: where.
            again: id of the command that opens it once more.
            alone: whether it is about no client.
        """
        errand = screen.errand
        if errand is None or not errand.kept:
            self._line = None
            return errand.value if errand is not None else ""
        from cockpit.app.page import Page

        clients = () if alone else tuple(screen.targets())
        # two lines of a list ask for their words by the same label
        here = screen.here() if isinstance(screen, Page) and not again else None
        field = (here.kind, here.id, here.column) if here is not None else None
        line = Draft(errand.label, clients, again, screen.place, errand.number, field=field, was=errand.value)
        return self._begin(line, screen.typed)

    def begun_field(self, panel: ClientPanel, subject: Subject) -> str:
        """The editor opens over a line of the client: the text that it begins with."""
        assert panel.client is not None
        name = self._app.desk.names([panel.client])
        line = Draft(
            name,
            (panel.client,),
            tab=panel.tab,
            field=(subject.kind, subject.id, subject.column),
            was=subject.text,
        )
        return self._begin(line, lambda: panel.editor.value)

    def _begin(self, line: Draft, present: Callable[[], str]) -> str:
        self._line, self._present = line, present
        for path in self._waiting:
            draft = slips.read(path)
            if draft is not None and draft.same_line(line):
                self._take(path, draft)
                return draft.text
        return line.was

    def _take(self, path: Path, draft: Draft) -> None:
        """What waited is typed on; the old slip goes once there is a new one."""
        assert self._line is not None
        self._waiting.remove(path)
        if self._write(self._line._replace(text=draft.text)):
            slips.let_go(path)
        words = _("what was not finished stands here again")
        if draft.was != self._line.was:
            words = _("what was not finished stands here again; meanwhile it was changed to “{text}”").format(
                text=cut(self._line.was, SHOWN)
            )
        self._app.desk.say(words, "warn")

    def touched(self) -> None:
        """A key went into a line: what stands there is kept soon."""
        if self._line is not None and not self._armed:
            self._armed = True
            self._app.set_timer(KEEP_AFTER, self._fire)

    def _fire(self) -> None:
        self._armed = False
        self.keep()

    def keep(self) -> None:
        """Keep what stands in the line now: at the end of the program too, whatever ends it."""
        line = self._line
        if line is None:
            return
        # of a screen that is being taken down, what was kept last stays
        with suppress(QueryError):
            text = self._present()
            if text.strip() and text != line.was:
                self._write(line._replace(text=text))
            else:
                self._drop()

    def _write(self, draft: Draft) -> bool:
        if draft == self._kept:
            return True
        if self.put(self._slip, draft):
            self._kept = draft
            return True
        return False

    def put(self, slip: Held, draft: Draft) -> bool:
        """Keep a draft; where that cannot be done it is said once."""
        try:
            slip.write(slips.written(draft))
        except OSError as fault:
            if not self._told:
                self._told = True
                words = _("what you type is not kept beside the book ({fault}): finish it before you leave")
                self._app.desk.say(words.format(fault=fault.strerror), "alarm")
            return False
        self._told = False
        return True

    def _drop(self) -> None:
        self._slip.drop()
        self._kept = None

    def over(self, *, leave: bool = False) -> None:
        """The line closes: it is in the book, or Esc has left it; then ↑ in the same line brings the text back."""
        line, self._line = self._line, None
        if line is not None and leave:
            with suppress(QueryError):
                text = self._present()
                if text.strip() and text != line.was:
                    self._left[_bare(line)] = text
        self._drop()

    def brought_back(self) -> str | None:
        """↑: what was left in this line by Esc; what stands there now takes its place."""
        line = self._line
        text = self._left.pop(_bare(line), None) if line is not None else None
        if line is not None and text is not None:
            now = self._present()
            if now.strip() and now != line.was:
                self._left[_bare(line)] = now
            self.touched()
        return text

    # files that are about to come in: what was chosen for them

    def waits_for(self, line: Draft) -> str:
        """What waits for files, in a slip or from before Esc; empty where nothing does."""
        _path, draft = self._slip_of(line)
        return draft.text if draft is not None else self._left.get(_bare(line), "")

    def found(self, line: Draft) -> None:
        """What waited for these files stands in a slip of its own again, or was chosen otherwise."""
        path, _draft = self._slip_of(line)
        self._left.pop(_bare(line), None)
        if path is not None:
            self._waiting = [each for each in self._waiting if each != path]
            slips.let_go(path)

    def put_aside(self, line: Draft) -> None:
        """Esc left it."""
        self._left[_bare(line)] = line.text

    def _slip_of(self, line: Draft) -> tuple[Path | None, Draft | None]:
        for path in slips.waiting(paths.drafts_folder(), self._app.desk.book.book_id):
            draft = slips.read(path)
            if draft is not None and draft.field == line.field:
                return path, draft
        return None, None

    def release(self) -> None:
        """The program ends: the slip stays, and is nobody's."""
        self._slip.let_go()

    # offered back

    def look(self) -> None:
        """See what waits, and offer the newest; where words are hidden, once they are shown again."""
        self._late = self._app.desk.book.hidden
        if self._late:
            return
        self._waiting = slips.waiting(paths.drafts_folder(), self._app.desk.book.book_id)
        self._offer()

    def look_late(self) -> None:
        """The words are shown again: look, where that was put off."""
        if self._late:
            self.look()

    def _offer(self) -> None:
        desk = self._app.desk
        for path in list(self._waiting):
            draft = slips.read(path)
            if draft is None:
                self._waiting.remove(path)
                continue
            what, text = cut(draft.label, SHOWN), cut(" ".join(_shown(draft).split()), SHOWN)
            words = _("not finished: {what}: “{text}” · Enter takes it up, Esc lets it go")
            if not desk.portfolio.by_id.keys() >= set(draft.clients):
                words = _("not finished: {what}: “{text}” · that client is no longer in the book; Esc lets it go")
            desk.say(words.format(what=what, text=text), "warn")
            assert desk.said is not None
            self._offered = (path, desk.said)
            self._draw()
            return

    def _draw(self) -> None:
        draw = getattr(self._app.screen, "draw", None)
        if draw is not None:
            draw()

    def answered(self, key: str) -> bool:
        """Enter or Esc to the offer, while it is what the line says; any other key leaves it for later."""
        offered, self._offered = self._offered, None
        if offered is None or self._app.desk.said is not offered[1] or key not in ("enter", "escape"):
            return False
        self._app.desk.said = None
        path = offered[0]
        draft = slips.read(path)
        if key == "escape":
            self._waiting.remove(path)
            slips.let_go(path)
            if draft is not None:
                self._left[_bare(draft)] = draft.text
            self._offer()
        elif draft is not None:
            with suppress(CockpitError):
                self._take_up(draft, path)
        self._draw()
        return True

    def _take_up(self, draft: Draft, path: Path) -> None:
        """Open the line again, where it was; what waits for it is put into it as it opens."""
        app, home = self._app, self._app.home
        if draft.field is not None and not draft.place:
            self._open_field(draft)
        elif draft.field is not None and draft.field[0] == FILES:
            app.go(draft.place)
            app.screen.call_after_refresh(self._take_files, app.screen, draft)
            return
        elif draft.again in commands():
            app.go(GRID)
            in_grid = commands()[draft.again].applies(places()[GRID])
            if draft.clients and draft.clients[0] in app.desk.portfolio.by_id:
                home.grid.move_to(draft.clients[0])
                app.desk.marks = frozenset(draft.clients if len(draft.clients) > 1 else ())
                home.grid.mark(app.desk.marks)
            if in_grid or draft.place not in places():
                self._give(home, draft)
            else:
                app.go(draft.place)
                app.screen.call_after_refresh(self._give, app.screen, draft)
                return
        if path in self._waiting:
            app.desk.say(_("it stands in that line again once you open it: {what}").format(what=draft.label), "warn")

    def _take_files(self, screen: Any, draft: Draft) -> None:
        take = getattr(screen, "take_up", None)
        if take is not None:
            take([Path(each) for each in _files(draft)])

    def _give(self, screen: Any, draft: Draft) -> None:
        screen.count = draft.number
        screen.give(draft.again)

    def _open_field(self, draft: Draft) -> None:
        panel, client = self._app.home.client_panel, draft.clients[0]
        if client not in self._app.desk.portfolio.by_id:
            return
        self._app.go(GRID)
        self._app.home.grid.move_to(client)
        if not panel.display:
            self._app.home.open_client()
        panel.tab = draft.tab
        panel.open(client)
        panel.refill()
        panel.enter()
        from cockpit.app.panels.history import History
        from cockpit.app.panels.listing import Listing

        model = panel.rows.model
        for index in range(len(model) if model is not None else 0):
            found = model.subject(index) if isinstance(model, Listing | History) else None
            if found is not None and (found.kind, found.id, found.column) == draft.field:
                panel.rows.move(index, 1)
                panel.edit()
                return


def _bare(line: Draft) -> Draft:
    """What makes a line that line."""
    return Draft("" if line.place == IMPORT else line.label, line.clients, field=line.field)


def files_line(label: str, files: Sequence[str]) -> Draft:
    """What is chosen for files that are about to come in, as a draft; its text is written elsewhere."""
    return Draft(label, place=IMPORT, field=(FILES, 0, json.dumps(list(files), ensure_ascii=False)))


def _files(draft: Draft) -> list[str]:
    with suppress(ValueError, TypeError):
        return [str(each) for each in json.loads(draft.field[2] if draft.field is not None else "")]
    return []


def _shown(draft: Draft) -> str:
    """The text of a draft as a person reads it."""
    if draft.field is not None and draft.field[0] == FILES:
        with suppress(ValueError, TypeError, KeyError):
            return str(json.loads(draft.text)["said"])
    return draft.text
