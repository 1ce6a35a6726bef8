"""Countries and currencies: which there are, which a country uses, and how its spreadsheets write a number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cockpit.core.errors import BadInput
from cockpit.core.words import _

# ISO 4217, the currencies in use
_CURRENCIES_TEXT = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
    " CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL"
    " HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD"
    " MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG"
    " QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD"
    " TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES = frozenset(_CURRENCIES_TEXT.split())
# ISO 3166-1 alpha-2
_COUNTRIES_TEXT = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY"
    " BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK"
    " FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR"
    " IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK"
    " ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM"
    " PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF"
    " TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_COUNTRIES_TEXT.split())
_USES = {
    "PL": "PLN", "GB": "GBP", "UA": "UAH", "KZ": "KZT", "RU": "RUB", "CH": "CHF", "LI": "CHF", "CZ": "CZK",
    "HU": "HUF", "RO": "RON", "SE": "SEK", "NO": "NOK", "DK": "DKK", "US": "USD", "CA": "CAD", "AU": "AUD",
    "NZ": "NZD", "BY": "BYN", "GE": "GEL", "AM": "AMD", "AZ": "AZN", "MD": "MDL", "RS": "RSD", "TR": "TRY",
    "UZ": "UZS", "KG": "KGS", "JP": "JPY", "CN": "CNY", "IN": "INR", "IL": "ILS", "BR": "BRL", "MX": "MXN",
    "ZA": "ZAR", "MK": "MKD", "AL": "ALL", "BA": "BAM", "IS": "ISK", "MA": "MAD", "TN": "TND", "DZ": "DZD",
}  # fmt: skip
_POINT_TEXT = "GB IE US CA AU NZ IN IL JP CN KR SG HK MX TH MY PH ZA NG KE CH LI MT"
_POINT = frozenset(_POINT_TEXT.split())
"""Countries that write a point before the decimals."""
_LOCALE = re.compile(r"[a-z]{2,3}_([A-Z]{2})\b")


def region_of(environ: Mapping[str, str]) -> str:
    """The country that the environment's locale names, two letters; empty where it names none."""
    for name in ("LC_ALL", "LC_MONETARY", "LC_NUMERIC", "LANG"):
        found = _LOCALE.match(environ.get(name, ""))
        if found and found.group(1) in COUNTRIES:
            return found.group(1)
    return ""


def currency_of(country: str) -> str:
    """The currency that is probably meant in a country."""
    return _USES.get(country, "EUR")


def spreadsheet_signs(*countries: str) -> tuple[str, str]:
    """(delimiter, decimal sign) of CSV files in the first country that is named; a comma and a point where none is."""
    country = next((each for each in countries if each), "")
    return (",", ".") if not country or country in _POINT else (";", ",")


def currency(typed: str) -> str:
    """The currency meant.

    Raises:
        BadInput: where there is none of that code.
    """
    code = typed.strip().upper()
    if code not in CURRENCIES:
        raise BadInput(
            _("“{text}” is no currency: three letters such as EUR, PLN or GBP are expected").format(text=typed.strip())
        )
    return code


def country(typed: str) -> str:
    """The country meant, or "" where nothing was typed.

    Raises:
        BadInput: where there is none of that code.
    """
    code = typed.strip().upper()
    if code == "UK":
        return "GB"
    if code and code not in COUNTRIES:
        raise BadInput(
            _("“{text}” is no country: two letters such as PL, DE or FR are expected").format(text=typed.strip())
        )
    return code
