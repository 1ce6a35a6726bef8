"""Countries, currencies, and how their spreadsheets write a number."""

import pytest

from cockpit.core import region
from cockpit.core.errors import BadInput


@pytest.mark.parametrize(
    ("environ", "country"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "PL"), ({"LC_ALL": "de_AT", "LANG": "pl_PL"}, "AT"), ({"LANG": "C.UTF-8"}, ""),
        ({"LC_ALL": "", "LC_MONETARY": "fr_FR@euro", "LANG": "en_US"}, "FR"), ({"LANG": "xx_QQ"}, ""),
        ({"LANG": "pl"}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_locale_names_a_country(environ, country):
    assert region.region_of(environ) == country


def test_each_country_has_a_currency_that_exists():
    for country in region.COUNTRIES:
        assert region.currency_of(country) in region.CURRENCIES
    assert region.currency_of("PL") == "PLN"
    assert region.currency_of("DE") == region.currency_of("") == "EUR"


@pytest.mark.parametrize(
    ("countries", "signs"),
    [
        (("PL",), (";", ",")),
        (("", "DE"), (";", ",")),
        (("GB", "PL"), (",", ".")),
        ((), (",", ".")),
        (("",), (",", ".")),
    ],
)
def test_spreadsheets_part_columns_by_what_is_no_decimal_sign(countries, signs):
    assert region.spreadsheet_signs(*countries) == signs


def test_codes_are_checked():
    assert region.currency(" pln ") == "PLN"
    assert region.country("pl") == "PL"
    assert region.country("uk") == "GB"
    assert region.country(" ") == ""
    for wrong in ("FOO", "", "zł", "PL", "EURO"):
        with pytest.raises(BadInput):
            region.currency(wrong)
    for wrong in ("XX", "POL", "1"):
        with pytest.raises(BadInput):
            region.country(wrong)
