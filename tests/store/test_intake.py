"""Files into the book: what is new, changed or the same, what the user did stays, and all of it is one operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from cockpit.core.errors import BadInput, Cancelled, CockpitError
from cockpit.core.incoming import IncomingClient, IncomingPerson, IncomingSale, Source
from cockpit.store import clients, intake, journal, people
from cockpit.store.outcome import Counts, Sums


@dataclass
class Portion:
    rows: Sequence[Any]
    kind: str = "clients"
    file_index: int = 0


CLIENTS = Source("clients.csv", "clients", "list", "utf-8", ",")
SALES = Source("sales.csv", "sales", "guess", "utf-8", ",")
ANNA = IncomingPerson(
    "Anna Żuk", role="chef", rank="buyer", phones=(("work", "+48 600"),), emails=(("", "anna@firma.pl"),)
)
HURT = IncomingClient(
    1, "Hurt Łódź", code="H-1", tax_id="PL 725-000", city="Łódź", segment="gastro", potential_class="A",
    tags=("vip", "cash"), wallet_minor=500, people=(ANNA,),
)  # fmt: skip
CAFE = IncomingClient(2, "Café Schön", city="Berlin")


@pytest.fixture
def take(book, now):
    def run(*portions: Portion, sources=(CLIENTS,), **options):
        return intake.take(book, portions, sources, now, label="import", **options)

    return run


@pytest.fixture
def listed(take):
    """`listed(row, ...)`: take a list of clients in; gives (new, changed, same)."""

    def run(*rows: IncomingClient, **options):
        (counts,) = take(Portion(rows), **options).files
        return counts.new, counts.changed, counts.same

    return run


@pytest.fixture
def sold(take):
    """`sold(line, ...)`: take sales lines in."""

    def run(*rows: IncomingSale, **options):
        return take(Portion(rows, "sales"), sources=(SALES,), **options)

    return run


def line(key: str, net: int = 100, *, code: str = "", name: str = "Hurt", day: str = "2026-11-20", family: str = "Tea",
         rounded: bool = False, country: str = "") -> IncomingSale:  # fmt: skip
    return IncomingSale(1, day, code, name, country, family, net, rounded, key, key.split("#")[0])


def one(book, name: str = "Hurt Łódź") -> dict[str, Any]:
    return clients.record(book, book.value("SELECT id FROM client WHERE name = ?", (name,)))


def operations(book) -> int:
    return book.value("SELECT count(*) FROM operation")


class TestClients:
    def test_new_clients_come_with_all_that_the_file_tells(self, book, listed):
        assert listed(HURT, CAFE) == (2, 0, 0)
        record = one(book)
        assert (record["code"], record["tax_id"], record["segment"], record["potential_class"], record["status"]) == (
            "H-1", "PL 725-000", "gastro", "A", "active",
        )  # fmt: skip
        assert (record["tags"], record["fold"], record["made_day"]) == (
            "cash, vip", "hurt lodz lodz h-1 pl 725-000", "2026-11-27",
        )  # fmt: skip
        assert clients.wallet(book, record["id"]) == (500, "2026-11-27", "import")
        (anna,) = people.of_client(book, record["id"])
        assert (anna.name, anna.role, anna.rank, anna.phones, anna.emails) == (
            "Anna Żuk", "chef", "buyer", ("+48 600",), ("anna@firma.pl",),
        )  # fmt: skip

    def test_a_second_run_is_no_operation(self, book, listed, take, content):
        listed(HURT, CAFE)
        before, count = content(book), operations(book)
        outcome = take(Portion([HURT, CAFE]))
        assert (outcome.operation, outcome.files) == (None, [Counts(same=2)])
        assert (content(book), operations(book)) == (before, count)

    def test_the_rows_of_a_file_may_come_in_portions(self, take):
        outcome = take(Portion([HURT]), Portion([]), Portion([CAFE]))
        assert outcome.files == [Counts(new=2)]
        assert outcome.sums is None

    def test_a_changed_file_changes_only_what_it_changed(self, book, listed, now):
        listed(HURT)
        client = one(book)["id"]
        clients.edit(book, client, "segment", "hotel", now)
        clients.edit(book, client, "region", "south", now)
        assert listed(replace(HURT, city="Pabianice", website="x.pl")) == (0, 1, 0)
        record = one(book)
        assert (record["city"], record["website"], record["segment"], record["region"]) == (
            "Pabianice", "x.pl", "hotel", "south",
        )  # fmt: skip
        assert record["fold"] == "hurt lodz pabianice h-1 pl 725-000"

    def test_a_correction_survives_the_same_list_again(self, book, listed, now):
        listed(HURT)
        client = one(book)["id"]
        clients.edit(book, client, "name", "Hurtownia", now)
        clients.edit(book, client, "potential_class", "", now)
        clients.edit(book, client, "tags", "vip", now)
        assert listed(HURT) == (0, 0, 1)
        assert listed(replace(HURT, website="x.pl")) == (0, 1, 0)
        record = one(book, "Hurtownia")
        assert (record["potential_class"], record["tags"], record["website"]) == ("", "vip", "x.pl")
        assert book.value("SELECT count(*) FROM client") == 1

    def test_what_the_file_no_longer_tells_stays(self, book, listed):
        listed(HURT)
        assert listed(replace(HURT, city="", tags=(), wallet_minor=None, people=())) == (0, 0, 1)
        record = one(book)
        assert (record["city"], record["tags"]) == ("Łódź", "cash, vip")
        assert len(people.of_client(book, record["id"])) == 1

    def test_a_client_that_was_there_is_filled_and_not_overwritten(self, book, listed, now):
        _op, client = clients.add(book, "Hurt Łódź", now)
        clients.edit(book, client, "segment", "hotel", now)
        assert listed(HURT) == (0, 1, 0)
        record = one(book)
        assert (record["id"], record["city"], record["segment"], record["code"]) == (client, "Łódź", "hotel", "H-1")
        assert len(people.of_client(book, client)) == 1

    @pytest.mark.parametrize(
        "again",
        [
            IncomingClient(9, "Other name", code="H-1"),
            IncomingClient(9, "Other name", tax_id="pl725 000"),
            IncomingClient(9, "HURT ŁÓDŹ", city="lodz"),
            IncomingClient(9, "hurt  lodz"),
        ],
        ids=["code", "tax id", "name and city", "name"],
    )
    def test_how_a_client_is_found_again(self, book, listed, take, again):
        listed(HURT)
        (counts,) = take(Portion([again]), sources=(replace(CLIENTS, preset="another"),)).files
        assert counts.new == 0
        assert book.value("SELECT count(*) FROM client") == 1

    @pytest.mark.parametrize(
        "namesake",
        [replace(HURT, code="H-2", tax_id=""), IncomingClient(9, "Hurt Łódź", city="Kraków")],
        ids=["another code", "another city"],
    )
    def test_a_namesake_is_another_client(self, book, listed, namesake):
        listed(HURT, namesake)
        assert book.value("SELECT count(*) FROM client") == 2

    def test_a_name_that_two_share_is_nobody_in_particular(self, book, listed):
        listed(HURT, IncomingClient(2, "Hurt Łódź", city="Kraków"), IncomingClient(3, "Hurt Łódź"))
        assert book.value("SELECT count(*) FROM client") == 3

    def test_a_removed_person_stays_removed(self, book, listed, now):
        listed(HURT)
        client = one(book)["id"]
        people.delete(book, people.of_client(book, client)[0].id, now)
        jan = IncomingPerson("Jan")
        assert listed(replace(HURT, people=(ANNA, jan))) == (0, 1, 0)
        assert [person.name for person in people.of_client(book, client)] == ["Jan"]

    def test_a_removed_number_stays_removed_and_a_new_one_comes(self, book, listed, now):
        listed(HURT)
        client = one(book)["id"]
        people.edit(book, people.of_client(book, client)[0].id, "phones", "", now)
        more = replace(ANNA, phones=(*ANNA.phones, ("home", "+48 700")))
        assert listed(replace(HURT, people=(more,))) == (0, 1, 0)
        assert people.of_client(book, client)[0].phones == ("+48 700",)

    def test_a_person_is_known_by_address_under_another_name(self, book, listed, now):
        listed(HURT)
        client = one(book)["id"]
        people.edit(book, people.of_client(book, client)[0].id, "name", "Ania", now)
        assert listed(replace(HURT, people=(replace(ANNA, role="head chef"),))) == (0, 1, 0)
        (ania,) = people.of_client(book, client)
        assert (ania.name, ania.role) == ("Ania", "head chef")

    def test_a_new_estimate_of_the_wallet(self, book, listed):
        listed(HURT)
        assert listed(replace(HURT, wallet_minor=700)) == (0, 1, 0)
        assert listed(replace(HURT, wallet_minor=700)) == (0, 0, 1)
        assert clients.wallet(book, one(book)["id"])[0] == 700
        assert book.value("SELECT count(*) FROM wallet") == 2

    def test_the_same_client_twice_in_a_file(self, book, listed):
        assert listed(HURT, replace(HURT, line=2), replace(HURT, line=3, website="x.pl")) == (1, 1, 1)
        assert book.value("SELECT count(*) FROM client") == 1

    def test_one_undo_takes_all_of_it_back(self, book, take, content, now):
        before = content(book)
        outcome = take(Portion([HURT, CAFE]), Portion([line("a#1")], "sales", 1), sources=(CLIENTS, SALES))
        after = content(book)
        assert journal.undo(book, now).undone == outcome.operation
        assert content(book) == before
        journal.redo(book, now)
        assert content(book) == after

    def test_a_row_that_the_book_refuses_stops_all(self, book, take, content):
        before = content(book)
        with pytest.raises(CockpitError):
            take(Portion([HURT, replace(CAFE, status="unheard of")]))
        assert content(book) == before


class TestSales:
    def test_lines_and_what_they_add_up_to(self, book, sold):
        outcome = sold(
            line("1#1", 100), line("1#2", 250), line("2#1", -50, name="", family=""), line("3#1", 5, name="B")
        )
        assert outcome.files == [Counts(new=4)]
        assert outcome.sums == Sums(lines=4, net=305, unassigned_lines=1, unassigned_net=-50)
        assert outcome.clients_made == 2
        assert book.rows(
            "SELECT s.key, c.name, s.day, f.name, s.net, s.document FROM sales_line s"
            " LEFT JOIN client c ON c.id = s.client LEFT JOIN family f ON f.id = s.family ORDER BY s.key"
        ) == [
            ("1#1", "Hurt", "2026-11-20", "Tea", 100, "1"), ("1#2", "Hurt", "2026-11-20", "Tea", 250, "1"),
            ("2#1", None, "2026-11-20", None, -50, "2"), ("3#1", "B", "2026-11-20", "Tea", 5, "3"),
        ]  # fmt: skip

    def test_a_second_run_is_no_operation(self, book, sold, content):
        lines = [line("1#1"), line("1#2", name="", code="C-7"), line("1#3", name="")]
        sold(*lines)
        before, count = content(book), operations(book)
        outcome = sold(*lines)
        assert (outcome.operation, outcome.files, outcome.clients_made) == (None, [Counts(same=3)], 0)
        assert outcome.sums == Sums(3, 300, 1, 100)
        assert (content(book), operations(book)) == (before, count)

    @pytest.mark.parametrize(
        "changed",
        [line("1#1", 101), line("1#1", day="2026-11-21"), line("1#1", name="B"), line("1#1", family="Coffee"),
         line("1#1", name=""), line("1#1", family="")],
    )  # fmt: skip
    def test_a_changed_line_is_changed_in_place(self, book, sold, changed):
        sold(line("1#1"), line("1#2"))
        identity = book.value("SELECT id FROM sales_line WHERE key = '1#1'")
        outcome = sold(changed, line("1#2"))
        assert outcome.files == [Counts(changed=1, same=1)]
        assert book.row("SELECT id, net, day FROM sales_line WHERE key = '1#1'") == (
            identity, changed.net_minor, changed.day,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("net", "rounded", "counts"),
        [(101, True, Counts(same=1)), (99, True, Counts(same=1)), (102, True, Counts(changed=1)),
         (101, False, Counts(changed=1))],
    )  # fmt: skip
    def test_a_unit_of_rounding_is_no_change(self, book, sold, net, rounded, counts):
        sold(line("1#1", 100))
        outcome = sold(line("1#1", net, rounded=rounded))
        assert outcome.files == [counts]
        assert (outcome.operation is None) == (counts.same == 1)
        assert book.value("SELECT net FROM sales_line") == (100 if counts.same else net)

    def test_the_same_key_twice_counts_once(self, book, sold):
        outcome = sold(line("1#1", 100), line("1#1", 900), line("1#2", 5))
        assert outcome.files == [Counts(new=2, twice=1)]
        assert outcome.sums == Sums(2, 105, 0, 0)
        assert book.value("SELECT sum(net) FROM sales_line") == 105

    def test_the_same_key_in_two_files(self, book, take):
        two = (SALES, replace(SALES, file="more.csv"))
        outcome = take(Portion([line("1#1")], "sales", 0), Portion([line("1#1"), line("2#1")], "sales", 1), sources=two)
        assert outcome.files == [Counts(new=1), Counts(new=1, twice=1)]

    def test_lines_find_the_clients_of_the_same_run(self, book, take):
        outcome = take(
            Portion([line("1#1", name="", code="H-1"), line("1#2", name="HURT lodz")], "sales", 1),
            Portion([HURT]),
            sources=(CLIENTS, SALES),
        )
        assert outcome.clients_made == 0
        assert book.rows("SELECT DISTINCT client FROM sales_line") == [(one(book)["id"],)]

    def test_a_client_may_be_named_by_its_tax_id(self, book, listed, sold):
        listed(HURT)
        assert sold(line("1#1", name="", code="PL725000")).clients_made == 0

    def test_a_code_without_a_name_makes_a_client_of_it(self, book, sold):
        sold(line("1#1", name="", code="77", country="DE"))
        assert book.row("SELECT name, code, country, status FROM client") == ("Client 77", "77", "DE", "active")

    def test_families_are_one_whatever_their_letters(self, book, sold):
        sold(line("1#1", family="Żółta herbata"), line("1#2", family="ZOLTA  HERBATA"))
        assert book.rows("SELECT name FROM family") == [("Żółta herbata",)]

    def test_many_lines_keep_their_ids_apart(self, book, sold, now):
        sold(*(line(f"{n}#1") for n in range(500)))
        assert book.value("SELECT count(DISTINCT id) FROM sales_line") == 500
        client = clients.add(book, "later", now)[1]
        assert client > book.value("SELECT max(id) FROM sales_line")

    def test_an_amount_beyond_all_books_leaves_the_book_usable(self, book, sold, content, now):
        before = content(book)
        with pytest.raises(CockpitError, match="does not fit"):
            sold(line("1#1"), line("1#2", 2**70))
        assert content(book) == before
        assert sold(line("1#1")).files == [Counts(new=1)]
        clients.add(book, "A", now)


class TestNothingIsKept:
    ALL = (Portion([HURT, CAFE]), Portion([line("1#1"), line("1#2", name="")], "sales", 1))

    @pytest.fixture
    def before(self, book, content):
        return content(book), book.rev, operations(book)

    def unchanged(self, book, content, before, now) -> None:
        assert (content(book), book.rev, operations(book)) == before
        assert book.rows("SELECT name FROM temp.sqlite_master") == []
        clients.add(book, "usable", now)

    def test_of_a_dry_run_which_counts_all_the_same(self, book, take, content, before, now):
        outcome = take(*self.ALL, sources=(CLIENTS, SALES), dry_run=True)
        assert outcome.operation is None
        assert outcome.files == [Counts(new=2), Counts(new=2)]
        assert (outcome.clients_made, outcome.sums) == (1, Sums(2, 200, 1, 100))
        self.unchanged(book, content, before, now)

    @pytest.mark.parametrize("after", [0, 1, 2])
    def test_where_the_user_stops_it(self, book, take, content, before, now, after):
        told: list[str] = []
        with pytest.raises(Cancelled, match="nothing of it was kept"):
            take(
                *self.ALL, Portion([line(f"{n}#9") for n in range(2000)], "sales", 1), sources=(CLIENTS, SALES),
                progress=told.append, cancelled=lambda: len(told) >= after,
            )  # fmt: skip
        assert told == ["read"] * after
        self.unchanged(book, content, before, now)

    @pytest.mark.parametrize("lines", [1, 3000])
    def test_where_the_user_stops_it_while_it_is_written(self, book, take, content, before, now, lines):
        told: list[str] = []
        with pytest.raises(Cancelled):
            take(
                Portion([line(f"{n}#9") for n in range(lines)], "sales"), sources=(SALES,),
                progress=told.append, cancelled=lambda: "write" in told,
            )  # fmt: skip
        assert told == ["read", "write"]
        self.unchanged(book, content, before, now)

    def test_where_a_file_turns_out_to_be_damaged(self, book, take, content, before, now):
        def portions():
            yield from self.ALL
            raise BadInput("sales.csv:9: nothing but noise")

        with pytest.raises(BadInput, match="noise"):
            intake.take(book, portions(), (CLIENTS, SALES), now, label="import")
        self.unchanged(book, content, before, now)

    def test_but_a_run_that_is_not_stopped_goes_through(self, book, take):
        told: list[str] = []
        outcome = take(*self.ALL, sources=(CLIENTS, SALES), progress=told.append, cancelled=lambda: False)
        assert outcome.operation is not None
        assert told == ["read", "read", "write"]
        assert book.value("SELECT label FROM operation WHERE id = ?", (outcome.operation,)) == "import"
        assert '"clients.csv", "sales.csv"' in book.value(
            "SELECT info FROM operation WHERE id = ?", (outcome.operation,)
        )


def test_two_lines_on_one_client_do_not_change_it_in_turns(listed, book):
    lines = (
        IncomingClient(1, "Béta", postcode="00-001"),
        IncomingClient(2, "Beta", postcode="00-002", segment="retail"),
    )
    assert listed(*lines) == (1, 1, 0)
    held = one(book, "Béta")
    assert (held["postcode"], held["segment"]) == ("00-001", "retail")
    assert listed(*lines) == (0, 0, 2)
    assert one(book, "Béta") == held
    # what the file changes in either line is taken over
    assert listed(lines[0], replace(lines[1], segment="gastro")) == (0, 1, 1)
    assert one(book, "Béta") == {**held, "segment": "gastro"}
