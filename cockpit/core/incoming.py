"""What a file brings to the border: rows already read and checked, before they meet the book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cockpit.core.named import NamedTuple


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be understood; the rest of the file goes in without it."""

    line: int
    """Line of the file on which the row begins, counted from 1."""
    reason: str
    """One sentence: what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """Somebody at a client, as a file tells of them."""

    name: str
    role: str = ""
    """Job title, as written."""
    rank: str = ""
    """One of "", "user", "buyer", "decision-maker"."""
    phones: tuple[tuple[str, str], ...] = ()
    """(label, number as written) pairs; a label may be empty."""
    emails: tuple[tuple[str, str], ...] = ()
    """(label, address) pairs."""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncomingClient:
    """A client as a file tells of it; an empty field says nothing about the client."""

    line: int
    name: str
    code: str = ""
    """The owner's own number for the client, as text ("14646", never "14646.0")."""
    tax_id: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    segment: str = ""
    potential_class: str = ""
    """"A" to "D", or empty."""
    status: str = ""
    """One of "", "prospect", "active", "dormant", "lost", "handed over", "archived"."""
    website: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    wallet_minor: int | None = None
    """What the client spends a year in our category, minor units of the book's currency."""
    people: tuple[IncomingPerson, ...] = ()


class IncomingSale(NamedTuple):
    """One line of a sales file. A named tuple: a file has hundreds of thousands of them."""

    line: int
    day: str
    """ISO day."""
    client_code: str
    """The client's own code; empty where the file gives a name or nobody."""
    client_name: str
    country: str
    family: str
    net_minor: int
    """Net amount, minor units; credit notes negative."""
    rounded: bool
    """True where quantity x price had parts of a minor unit, so that the last unit is a matter of rounding."""
    key: str
    """What makes this line the same line in a second run ("536365/2010#3")."""
    document: str


class SaleColumns(NamedTuple):
    """Sales lines by the column: the fields of `IncomingSale`, each of all lines, as many of one as of another."""

    lines: Sequence[int]
    days: Sequence[str]
    codes: Sequence[str]
    names: Sequence[str]
    countries: Sequence[str]
    families: Sequence[str]
    nets: Sequence[int]
    rounded: Sequence[bool]
    keys: Sequence[str]
    documents: Sequence[str]


class IncomingSales:
    """Some sales lines, kept by the column: work on a column costs a fraction of what a row at a time does."""

    __slots__ = ("columns",)

    def __init__(self, columns: SaleColumns) -> None:
        """Of columns that are not changed any more."""
        self.columns = columns

    def __len__(self) -> int:
        """How many lines."""
        return len(self.columns.keys)

    def __iter__(self) -> Iterator[IncomingSale]:
        """The lines one after the other."""
        return map(IncomingSale._make, zip(*self.columns, strict=True))


class IncomingTouch(NamedTuple):
    """A call or a message as a phone tells of it. A named tuple: a backup has hundreds of thousands of them."""

    line: int
    party: str
    """The number, address or name as written."""
    digits: str
    """The number's digits; empty where the party is known by name or address only."""
    name: str
    """As the phone knew them; may be empty."""
    at_ms: int
    zone: str
    offset_min: int
    day: str
    """Local day, ISO."""
    channel: str
    direction: str
    outcome: str
    reach: str
    minutes: int
    body: str
    """What was said; empty unless it was asked for."""
    key: str
    """What makes this the same record in a later backup."""
    known_only: bool
    """From a group: of no use unless the party is in the book."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file turned out to be; shown before anything is written, and kept with the operation."""

    file: str
    kind: str
    """"clients", "sales" or "touches"."""
    preset: str
    """Id of the format that recognised it, "map" for a map file, "guess" for a guessed mapping."""
    encoding: str
    delimiter: str
    currency: str = ""
    """ISO 4217, where the file or the map names one."""
    sheet: str = ""
    """Name of the sheet, of a workbook."""
