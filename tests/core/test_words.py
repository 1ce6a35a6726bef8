"""Which language is spoken, and how a text with a context is told."""

from __future__ import annotations

import gettext

import pytest

from cockpit.core import words
from cockpit.core.words import N_, NC_, _, ngettext, wanted


@pytest.fixture(autouse=True)
def english_again():
    yield
    words.speak("en")


@pytest.mark.parametrize(
    ("environment", "chosen", "language"),
    [
        ({}, "", "en"),
        ({"LANG": "pl_PL.UTF-8"}, "", "pl"),
        ({"LANG": "pl_PL.UTF-8"}, "de", "de"),
        ({"LANG": "pl_PL.UTF-8", "COCKPIT_LANG": "fr"}, "de", "fr"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "C.UTF-8"}, "", "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": ""}, "", "pl"),
        ({"LANG": "en_GB", "LC_MESSAGES": "ru_KZ.UTF-8"}, "", "ru"),
        ({"LANG": "pt_BR.UTF-8"}, "", "en"),
        ({"LANG": "de"}, "", "de"),
        ({"COCKPIT_LANG": "de-AT"}, "", "de"),
        ({"COCKPIT_LANG": "klingon", "LANG": "fr_CH"}, "", "fr"),
        ({"LANG": "fr_FR"}, "nonsense", "fr"),
        ({"COCKPIT_LANG": "../../etc"}, "", "en"),
    ],
)
def test_the_language_wanted(environment, chosen, language):
    assert wanted(environment, chosen) == language


def test_english_needs_no_catalogue():
    words.speak("en")
    assert (_("due"), _(""), words.language()) == ("due", "", "en")
    assert ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_a_language_without_a_catalogue_is_english():
    words.speak("xx")
    assert (_("due"), words.language()) == ("due", "en")


def test_a_context_is_never_shown():
    assert _(NC_("by which clients stand", "order")) == "order"
    assert N_("order") == "order"


def test_a_context_finds_its_own_translation():
    class Catalogue(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"by which clients stand\x04order": "porządek", "order": "zamówienie"}.get(message, message)

    words.take(Catalogue(), "pl")
    assert (_(NC_("by which clients stand", "order")), _("order")) == ("porządek", "zamówienie")


def test_polish_has_three_plurals():
    words.speak("pl")
    told = [ngettext("{n} day", "{n} days", n).format(n=n) for n in (1, 2, 5, 12, 22)]
    assert told == ["1 dzień", "2 dni", "5 dni", "12 dni", "22 dni"]
    hits = [ngettext("{n} hit", "{n} hits", n).format(n=n) for n in (1, 3, 5, 12, 24)]
    assert len({hit.split()[1] for hit in hits}) == 3
