"""The catalogues of the screen's languages: `make words` gathers the texts, brings each catalogue up to date, compiles.

A translator's guide is docs/translating.md.
"""

from __future__ import annotations

import re
import string
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from rich.cells import cell_len

from cockpit.core.locales import NARROW, NO_BREAK
from cockpit.core.words import LANGUAGES, LOCALE_DIR, SOURCE

ROOT = Path(__file__).resolve().parents[1]
TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "NC_": ((1, "c"), 2)}
NOTES = ("For translators:",)
"""How a comment begins that goes into the catalogues with the text below it."""
TEMPLATE = LOCALE_DIR / "cockpit.pot"
_MOVING = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team'
    rb"|Report-Msgid-Bugs-To|Project-Id-Version)[^\n]*\n",
    re.M,
)
"""Headers that change with the day or the machine, and would make a difference where there is none."""
_MO_MAGIC = 0x950412DE


def template() -> Catalog:
    """All texts of the program as they stand in its source now."""
    catalog = Catalog(
        project="Cockpit",
        charset="utf-8",
        fuzzy=False,
        header_comment="# The texts of the cockpit: `make words` writes this file.",
    )
    found = extract_from_dir(
        ROOT / "cockpit",
        [("**.py", "python")],
        {"**.py": {"encoding": "utf-8"}},
        KEYWORDS,
        NOTES,
        strip_comment_tags=True,
    )
    for file, line, text, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(text, None, [(f"cockpit/{file}", line)], auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    """The catalogue of a language, to be edited."""
    return LOCALE_DIR / language / "LC_MESSAGES" / "cockpit.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it lies there; an empty one where there is none."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="Cockpit", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        # without the locale, a plural of three forms is read as one of two
        return read_po(file, locale=language)


def updated(language: str, texts: Catalog) -> Catalog:
    """The catalogue with exactly the present texts: new ones empty, nothing guessed, nothing kept that is gone."""
    catalog = read(language)
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = (
        f"# The texts of the cockpit in {catalog.locale.english_name}; docs/translating.md says how."
    )
    catalog.fuzzy = False
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """A catalogue as a file that changes only where its texts do."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=116, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return _MOVING.sub(b"", buffer.getvalue())


def as_mo(catalog: Catalog) -> bytes:
    """A catalogue as gettext reads it: the same bytes for the same texts, whatever wrote them."""
    plural = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    texts = {b"": f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural}\n".encode()}
    for message in messages(catalog):
        forms, ids = forms_of(message), ids_of(message)
        if all(forms) and not message.fuzzy:
            key = "\x00".join(ids)
            texts[(f"{message.context}\x04{key}" if message.context else key).encode()] = "\x00".join(forms).encode()
    keys = sorted(texts)
    at = 7 * 4 + 16 * len(keys)
    tables: list[list[int]] = [[], []]
    blobs = ([*keys], [texts[key] for key in keys])
    for table, blob in zip(tables, blobs, strict=True):
        for piece in blob:
            table += [len(piece), at]
            at += len(piece) + 1
    head = struct.pack("<7I", _MO_MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    numbers = struct.pack(f"<{4 * len(keys)}I", *tables[0], *tables[1])
    return head + numbers + b"".join(piece + b"\x00" for blob in blobs for piece in blob)


def messages(catalog: Catalog) -> Iterator[Message]:
    """The texts of a catalogue, without its header."""
    return (message for message in catalog if message.id)


def ids_of(message: Message) -> tuple[str, ...]:
    """The English text, or its two forms."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation, or all its forms."""
    found = message.string
    return tuple(found) if isinstance(found, list | tuple) else (found or "",)


def caps() -> dict[str, int]:
    """Cells that a text may take at most where it stands in a line with others, by its English."""
    from cockpit.app.commands.table import commands, places
    from cockpit.core.arrangement import GROUPS, ORDERS
    from cockpit.core.lens import lenses
    from cockpit.store import clients, people

    most: dict[str, int] = {}

    def cap(text: str, cells: int) -> None:
        most[text] = min(cells, most.get(text, cells))

    for command in commands().values():
        if command.foot:
            cap(command.label, 16)
    for place in places().values():
        cap(place.label, 16)
    for lens in lenses().values():
        cap(lens.label, 20)
        for state in lens.states:
            cap(state.label, 16)
    for choice in (*ORDERS.values(), *GROUPS.values()):
        cap(choice.label, 20)
    for label in (*(each.label for each in clients.FIELDS), *(each.label for each in people.FIELDS)):
        cap(label, 22)
    return most


def faults(catalog: Catalog) -> list[str]:
    """What is wrong with a catalogue, each as a sentence; nothing of what is not translated yet."""
    found = []
    most = caps()
    for message in messages(catalog):
        ids, forms = ids_of(message), forms_of(message)
        name = f"{ids[0]!r}"
        if message.fuzzy:
            found.append(f"{name} is marked fuzzy: it would not be shown")
        if not all(forms):
            if any(forms):
                found.append(f"{name} lacks one of its {len(forms)} forms")
            continue
        fields = [_fields(text) for text in ids]
        for form in forms:
            if not form.replace("\n", "").replace(NO_BREAK, "").replace(NARROW, "").isprintable():
                found.append(f"{name} has a control character")
            wanted = set().union(*fields)
            if _fields(form) != wanted and not (len(forms) > 1 and _fields(form) in ([*fields, wanted - {"n"}])):
                found.append(f"{name} has the fields {sorted(_fields(form))}, not {sorted(wanted)}")
            if _ends(form) != _ends(ids[0]):
                found.append(f"{name} begins or ends with other spaces: {form!r}")
            if ids[0] in most and cell_len(form) > most[ids[0]]:
                found.append(f"{name} may take {most[ids[0]]} cells, “{form}” takes {cell_len(form)}")
    return found


def _ends(text: str) -> tuple[int, int]:
    """Spaces before and after the text: they keep it apart from what stands beside it."""
    return len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))


def _fields(text: str) -> set[str]:
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"not to be read"}


def missing(catalog: Catalog) -> list[str]:
    """The texts that have no translation yet."""
    return [ids_of(message)[0] for message in messages(catalog) if not all(forms_of(message))]


def main() -> int:
    """Gather, bring up to date, compile; say what is left to do. Ends with 1 where something is wrong."""
    texts = template()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(as_po(texts))
    wrong = 0
    for language in TRANSLATED:
        catalog = updated(language, texts)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(catalog))
        found = faults(catalog)
        wrong += len(found)
        whole = sum(1 for _each in messages(catalog))
        print(f"{language}: {whole - len(missing(catalog))} of {whole} translated, {len(found)} faults")
        for fault in found:
            print(f"   {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
