from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cockpit.core.incoming import BadRow, IncomingSale
from cockpit.exchange.intake import Reading, prepare, remap

Written = Callable[..., Path]


def sales_of(*paths: Path, **settings: object) -> tuple[list[IncomingSale], Reading]:
    prepared = [prepare(path, "sales") for path in paths]
    prepared = [remap(each, replace(each.mapping, **settings)) for each in prepared]
    reading = Reading(prepared)
    return [sale for chunk in reading.chunks(2) for sale in chunk.rows], reading


def test_a_line(written: Written) -> None:
    text = (
        "Date;Invoice no;Customer ID;Customer name;Country;Family;Net\n"
        "4.05.2026 10:00;F1;14646.0;Acme;NL;Cheese;1 234,50 zł\n"
    )
    (sale,), _reading = sales_of(written(text))
    assert sale == IncomingSale(2, "2026-05-04", "14646", "Acme", "NL", "Cheese", 123450, False, "F1/2026#1", "F1")


def test_lines_of_a_document_are_counted_across_files(written: Written) -> None:
    first = written("day,invoice,client,net\n2026-05-04,F1,A,1\n2026-05-04,F2,B,2\n2026-05-04,F1,A,1\n", "1.csv")
    second = written("day,invoice,client,net\n2026-05-05,F1,A,3\n", "2.csv")
    sales, _reading = sales_of(first, second)
    assert [sale.key for sale in sales] == ["F1/2026#1", "F2/2026#1", "F1/2026#2", "F1/2026#3"]


def test_a_line_number_of_the_document_makes_the_key(written: Written) -> None:
    sales, _reading = sales_of(
        written("day,invoice,line no,client,net\n2026-05-04,F1,20,A,1\n2026-05-04,F1,10.0,A,1\n")
    )
    assert [sale.key for sale in sales] == ["F1/2026=20", "F1/2026=10"]


def test_equal_rows_without_a_document_are_counted(written: Written) -> None:
    sales, _reading = sales_of(
        written("day,client,family,net\n" + "2026-05-04,A,x,1.50\n" * 2 + "2026-05-04,A,y,1.50\n")
    )
    assert [sale.key for sale in sales] == ["2026-05-04|A|x|150#1", "2026-05-04|A|x|150#2", "2026-05-04|A|y|150#1"]


def test_what_rounding_cuts_off_is_carried_on(written: Written) -> None:
    row = "2026-05-04,A,1,0.125,0.1\n"
    first = written("day,client,quantity,price,discount\n" + row * 3, "1.csv")
    second = written("day,client,quantity,price,discount\n" + row * 5 + "2026-05-04,A,2,1.10,0\n", "2.csv")
    sales, _reading = sales_of(first, second)
    assert sum(sale.net_minor for sale in sales) == 8 * 1125 // 100 + 220
    assert [sale.rounded for sale in sales] == [True] * 8 + [False]
    assert sales[-1].net_minor == 220


def test_net_wins_over_quantity_and_price(written: Written) -> None:
    (sale,), _reading = sales_of(written("day,client,quantity,price,discount,net\n2026-05-04,A,2,10,0.5,7\n"))
    assert sale.net_minor == 700


def test_discounts_in_percent_where_one_is_above_one(written: Written) -> None:
    sales, _reading = sales_of(
        written("day,client,quantity,price,discount\n2026-05-04,A,1,100,1\n2026-05-04,A,1,100,10\n")
    )
    assert [sale.net_minor for sale in sales] == [9900, 9000]


def test_bad_rows_say_why(written: Written) -> None:
    text = (
        "day,client,quantity,price,discount\n"
        ",A,1,1,\n"
        "soon,A,1,1,\n"
        "2026-05-04,A,,1,\n"
        "2026-05-04,A,1,x,\n"
        "2026-05-04,A,1,1,500%\n"
        "2026-05-04,A,9999999999,9999999999,\n"
        "1,2,3,4,5,6\n"
    )
    sales, reading = sales_of(written(text))
    assert sales == []
    assert reading.bad[0] == [
        BadRow(2, "there is no day in “day”"),
        BadRow(3, "“soon” in “day” is not a day"),
        BadRow(4, "there is no number in “quantity”"),
        BadRow(5, "“x” in “price” is not a number"),
        BadRow(6, "“500%” in “discount” is no discount from 0 to 100 %"),
        BadRow(7, "the amount is too large"),
        BadRow(8, "6 cells stand under 5 headers"),
    ]


def test_lines_in_another_currency_are_refused(written: Written) -> None:
    text = "day,client,net,currency\n2026-05-04,A,1,PLN\n2026-05-04,A,2,EUR\n2026-05-04,A,3,pln\n"
    sales, reading = sales_of(written(text))
    assert reading.prepared[0].source.currency == "PLN"
    assert [sale.net_minor for sale in sales] == [100, 300]
    assert reading.bad[0] == [BadRow(3, "the line is in EUR, the file is read in PLN; import it apart")]


def test_minor_units_follow_the_currency(written: Written) -> None:
    (sale,), _reading = sales_of(written("day,client,net\n2026-05-04,A,1500\n"), currency="JPY")
    assert sale.net_minor == 1500


def test_clients_known_by_code_get_a_name(written: Written) -> None:
    text = "day,customer id,customer name,net\n2026-05-04,7,,1\n2026-05-04,8,Acme,1\n2026-05-04,,,1\n"
    sales, _reading = sales_of(written(text), client_name="Customer {code}")
    assert [sale.client_name for sale in sales] == ["Customer 7", "Acme", ""]


def test_codes_with_decimals_of_their_own_keep_them(written: Written) -> None:
    sales, _reading = sales_of(written("day,customer id,net\n2026-05-04,1.0,1\n2026-05-04,1.1,1\n"))
    assert [sale.client_code for sale in sales] == ["1.0", "1.1"]


def test_a_day_far_down_the_file_decides_the_order_of_all(written: Written) -> None:
    text = "day,client,net\n" + "01/02/2026,A,1\n" * 3_000 + "01/13/2026,A,1\n"
    sales, reading = sales_of(written(text))
    assert (sales[0].day, sales[-1].day, reading.bad_count) == ("2026-01-02", "2026-01-13", [0])


def test_another_file_of_the_run_decides_for_one_in_doubt(written: Written) -> None:
    doubtful = written("day;client;net\n01/02/2026;A;1,234\n", "1.csv")
    sure = written("day;client;net\n12/31/2026;A;1,5\n", "2.csv")
    sales, _reading = sales_of(doubtful, sure)
    assert [(sale.day, sale.net_minor) for sale in sales] == [("2026-01-02", 123), ("2026-12-31", 150)]


def test_what_the_map_says_goes(written: Written) -> None:
    (sale,), _reading = sales_of(written("day;client;net\n01/02/2026;A;1,234\n"), days="mdy", decimal=",")
    assert (sale.day, sale.net_minor, sale.rounded) == ("2026-01-02", 123, True)
