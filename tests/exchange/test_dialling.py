"""Numbers as written into numbers as dialled, and the links that hand them over."""

from __future__ import annotations

import pytest

from cockpit.exchange.dialling import Number, number


@pytest.mark.parametrize(
    ("written", "countries", "shown", "dialled"),
    [
        ("+48 601 234 567", (), "+48 601 234 567", "+48601234567"),
        ("601234567", ("Poland",), "+48 601 234 567", "+48601234567"),
        ("601-234-567", ("", "PL"), "+48 601 234 567", "+48601234567"),
        ("0033 6 12 34 56 78", ("PL",), "+33 6 12 34 56 78", "+33612345678"),
        ("+49 (0) 171 3920019", (), "+49 171 3920019", "+491713920019"),
        ("8 701 234 56 78", ("Казахстан",), "+7 701 234 5678", "+77012345678"),
        ("0 800 x", ("Atlantis",), "0 800 x", "0800"),
        ("42 123", (), "42 123", "42123"),
        ("12", (), "12", ""),
        ("ask Anna", ("PL",), "ask Anna", ""),
        ("\u202e+48\x1b[31m601", ("PL",), "\u202e+48\x1b[31m601", "4831601"),
    ],
)  # fmt: skip
def test_a_number(written, countries, shown, dialled):
    assert number(written, *countries) == Number(shown, dialled)


def test_links():
    one = Number("", "+48601234567")
    assert one.tel == "tel:+48601234567"
    assert one.smsto("Zażółć: 5 % & #1") == "SMSTO:+48601234567:Zażółć: 5 % & #1"
    assert one.sms("Zażółć: 5 % & #1") == ("sms:+48601234567?body=Za%C5%BC%C3%B3%C5%82%C4%87%3A%205%20%25%20%26%20%231")
