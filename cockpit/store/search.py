"""Find: clients by name, city, code, people, phone in any format, and by what the notes say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from cockpit.core.named import NamedTuple
from cockpit.store.book import Book
from cockpit.store.folding import digits, fold

WORD, WORD_OF_PEOPLE, BY_PHONE, INSIDE, IN_NOTE = range(5)
"""How well a client answers, see `Answer`."""
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


class Answers(Mapping[int, Answer]):
    """The clients that answer, with why; of thousands it is worked out for those alone that are asked for."""

    def __init__(
        self, ranks: dict[int, int], told: Mapping[int, str], typed: str, holder: Callable[[int, list[str]], str]
    ) -> None:
        """Hold the ranks.

        Args:
            ranks: by client, see `Answer`.
            told: the phone, or the whole note, of those that answer by one.
            typed: what was typed.
            holder: tells whose text answers where it is not the client's own.
        """
        self.ranks = ranks
        self._told, self._typed, self._holder = told, typed, holder

    def __getitem__(self, client: int) -> Answer:
        """Why a client answers."""
        rank = self.ranks[client]
        if rank == IN_NOTE:
            return Answer(rank, _around(self._told[client], self._typed))
        return Answer(rank, self._told[client] if rank == BY_PHONE else self._holder(client, fold(self._typed).split()))

    def __iter__(self) -> Iterator[int]:
        """The clients."""
        return iter(self.ranks)

    def __len__(self) -> int:
        return len(self.ranks)

    def __contains__(self, client: object) -> bool:
        return client in self.ranks


class Haystack:
    """The folded texts of all clients and people, held in memory so that each key typed answers at once."""

    def __init__(self, book: Book) -> None:
        """Read the folded columns and the digits of every phone, once."""
        self._book = book
        self._own: dict[int, str] = {client: " " + text for client, text in book.rows("SELECT id, fold FROM client")}
        self._people: dict[int, list[tuple[str, str]]] = {}
        people = book.rows("SELECT client, fold, name FROM person")
        people += book.rows("SELECT client, lower(value), value FROM contact_point WHERE kind = 'email'")
        for client, text, shown in people:
            self._people.setdefault(client, []).append((text, shown))
        # each text of a client begins with a space, as each word of it does
        self._texts = {
            client: "\n ".join([text, *(text for text, _shown in self._people[client])])
            if client in self._people
            else text
            for client, text in self._own.items()
        }
        self._phones: list[tuple[int, str, str]] = book.rows(
            "SELECT client, digits, value FROM contact_point WHERE kind = 'phone' AND digits <> ''"
        )
        self._among: Container[int] | None = None
        self._past: list[tuple[list[str], dict[int, str]]] = [([], self._texts)]
        """The words that were looked for, each beginning as those before, and the texts that hold them."""

    def find(self, typed: str, among: Container[int] | None = None) -> Answers:
        """The clients that answer: every word is in the name, or in a person's; or the phone; or a note says it.

        Args:
            typed: what was typed.
            among: the clients that may answer; None for all.
        """
        words = fold(typed).split()
        if not words:
            return Answers({}, {}, typed, self._holder)
        holding = self._holding(words, among)
        ranks = self._ranks(words, holding)
        told: dict[int, str] = {}

        def better(client: int, rank: int, why: str) -> None:
            if ranks.get(client, IN_NOTE + 1) > rank and (among is None or client in among):
                ranks[client], told[client] = rank, why

        number = phone_digits(typed)
        if number:
            for client, stored, shown in self._phones:
                if same_phone(number, stored):
                    better(client, BY_PHONE, shown)
        for client, _touch, note in noted(self._book, typed):
            better(client, IN_NOTE, note)
        return Answers(ranks, told, typed, self._holder)

    def _holding(self, words: list[str], among: Container[int] | None) -> Iterable[int]:
        """The clients whose texts hold all words: a letter more is looked for among those that held the others."""
        if among is not self._among:
            self._among = among
            texts = self._texts
            meant = texts if among is None else {client: texts[client] for client in texts if client in among}
            self._past = [([], meant)]
        past = self._past
        while not (len(past[-1][0]) <= len(words) and all(map(str.startswith, words, past[-1][0]))):
            past.pop()
        before, holding = past[-1]
        if before != words:
            for word in words:
                holding = {client: text for client, text in holding.items() if word in text}
            past.append((words, holding))
        return holding

    def _ranks(self, words: list[str], holding: Iterable[int]) -> dict[int, int]:
        """How well each of the clients answers whose texts hold all words."""
        own, texts = self._own, self._texts
        if len(words) == 1:
            word, begun = words[0], f" {words[0]}"
            return {
                client: (WORD if begun in own[client] else INSIDE)
                if word in own[client]
                else (WORD_OF_PEOPLE if begun in texts[client] else INSIDE)
                for client in holding
            }
        ranks = {}
        for client in holding:
            mine = all(word in own[client] for word in words)
            begin = all(f" {word}" in (own if mine else texts)[client] for word in words)
            ranks[client] = (WORD if mine else WORD_OF_PEOPLE) if begin else INSIDE
        return ranks

    def _holder(self, client: int, words: list[str]) -> str:
        """The person whose text answers; empty where it is the client's own."""
        own = self._own[client]
        return next(
            (
                shown
                for folded, shown in self._people.get(client, ())
                if any(word in folded and word not in own for word in words)
            ),
            "",
        )


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
