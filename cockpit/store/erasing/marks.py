"""What somebody is known by in a text: names, addresses, numbers; found however they are written, and blotted out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cockpit.core import phone_log
from cockpit.store.folding import digits, fold

BLOT = "…"
"""What stands where a name stood."""
LEAST_DIGITS = 7
"""A number with fewer is too likely to be something else; it goes with its row, but is not looked for in texts."""
LEAST_LETTERS = 5
"""A firm's name of one word and fewer letters is too likely to be a word."""
LEAST_WORD = 3
"""Letters of a first or last name that is blotted out by itself, in the texts of the client."""

_RUN = re.compile(r"\+?\d(?:[ .\-/()\u00a0]*\d){5,}")


@dataclass
class Marks:
    """What is looked for; filled from the book and from every copy, for a number may have changed since."""

    names: set[str] = field(default_factory=set)
    """Whole names, as written."""
    words: set[str] = field(default_factory=set)
    """Parts of a name, folded: looked for in what belongs to the client only, where they mean nobody else."""
    mails: set[str] = field(default_factory=set)
    """Addresses, lower case."""
    numbers: set[str] = field(default_factory=set)
    """Phone numbers, as written."""
    codes: set[str] = field(default_factory=set)
    """Tax ids, as written."""

    def add(self, other: Marks) -> None:
        """Look for those of another as well."""
        for name in ("names", "words", "mails", "numbers", "codes"):
            getattr(self, name).update(getattr(other, name))
        for found in ("_tails", "_whole", "_parts", "_plain"):
            self.__dict__.pop(found, None)

    # in texts

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        bare = {digits(number) for number in self.numbers} | {digits(code) for code in self.codes}
        return tuple(sorted({phone_log.tail(each) for each in bare if len(each) >= LEAST_DIGITS}))

    @cached_property
    def _plain(self) -> re.Pattern[str] | None:
        written = [*self.mails, *(code for code in self.codes if len(code) >= LEAST_DIGITS)]
        return re.compile("|".join(map(re.escape, sorted(written))), re.IGNORECASE) if written else None

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _words_pattern(" ".join(order) for name in self.names if (parts := fold(name).split()) and (
            len(parts) > 1 or len(parts[0]) >= LEAST_LETTERS) for order in (parts, parts[::-1]))  # fmt: skip

    @cached_property
    def _parts(self) -> re.Pattern[str] | None:
        whole = (" ".join(fold(name).split()) for name in self.names)
        return _words_pattern([*whole, *self.words])

    def redacted(self, text: str, *, own: bool = False) -> str:
        """The text with every mark blotted out.

        Args:
            text: any.
            own: whether it is a text of the client, where parts of the name count too.
        """
        if text[:1] in ("{", "[", '"'):
            inner = self._redacted_json(text, own)
            if inner is not None:
                return inner
        return self._redacted_plain(text, own)

    def _redacted_plain(self, text: str, own: bool) -> str:
        if self._plain is not None:
            text = self._plain.sub(BLOT, text)
        if self._tails:
            text = _RUN.sub(lambda run: BLOT if any(t in digits(run[0]) for t in self._tails) else run[0], text)
        pattern = self._parts if own else self._whole
        return text if pattern is None else _blotted(text, pattern)

    def _redacted_json(self, text: str, own: bool) -> str | None:
        """The JSON text of a row with its strings redacted; None where it is none."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
        cleaned = self._walked(value, own)
        if cleaned == value:
            return text
        return json.dumps(cleaned, ensure_ascii=text.isascii(), sort_keys=isinstance(value, dict))

    def _walked(self, value: Any, own: bool) -> Any:
        if isinstance(value, str):
            return self._redacted_plain(value, own)
        if isinstance(value, list):
            return [self._walked(each, own) for each in value]
        if isinstance(value, dict):
            return {
                key: [each for each in inner if not self._is_theirs(each)]
                if key == "people" and isinstance(inner, list) and self._walked(inner, own) != inner
                else self._walked(inner, own)
                for key, inner in value.items()
            }
        return value

    def _is_theirs(self, told: Any) -> bool:
        """Whether what a file told of a person of the client is about the one who is erased."""
        return isinstance(told, dict) and fold(str(told.get("name", ""))) in {fold(name) for name in self.names}

    def in_text(self, text: str) -> bool:
        """Whether there is a mark in the text."""
        return self.redacted(text) != text

    # in bytes

    def patterns(self) -> dict[bytes, str]:
        """What to look for in the bytes of a file whose ASCII letters are lower case, each with what it is."""
        found: dict[bytes, str] = {}
        for name in self.names:
            if " " in name.strip() or len(fold(name)) >= LEAST_LETTERS:
                found |= dict.fromkeys(_spellings(name), name)
        for text in (*self.mails, *(code for code in self.codes if len(code) >= LEAST_DIGITS)):
            found |= dict.fromkeys(_spellings(text), text)
        for number in self.numbers:
            bare = digits(number)
            if len(bare) >= LEAST_DIGITS:
                found |= dict.fromkeys((*_spellings(number), bare.encode(), phone_log.tail(bare).encode()), number)
        return found


def _spellings(text: str) -> Iterator[bytes]:
    for way in (text, text.lower(), text.upper(), fold(text)):
        yield way.encode("utf-8", "replace").lower()
        yield json.dumps(way)[1:-1].encode().lower()


def _words_pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    escaped = sorted({r"[\s,]+".join(map(re.escape, phrase.split())) for phrase in phrases if phrase}, key=len)
    if not escaped:
        return None
    # the longest first: of a whole name no part stays
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(reversed(escaped)) + r")(?![a-z0-9])")


def _blotted(text: str, pattern: re.Pattern[str]) -> str:
    """The text without what the pattern finds in its folded form."""
    if text.isascii():
        return _cut(text, [found.span() for found in pattern.finditer(text.lower())])
    from anyascii import anyascii

    folded, places = [], []
    for place, sign in enumerate(text):
        piece = anyascii(sign).lower() if not sign.isspace() else " "
        folded.append(piece)
        places += [place] * len(piece)
    spans = []
    for found in pattern.finditer("".join(folded)):
        end = places[found.end() - 1] + 1
        while end < len(text) and not folded[end]:
            # accents that stand as signs of their own
            end += 1
        spans.append((places[found.start()], end))
    return _cut(text, spans)


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + BLOT + text[end:]
    return text
