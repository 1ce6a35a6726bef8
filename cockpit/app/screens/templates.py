"""The templates of the routine: what the lists to come are made from, edited where they stand."""

from __future__ import annotations

from cockpit.app.commands.templates import TEMPLATES
from cockpit.app.desk import Desk
from cockpit.app.page import Page, tabs
from cockpit.app.panels.listing import Listing
from cockpit.app.routine.template_lines import leads, template_listing
from cockpit.app.widgets.line import Part
from cockpit.core import routine
from cockpit.core.errors import BadInput
from cockpit.core.words import N_, _
from cockpit.store import routine_templates
from cockpit.store.routine_templates import Kept

PERIODS = ("week", "day", "month", "quarter")
HEADINGS = {
    "day": N_("Templates of the day"),
    "week": N_("Templates of the week"),
    "month": N_("Templates of the month"),
    "quarter": N_("Templates of the quarter"),
}


class TemplatesScreen(Page):
    """The templates of one period."""

    ASIDE_FROM = 0

    def __init__(self, desk: Desk, period: str = "week") -> None:
        """Work at a desk, on the templates of a period."""
        super().__init__(desk)
        self.period = period
        self.templates: list[Kept] = []

    @property
    def place(self) -> str:
        """The templates."""
        return TEMPLATES

    def listing(self, width: int) -> Listing:
        """The templates in their order."""
        routine_templates.ensure(self.desk.book, self.desk.now())
        self.templates = routine_templates.all_of(self.desk.book, self.period)
        return template_listing(self.templates, width, self.palette)

    def head(self, width: int) -> list[list[Part]]:
        """The period, what a change does, the periods."""
        palette = self.palette
        minutes = sum(each.minutes for each in self.templates)
        heading: list[Part] = [(_(HEADINGS[self.period]), palette.strong)]
        if minutes:
            heading.append((_("   {n} min in all").format(n=minutes), palette.quiet))
        effect: list[Part] = [(_("Changes count for the lists made from now on."), palette.quiet)]
        return [heading, effect, tabs([_(routine.LABELS[each]) for each in PERIODS], PERIODS.index(self.period), self)]

    def reasons(self) -> list[list[Part]]:
        """Where the template under the cursor leads, and what ticks it."""
        subject = self.here()
        found = [each for each in self.templates if subject is not None and each.id == subject.id]
        return leads(found[0], self.palette) if found else []

    def template_here(self) -> Kept:
        """The template under the cursor.

        Raises:
            BadInput: where there is none.
        """
        subject = self.here()
        found = [each for each in self.templates if subject is not None and each.id == subject.id]
        if not found:
            raise BadInput(_("there is no template here: a adds one"))
        return found[0]

    def stand_on(self, template: int) -> None:
        """Make the list anew, the cursor on a template."""
        places = [each.id for each in routine_templates.all_of(self.desk.book, self.period)]
        # two lines a template
        self.refill(2 * places.index(template) if template in places else 0)

    def turn_tab(self, way: int) -> None:
        """The templates of the next period."""
        self.period = PERIODS[(PERIODS.index(self.period) + way) % len(PERIODS)]
        self.refill(0)
