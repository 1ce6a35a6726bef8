"""The text templates: by purpose and language, filled in for the client under the grid's cursor, counted."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len

from cockpit.app.commands.texts import TEXTS
from cockpit.app.desk import Desk
from cockpit.app.errands.composing import Composing
from cockpit.app.errands.errand import Errand
from cockpit.app.errands.wording import Wording
from cockpit.app.handing.size import size_words
from cockpit.app.page import Page, tabs
from cockpit.app.panels.listing import Listing, Subject, wrapped
from cockpit.app.widgets.line import Part, cut
from cockpit.core import formatter as fmt
from cockpit.core import sms, texting
from cockpit.core.texting import Template
from cockpit.core.words import _, ngettext
from cockpit.store import people, text_fields, text_templates

FIGURES = 16
"""Cells of the columns of characters and parts."""


class TextsScreen(Page):
    """All texts in use."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.templates: list[Template] = []
        self.language: str | None = None
        """The language whose texts are listed; None for all."""

    @property
    def place(self) -> str:
        """The texts."""
        return TEXTS

    # showing

    def listing(self, width: int) -> Listing:
        """A heading a purpose, a line a text."""
        desk, palette = self.desk, self.palette
        self.templates = text_templates.open_list(desk.book, desk.now())
        if self.language not in self._languages():
            self.language = None
        listing = Listing()
        for number, purpose in enumerate(texting.purposes(self.templates), 1):
            shown = [one for one in self.templates if one.purpose == purpose and self._listed(one)]
            if not shown:
                continue
            if listing.rows:
                listing.gap(palette)
            digit = str(number) if number <= 9 else " "
            listing.add([(f"{digit}  ", palette.key), (cut(purpose, width - 3), palette.strong)])
            for template in shown:
                self._line(listing, template, width)
        if not listing.rows:
            listing.add([(_("no texts: Ins adds one"), palette.quiet)])
        return listing

    def _listed(self, template: Template) -> bool:
        return self.language is None or template.language == self.language

    def _line(self, listing: Listing, template: Template, width: int) -> None:
        palette = self.palette
        filled = self.preview(template.language, template.text)
        found = sms.measure(filled)
        room = max(10, width - 7 - FIGURES)
        words = cut(filled, room)
        parts: list[Part] = [
            (f"   {template.language or '–':<4}", palette.quiet),
            (words + " " * (room - cell_len(words)), palette.plain),
            (f"{fmt.number(found.characters):>6}", palette.quiet),
            (f"{_('{n} SMS').format(n=fmt.number(found.parts)):>10}", palette.quiet),
        ]
        listing.add(parts, Subject("text", template.id))

    def preview(self, language: str, text: str) -> str:
        """A text filled in for the client under the grid's cursor and the first person there."""
        desk, client = self.desk, self.cockpit.home.grid.cursor
        if client is None:
            signed = {text_fields.MY_NAME: text_fields.my_name(desk.book)}
            return texting.fill(text, signed).text
        person = next(iter(people.of_client(desk.book, client)), None)
        return texting.fill(text, text_fields.values(desk.book, client, person, language or "en", desk.today)).text

    def _languages(self) -> list[str | None]:
        return [None, *sorted({one.language for one in self.templates})]

    def head(self, width: int) -> list[list[Part]]:
        """How many, for whom they are shown, the languages."""
        palette, purposes = self.palette, texting.purposes(self.templates)
        texts = ngettext("{n} text", "{n} texts", len(self.templates)).format(n=fmt.number(len(self.templates)))
        counted = ngettext("{n} purpose", "{n} purposes", len(purposes)).format(n=fmt.number(len(purposes)))
        heading: list[Part] = [(_("Texts"), palette.strong), (f"   {texts} · {counted}", palette.quiet)]
        client = self.cockpit.home.grid.cursor
        whom = _("as {name} would read them").format(name=self.desk.names([client])) if client is not None else ""
        found = self._languages()
        names = [_("all") if each is None else each or "–" for each in found]
        return [heading, [(cut(whom, width), palette.quiet)], tabs(names, found.index(self.language), self)]

    def aside(self, width: int, height: int) -> list[list[Part]]:
        """The text under the cursor, whole."""
        template, palette = self._template(), self.palette
        if template is None:
            return []
        filled = self.preview(template.language, template.text)
        lines: list[list[Part]] = [[(cut(template.purpose, width), palette.strong)], []]
        lines += [[(line, palette.plain)] for line in wrapped(filled, width)]
        lines += [[], *([(words, palette.quiet)] for words in size_words(filled))]
        without = sms.without_accents(filled)
        if without is not None and sms.saved(filled):
            words = _("without accents {n} SMS").format(n=fmt.number(sms.measure(without).parts))
            lines.append([(words, palette.ink("warn"))])
        lines += [[], [(_("as written"), palette.quiet)]]
        lines += [[(line, palette.quiet)] for line in wrapped(template.text, width)]
        return lines[:height]

    def reasons(self) -> list[list[Part]]:
        """The text under the cursor in two lines, where nothing stands beside the list."""
        template, palette = self._template(), self.palette
        if template is None or self.query_one("#page-aside").display:
            return []
        lines = wrapped(self.preview(template.language, template.text), max(20, self.size.width - 2))
        return [[(f" {line}", palette.plain)] for line in lines[:2]]

    # commands

    def _template(self) -> Template | None:
        subject = self.here()
        if subject is None or subject.kind != "text":
            return None
        return next((one for one in self.templates if one.id == subject.id), None)

    def turn_tab(self, way: int) -> None:
        """The texts of another language, or all."""
        found = self._languages()
        self.language = found[(found.index(self.language) + way) % len(found)]
        self.refill(0)

    def edit(self, column: str) -> None:
        """Edit the "text", "purpose" or "language" of the text under the cursor."""
        template = self._template()
        if template is None:
            self.desk.say(_("go to a text first"), "warn")
            return

        def keep(typed: str) -> None:
            text_templates.edit(self.desk.book, template.id, column, typed, self.desk.now())
            self.desk.say(_("kept · u takes it back"))
            self.refill(None)

        errand: Errand
        if column == "text":
            errand = self._wording(template.purpose, template.language, keep, template.text)
        elif column == "purpose":
            errand = Wording(_("what for"), keep, template.purpose)
        else:
            hint = _("two letters, as en, pl, fr, de, ru; nothing for a text that suits any")
            errand = Wording(_("language"), keep, template.language, hint)
        self.run_errand(errand.changing(lambda: str(getattr(text_templates.one(self.desk.book, template.id), column))))

    def _wording(self, purpose: str, language: str, do: Callable[[str], None], value: str = "") -> Composing:
        label = f"{purpose} · {language or '–'}"
        return Composing(label, do, value, preview=lambda text: self.preview(language, text))

    def add(self) -> None:
        """Ask what it is for, its language, its words."""
        template = self._template()
        hint = _("“follow-up”, “offer”: what stands there already, or something new")
        self.run_errand(
            Wording(_("a text for what"), self._purposed, template.purpose if template is not None else "", hint)
        )

    def _purposed(self, typed: str) -> None:
        purpose, template = text_templates.purpose_of(typed), self._template()
        language = self.language or (template.language if template is not None else "")
        hint = _("two letters, as en, pl, fr, de, ru; nothing for a text that suits any")
        self.finish()
        self.run_errand(Wording(_("language"), lambda found: self._spoken(purpose, found), language, hint))

    def _spoken(self, purpose: str, typed: str) -> None:
        language = text_templates.language_of(typed)
        self.finish()
        self.run_errand(self._wording(purpose, language, lambda text: self._add(purpose, language, text)))

    def _add(self, purpose: str, language: str, text: str) -> None:
        desk = self.desk
        _operation, added = text_templates.add(desk.book, purpose, language, text, desk.now())
        desk.say(_("text added: {purpose} · u takes it back").format(purpose=purpose))
        if self.language is not None:
            self.language = language
        self.refill(None)
        self.stand(added)

    def stand(self, template: int) -> None:
        """Put the cursor on a text."""
        model = self.rows.model
        for index, row in enumerate(model.rows if isinstance(model, Listing) else ()):
            if row.subject is not None and row.subject.id == template:
                self.rows.move(index, 1)

    def retire(self) -> None:
        """Take the text under the cursor out of use."""
        template = self._template()
        if template is not None:
            text_templates.retire(self.desk.book, template.id, self.desk.now())
            self.desk.say(_("taken out · u brings it back"))
            self.refill(None)

    def move(self, way: int) -> None:
        """Move the purpose under the cursor among the others."""
        template = self._template()
        if template is None:
            return
        purposes = texting.purposes(self.templates)
        here = purposes.index(template.purpose)
        there = min(len(purposes) - 1, max(0, here + way))
        purposes[here], purposes[there] = purposes[there], purposes[here]
        text_templates.reorder(self.desk.book, purposes, self.desk.now())
        self.refill(None)
