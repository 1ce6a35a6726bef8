"""Find: clients by name, city, code, people, phone in any format, and by what the notes say."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from cockpit.store.book import Book
from cockpit.store.folding import digits, fold

SHORTEST_NOTE = 3
"""The trigram index knows no shorter words."""


class Hit(NamedTuple):
    """Where a text was found."""

    client: int
    where: str
    """"client", "person", "phone", "email", "note" (of a touch) or "action"."""
    snippet: str


class Answer(NamedTuple):
    """Why a client answers to what was typed; sorts by how well."""

    rank: int
    """0 a word of its name or town begins so, 1 a word of its people's, 2 a phone, 3 inside a name, 4 a note."""
    why: str
    """The person, number or note that answers; empty where it is the client's own name."""


class Haystack:
    """The folded texts of all clients and people, held in memory so that each key typed answers at once."""

    def __init__(self, book: Book) -> None:
        """Read the folded columns and the digits of every phone, once."""
        self._book = book
        self._clients: dict[int, str] = dict(book.rows("SELECT id, fold FROM client"))
        self._people: dict[int, list[tuple[str, str]]] = {}
        people = book.rows("SELECT client, fold, name FROM person")
        people += book.rows("SELECT client, lower(value), value FROM contact_point WHERE kind = 'email'")
        for client, text, shown in people:
            self._people.setdefault(client, []).append((text, shown))
        self._texts = {
            client: "\n".join([text, *(text for text, _shown in self._people.get(client, ()))])
            for client, text in self._clients.items()
        }
        self._phones: list[tuple[int, str, str]] = book.rows(
            "SELECT client, digits, value FROM contact_point WHERE kind = 'phone' AND digits <> ''"
        )

    def find(self, typed: str) -> dict[int, Answer]:
        """The clients that answer: every word is in the name, or in a person's; or the phone; or a note says it."""
        words = fold(typed).split()
        if not words:
            return {}
        found = {
            client: self._answer(client, words, text)
            for client, text in self._texts.items()
            if all(word in text for word in words)
        }

        def better(client: int, rank: int, why: str) -> None:
            if client not in found or rank < found[client].rank:
                found[client] = Answer(rank, why)

        number = phone_digits(typed)
        if number:
            for client, stored, shown in self._phones:
                if same_phone(number, stored):
                    better(client, 2, shown)
        for client, _touch, note in noted(self._book, typed):
            better(client, 4, _around(note, typed))
        return found

    def _answer(self, client: int, words: list[str], text: str) -> Answer:
        own = self._clients[client]
        if all(word in own for word in words):
            return Answer(0 if _begin(words, own) else 3, "")
        holder = next(
            (
                shown
                for folded, shown in self._people[client]
                if any(word in folded and word not in own for word in words)
            ),
            "",
        )
        return Answer(1 if _begin(words, text.replace("\n", " ")) else 3, holder)


def _begin(words: list[str], text: str) -> bool:
    """Whether each word begins a word of the text."""
    spaced = " " + text
    return all(f" {word}" in spaced for word in words)


def phone_digits(typed: str) -> str:
    """The digits to look for where what was typed is a phone number, else ""."""
    bare = digits(typed)
    signs = set(typed) - set("0123456789 +-./()\u00a0")
    return bare if len(bare) >= 3 and not signs else ""


def same_phone(typed: str, stored: str) -> bool:
    """Whether the digits typed are the stored number, a part of it, or the same in national form."""
    return (
        typed in stored or (len(typed) >= 7 and typed.lstrip("0") in stored) or (len(stored) >= 7 and stored in typed)
    )


def noted(book: Book, typed: str, limit: int = 2000) -> list[tuple[int, int, str]]:
    """(client, touch, note) of the touches whose note holds all that was typed, newest first.

    The trigram index finds candidates; the folded note is looked at again, since its match knows no word order.
    """
    folded = fold(typed)
    if len(folded) < SHORTEST_NOTE:
        return []
    phrase = '"' + folded.replace('"', '""') + '"'
    rows = book.rows(
        "SELECT t.client, t.id, t.note, i.fold FROM note_index i JOIN touch t ON t.id = i.rowid"
        " WHERE note_index MATCH ? ORDER BY i.rowid DESC LIMIT ?",
        (phrase, limit),
    )
    return [(client, touch, note) for client, touch, note, text in rows if folded in text]


def find(book: Book, typed: str, limit: int = 200) -> list[Hit]:
    """Everything that answers to what was typed, clients first, each with where and a snippet."""
    words = fold(typed).split()
    if not words:
        return []
    condition = " AND ".join("instr(fold, ?) > 0" for _word in words)
    hits = [
        Hit(client, "client", name)
        for client, name in book.rows(
            f"SELECT id, name FROM client WHERE {condition} ORDER BY fold LIMIT ?", (*words, limit)
        )
    ]
    hits += [
        Hit(client, "person", name)
        for client, name in book.rows(
            f"SELECT client, name FROM person WHERE {condition} ORDER BY fold LIMIT ?", (*words, limit)
        )
    ]
    number = phone_digits(typed)
    if number:
        phones = book.rows("SELECT client, value, digits FROM contact_point WHERE kind = 'phone'")
        hits += [Hit(client, "phone", value) for client, value, stored in phones if same_phone(number, stored)]
    hits += [
        Hit(client, "email", value)
        for client, value in book.rows(
            "SELECT client, value FROM contact_point WHERE kind = 'email' AND instr(lower(value), ?) > 0 LIMIT ?",
            (typed.strip().lower(), limit),
        )
    ]
    hits += [Hit(client, "note", _around(note, typed)) for client, _touch, note in noted(book, typed, limit)]
    actions = book.rows("SELECT client, text FROM action WHERE client IS NOT NULL AND done_ms IS NULL ORDER BY due")
    hits += [Hit(client, "action", text) for client, text in actions if fold(typed) in fold(text)]
    return hits[:limit]


def _around(note: str, typed: str) -> str:
    """The part of a note around the first word found."""
    flat, wanted = " ".join(note.split()), fold(typed)
    # folding lengthens some letters ("щ" is "shch"), so the place is sought in the note itself
    end = bisect_left(range(len(flat)), True, key=lambda end: wanted in fold(flat[:end]))
    start = max(0, end - len(typed) - 30)
    return ("…" if start else "") + flat[start : start + 90] + ("…" if len(flat) > start + 90 else "")
