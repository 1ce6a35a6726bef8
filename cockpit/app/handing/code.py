"""Which code is due: of the number, or of the text to it; and in a sentence why there is none."""

from __future__ import annotations

from cockpit.app.handing.draft import Draft
from cockpit.app.handing.reach import Reach
from cockpit.core import texting
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.exchange import picture
from cockpit.exchange.picture import Modules
from cockpit.store.consent import CALL


class Code(NamedTuple):
    """What a camera would read."""

    modules: Modules | None
    """None where there is nothing to read."""
    reason: str = ""
    """Why there is none, where that is not said elsewhere."""


def code_of(reach: Reach | None, mode: str, draft: Draft) -> Code:
    """The code of the number in hand, or of the text chosen."""
    if reach is None:
        return Code(None)
    if not reach.number.dialled:
        return Code(None, not_dialled())
    if mode == CALL:
        return Code(picture.qr(reach.number.tel))
    if not draft.text:
        return Code(None, wanting(draft))
    try:
        return Code(picture.qr(reach.number.smsto(draft.text)))
    except ValueError:
        return Code(None, _("the text is too long for a code: y copies it"))


def not_dialled() -> str:
    """What is said of a number that is none."""
    return _("this is no number that can be dialled: F2 in the People tab corrects it")


def wanting(draft: Draft) -> str:
    """What the text chosen lacks; empty where it lacks nothing."""
    if not draft.missing or draft.chosen is None:
        return ""
    gaps = ", ".join(texting.gap(name) for name in draft.missing)
    return _("{gaps}: {digit} asks for it, F2 rewrites the text").format(gaps=gaps, digit=draft.chosen + 1)
