"""What can be done with the template under the cursor; each act is one operation, taken back by `u`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.app.routine.links import all_links
from cockpit.core import routine
from cockpit.core.errors import BadInput
from cockpit.core.figures import FIGURES
from cockpit.core.words import _
from cockpit.store import routine_templates, routines
from cockpit.store.routine_templates import Kept

if TYPE_CHECKING:
    from cockpit.app.screens.templates import TemplatesScreen


def add(screen: TemplatesScreen) -> None:
    """Add a template to those of the period shown."""
    from cockpit.app.errands.wording import Wording

    def keep(text: str) -> None:
        if text.strip():
            made = routine_templates.add(screen.desk.book, screen.period, text, screen.desk.now())
            said(screen)
            screen.stand_on(made)

    hint = _("in the lists made from now on")
    screen.run_errand(Wording(_("new template"), keep, hint=hint), "template-add", alone=True)


def edit_text(screen: TemplatesScreen) -> None:
    """Change its words."""
    from cockpit.app.errands.wording import Wording

    here = screen.template_here()
    errand = Wording(_("words"), lambda text: _set(screen, here.id, "text", text), here.text)
    screen.run_errand(errand.changing(lambda: _now(screen, here.id).text))


def edit_minutes(screen: TemplatesScreen) -> None:
    """Change how long it takes."""
    from cockpit.app.errands.wording import Wording

    here = screen.template_here()

    def keep(text: str) -> None:
        text = text.strip() or "0"
        if not (text.isascii() and text.isdigit() and len(text) <= 5):
            most = routine_templates.MOST_MINUTES
            raise BadInput(_("minutes: a number from 0 to {most} is expected").format(most=most))
        _set(screen, here.id, "minutes", int(text))

    errand = Wording(_("minutes"), keep, _minutes(here))
    screen.run_errand(errand.changing(lambda: _minutes(_now(screen, here.id))))


def edit_rule(screen: TemplatesScreen) -> None:
    """Change when in its period it is due."""
    from datetime import timedelta

    from cockpit.app.errands.ruling import Ruling, typable

    here, desk = screen.template_here(), screen.desk
    holidays = routines.holidays(desk.book, desk.today, desk.today + timedelta(days=366))
    errand = Ruling(here.period, here.rule, desk.today, holidays, lambda rule: _set(screen, here.id, "rule", rule))
    screen.run_errand(errand.changing(lambda: typable(_now(screen, here.id).rule, here.period)))


def choose_ground(screen: TemplatesScreen) -> None:
    """Change what its time is for."""
    _pick(screen, "ground", _("ground"), [(ground, _(label)) for ground, label in routine.GROUNDS.items()])


def choose_link(screen: TemplatesScreen) -> None:
    """Change where it leads."""
    _pick(screen, "link", _("goes to"), [("", _("nowhere")), *all_links()])


def choose_figure(screen: TemplatesScreen) -> None:
    """Change the figure that ticks it by itself."""
    figures = [(figure.id, _(figure.label)) for figure in FIGURES.values()]
    _pick(screen, "figure", _("ticks itself when nought"), [("", _("no figure: ticked by hand")), *figures])


def _pick(screen: TemplatesScreen, column: str, label: str, options: list[tuple[str, str]]) -> None:
    from cockpit.app.errands.picking import Picking

    here = screen.template_here()
    current = str(getattr(here, column))
    errand = Picking(label, options, lambda value: _set(screen, here.id, column, value), current)
    screen.run_errand(errand.changing(lambda: errand.called(str(getattr(_now(screen, here.id), column)))))


def _now(screen: TemplatesScreen, template: int) -> Kept:
    return routine_templates.one(screen.desk.book, template)


def _minutes(template: Kept) -> str:
    return str(template.minutes) if template.minutes else ""


def _set(screen: TemplatesScreen, template: int, column: str, value: str | int) -> None:
    routine_templates.edit(screen.desk.book, template, column, value, screen.desk.now())
    said(screen)
    screen.refill(None)


def said(screen: TemplatesScreen) -> None:
    """Say that it is kept, and for which lists it counts."""
    screen.desk.say(_("kept, for the lists made from now on · u takes it back"))


def shift_up(screen: TemplatesScreen) -> None:
    """Let it stand one place earlier."""
    _shift(screen, -1)


def shift_down(screen: TemplatesScreen) -> None:
    """Let it stand one place later."""
    _shift(screen, 1)


def _shift(screen: TemplatesScreen, way: int) -> None:
    here = screen.template_here()
    routine_templates.shift(screen.desk.book, here.id, way, screen.desk.now())
    screen.stand_on(here.id)


def retire(screen: TemplatesScreen) -> None:
    """Leave it out of the lists to come."""
    here, line = screen.template_here(), screen.rows.cursor
    routine_templates.retire(screen.desk.book, here.id, screen.desk.now())
    screen.desk.say(_("retired: {text} · lists made already keep it · u brings it back").format(text=here.text))
    screen.refill(line)
