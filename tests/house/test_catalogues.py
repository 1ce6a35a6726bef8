"""The catalogues: up to date, whole where they are said to be, without faults, and compiled as they stand."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import pytest

import cockpit
from cockpit.core.words import LANGUAGES
from docs import words

WHOLE = {"pl", "fr", "de", "ru"}
"""The languages whose every text is translated; one that becomes whole has to be named here, and then stays so."""


def test_every_language_but_english_has_a_catalogue():
    assert words.TRANSLATED == LANGUAGES[1:]
    for language in words.TRANSLATED:
        assert words.path_of(language).is_file(), f"no catalogue of {language}: make words"
        assert words.path_of(language).with_suffix(".mo").is_file()


def test_the_template_has_the_texts_of_the_source():
    assert words.TEMPLATE.read_bytes() == words.as_po(words.template()), "texts have changed: make words"


def test_no_text_escapes_the_template():
    """What gathers the texts passes over one in a field of an f-string that has a width."""
    known = {text for each in words.messages(words.template()) for text in words.ids_of(each)}
    rooms = Path(cockpit.__file__).parent
    for path in sorted(rooms.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "N_", "ngettext")
            ):
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    assert text.value in known, f"{path.relative_to(rooms)}:{node.lineno}"


@pytest.mark.parametrize("language", words.TRANSLATED)
def test_a_catalogue_has_exactly_the_texts_of_the_source(language):
    there = {(each.context, words.ids_of(each)) for each in words.messages(words.read(language))}
    asked = {(each.context, words.ids_of(each)) for each in words.messages(words.template())}
    assert there == asked, "texts have changed: make words"
    assert not words.read(language).obsolete


@pytest.mark.parametrize("language", words.TRANSLATED)
def test_a_catalogue_has_no_faults(language):
    assert words.faults(words.read(language)) == []


@pytest.mark.parametrize("language", words.TRANSLATED)
def test_a_catalogue_is_compiled_as_it_stands(language):
    compiled = words.path_of(language).with_suffix(".mo").read_bytes()
    assert compiled == words.as_mo(words.read(language)), "a translation has changed: make words"


def test_what_is_whole_is_said_to_be_whole():
    missing = {language: words.missing(words.read(language)) for language in words.TRANSLATED}
    lacking = {language: texts[:20] for language, texts in missing.items() if texts and language in WHOLE}
    assert lacking == {}
    assert {language for language, texts in missing.items() if not texts} == WHOLE


@pytest.mark.parametrize("language", words.TRANSLATED)
def test_gettext_reads_what_was_compiled(language):
    with words.path_of(language).with_suffix(".mo").open("rb") as file:
        found = gettext.GNUTranslations(file)
    for message in words.messages(words.read(language)):
        ids, forms = words.ids_of(message), words.forms_of(message)
        if not all(forms):
            continue
        if len(ids) == 2:
            told = {found.ngettext(*ids, n) for n in range(130)}
            assert told == set(forms)
        else:
            key = f"{message.context}\x04{ids[0]}" if message.context else ids[0]
            assert found.gettext(key) == forms[0]


def test_faults_are_found():
    catalog = words.Catalog(locale="pl")
    catalog.add("{n} of {m}", "{n} z {x}")
    catalog.add("  then", "potem")
    catalog.add("resting", "odpoczywający długo")
    catalog.add(("{n} day", "{n} days"), ("{n} dzień", "{n} dni", ""))
    catalog.add("due", "pora", flags=("fuzzy",))
    catalog.add("fresh", "świ\x1b[31meży")
    assert len(words.faults(catalog)) == 6
