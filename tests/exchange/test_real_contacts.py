"""Every real file of address books, CRMs and workbooks: how many clients and people, or why not, in one line.

Each goes into a book, a second time for nothing, and out again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.exchange.intake import Prepared, Reading, missing, prepare, remap
from cockpit.store import journal
from cockpit.store.book import Book, make_book, open_book
from cockpit.store.intake import take
from cockpit.store.outcome import Outcome
from tests.exchange.conftest import data_folder

NOW = Moment(1_790_000_000_000, "Europe/Warsaw", 120, "2026-09-21")
NAMELESS = "no column tells the client's name"

CONTACTS = {
    "05-crm/atomic-crm/src/components/atomic-crm/contacts/contacts_export.csv": (1, 2, 0),
    "05-crm/atomic-crm/src/components/atomic-crm/misc/import-sample.json": (3, 4, 0),
    "05-crm/krayin/persons.csv": (2, 2, 0),
    "05-crm/maven-crm/accounts.csv": (85, 0, 0),
    "05-crm/maven-crm/products.csv": (7, 0, 0),
    "05-crm/maven-crm/sales_teams.csv": (35, 0, 0),
    "05-crm/mkfakturi/onboarding/customers_suppliers.csv": (11, 11, 0),
    "05-crm/mkfakturi/sample_customers.csv": (5, 5, 0),
    "05-crm/odoo/m2m_customers_tags.csv": (5, 0, 0),
    "05-crm/rolomind/custom.csv": (4, 4, 0),
    "05-crm/rolomind/google.csv": (4, 4, 0),
    "05-crm/roundcubemail/Csv2vcard/email.csv": (4, 4, 0),
    "05-crm/roundcubemail/Csv2vcard/email.vcf": (4, 4, 0),
    "05-crm/roundcubemail/Csv2vcard/gmail.csv": (1, 1, 0),
    "05-crm/roundcubemail/Csv2vcard/gmail.vcf": (1, 1, 0),
    "05-crm/salesforce-ebikes/accounts.csv": (3, 0, 0),
    "06-vcard/ez-vcard/John_Doe_ANDROID.vcf": (6, 6, 0),
    "06-vcard/ez-vcard/rfc2426-example.vcf": (2, 2, 0),
    "06-vcard/khard/org.vcf": (1, 0, 0),
    "06-vcard/khard/unparsable.vcf": (0, 0, 1),
    "06-vcard/roundcubemail/Browser/data/contacts.vcf": (2, 2, 0),
}
"""(clients, people, bad rows); a vCard file that is not here has one card with one person."""

SALES = {
    "05-crm/maven-crm/sales_pipeline.csv": (6_711, 2_089),
    "05-crm/mkfakturi/sample_invoices.csv": (2, 3),
    "05-crm/mkfakturi/sample_payments.csv": (2, 3),
}
"""(lines, bad lines)."""

WORKBOOKS: dict[str, tuple[str, int] | str] = {
    "calamine/empty_sheet.xlsx": "no sheet of the workbook has a table",
    "calamine/encoded_entities.xlsx": "no sheet of the workbook has a table",
    "calamine/errors.xlsx": "no sheet of the workbook has a table",
    "calamine/has_x000D_.xlsx": "no sheet of the workbook has a table",
    "calamine/picture.xlsx": "no sheet of the workbook has a table",
    "calamine/rph.xlsx": "no sheet of the workbook has a table",
    "calamine/with-annotation.ods": "no sheet of the workbook has a table",
    "frictionless/merged-cells-boolean.xls": "no sheet of the workbook has a table",
    "frictionless/merged-cells.xls": "no sheet of the workbook has a table",
    "frictionless/merged-cells.xlsx": "no sheet of the workbook has a table",
    "calamine/pass_protected.ods": "the workbook is locked by a password; save it without one",
    "calamine/pass_protected.xlsx": "the workbook is locked by a password; save it without one",
    "calamine/too_small.xls": "this is no workbook, whatever its name says; if it is text, call it .csv",
    "calamine/header-row.xlsx": ("Sheet1", 1),
    "calamine/hyperlinks.xlsx": ("Links", 7),
    "calamine/inlineStr_with_value.xlsx": ("Requirements", 1),
    "calamine/inventory-table.xlsx": ("Sheet1", 4),
    "calamine/merge_cells.xlsx": ("Sheet1", 1),
    "calamine/multi-empty.ods": ("Test", 5),
    "calamine/special_cells.ods": ("sheet1", 4),
    "calamine/table-multiple.xlsx": ("Sheet1", 4),
    "calamine/temperature-table.xlsx": ("Sheet2", 2),
    "calamine/whitespace_trim.xlsx": ("inlineStr", 2),
    "csvkit/sheets.xlsx": ("data", 3),
    "csvkit/test_skip_lines.xlsx": ("Sheet1", 3),
    "frictionless/adjust-floating-point-error.xlsx": ("Sheet1", 5),
    "frictionless/sheet2.xlsx": ("Sheet2", 2),
    "frictionless/sheets.xlsx": ("Sheet1", 1),
    "frictionless/table-with-booleans.ods": ("test", 2),
    "frictionless/table-with-two-sheets.ods": ("Лист1", 2),
    "frictionless/table.ods": ("Лист1", 2),
    "frictionless/table.xls": ("Лист1", 2),
    "frictionless/table.xlsx": ("Лист1", 2),
}
"""(sheet, rows that went in) or why not; a workbook that is not here opens and lacks a column with names."""


def real(*folders: str) -> list[str]:
    """The real files below some folders, none where they are not here."""
    top = data_folder()
    return sorted(str(path.relative_to(top)) for name in folders for path in (top / name).rglob("*") if path.is_file())


@pytest.fixture
def book(tmp_path: Path) -> Book:
    path = tmp_path / "test.cockpit"
    make_book(path, NOW, currency="PLN", name="Test", country="PL").close()
    return open_book(path)


def brought(book: Book, prepared: Prepared) -> tuple[Outcome, Reading]:
    reading = Reading([prepared])
    return take(book, reading.chunks(), [prepared.source], NOW, label="import"), reading


def counted(book: Book) -> tuple[int, int]:
    ((clients,),) = book.rows("SELECT count(*) FROM client")
    ((people,),) = book.rows("SELECT count(*) FROM person")
    return clients, people


def again_and_back(book: Book, prepared: Prepared, first: Outcome) -> None:
    """A second run changes nothing, and one undo takes the first one back."""
    second, _reading = brought(book, prepared)
    assert second.operation is None
    assert second.files[0].new == second.files[0].changed == 0
    if first.operation is not None:
        journal.undo(book, NOW)
        assert counted(book) == (0, 0)


@pytest.mark.parametrize("name", [each for each in real("05-crm", "06-vcard") if each not in SALES])
def test_contacts_go_in_once_and_out_again(data: Path, book: Book, name: str) -> None:
    prepared = prepare(data / name)
    outcome, reading = brought(book, prepared)
    assert (*counted(book), reading.bad_count[0]) == CONTACTS.get(name, (1, 1, 0))
    assert name in CONTACTS or name.endswith(".vcf")
    again_and_back(book, prepared, outcome)
    book.close()


@pytest.mark.parametrize("name", sorted(SALES))
def test_sales_go_in_once(data: Path, book: Book, name: str) -> None:
    prepared = prepare(data / name)
    outcome, reading = brought(book, prepared)
    assert (reading.rows[0], reading.bad_count[0]) == SALES[name]
    again_and_back(book, prepared, outcome)
    book.close()


@pytest.mark.parametrize("name", real("09-xlsx"))
def test_workbooks_open_or_say_why_not(data: Path, book: Book, name: str) -> None:
    expected = WORKBOOKS.get(name.removeprefix("09-xlsx/"))
    if isinstance(expected, str):
        with pytest.raises(BadInput) as refused:
            prepare(data / name)
        assert str(refused.value) == f"{data / name}: {expected}"
        book.close()
        return
    prepared = prepare(data / name)
    if expected is None:
        assert missing(prepared) == [NAMELESS]
        assert prepared.table.sample
        # told which column has the names, it goes in
        prepared = remap(prepared, prepared.mapping.assign(prepared.headers[0], "name"))
        outcome, reading = brought(book, prepared)
        assert reading.rows[0] > 0 or reading.bad_count[0] > 0
    else:
        outcome, reading = brought(book, prepared)
        assert (prepared.source.sheet, reading.rows[0]) == expected
    again_and_back(book, prepared, outcome)
    book.close()


def test_a_thousand_rows_of_a_real_workbook(data: Path, book: Book) -> None:
    prepared = prepare(data / "09-xlsx/csvkit/ne_1033_data.xlsx")
    prepared = remap(prepared, prepared.mapping.assign("item_name", "name").assign("nsn", "code"))
    _outcome, reading = brought(book, prepared)
    table = prepared.table
    assert len(list(table.rows(lambda row: None))) == 1_036
    # four items have no name
    assert reading.bad_count == [4]
    at = prepared.headers.index("ship_date")
    assert table.sample[0][at][:2] in ("19", "20")
    book.close()


def test_the_cards_and_the_list_of_the_same_people_make_no_doubles(data: Path, book: Book) -> None:
    folder = data / "05-crm" / "roundcubemail" / "Csv2vcard"
    for first, second, expected in (("gmail.csv", "gmail.vcf", (1, 1)), ("email.vcf", "email.csv", (5, 5))):
        brought(book, prepare(folder / first))
        after = counted(book)
        outcome, _reading = brought(book, prepare(folder / second))
        assert counted(book) == after == expected
        assert outcome.files[0].new == 0
    book.close()
