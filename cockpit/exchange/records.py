"""Atomic CRM's JSON as a table: a row for each company, then one for each contact with its company's columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from cockpit.core.words import _
from cockpit.exchange import encodings
from cockpit.exchange.held import HeldTable, held_size
from cockpit.exchange.refusal import refusal

_CONTACT = ("first_name", "last_name", "title", "background", "tags")
_COMPANY = (
    "tax_identifier",
    "address",
    "zipcode",
    "city",
    "state_abbr",
    "country",
    "sector",
    "website",
    "description",
)
_PLACES = ("work", "home", "other")
_HEADERS = (
    *_CONTACT,
    "company",
    *(f"{kind}_{place}" for kind in ("email", "phone") for place in _PLACES),
    *_COMPANY,
)
_SPACE = re.compile(r"\s*")


def open_records(path: Path, encoding: str = "") -> HeldTable:
    """Read Atomic CRM's JSON.

    Raises:
        BadInput: The file is no JSON, or not of this kind.
    """
    encoding = encodings.detect(path, encoding)
    size = held_size(path)
    text = path.read_text(encoding=encoding)
    try:
        lists = _lists(text)
    except json.JSONDecodeError as problem:
        raise refusal(path, _("this is not JSON ({why})").format(why=problem.msg), problem.lineno) from None
    except RecursionError:
        raise refusal(path, _("this is not JSON that a program can read; it is nested too deeply")) from None
    except ValueError:
        raise refusal(path, _("a number in this JSON has thousands of digits; no program wrote that")) from None
    if "companies" not in lists or "contacts" not in lists:
        raise refusal(path, _("this JSON has no companies and contacts; only Atomic CRM's is read"))
    return HeldTable(path, _HEADERS, list(_rows(text, lists)), size, encoding)


def _lists(text: str) -> dict[str, list[tuple[int, dict[str, object]]]]:
    """The lists of the outermost object by key: (place in the text, record) pairs.

    The outermost object is walked here, and only its parts handed to the JSON reader, because that keeps no places.
    """
    decoder = json.JSONDecoder()

    def skip(at: int, sign: str) -> int:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] != sign:
            raise json.JSONDecodeError(f"Expecting '{sign}'", text, at)
        return _SPACE.match(text, at + 1).end()  # type: ignore[union-attr]

    lists: dict[str, list[tuple[int, dict[str, object]]]] = {}
    at = skip(0, "{")
    while text[at : at + 1] != "}":
        key, at = decoder.raw_decode(text, at)
        at = skip(at, ":")
        if text[at : at + 1] != "[":
            _value, at = decoder.raw_decode(text, at)
        else:
            records = lists.setdefault(str(key), [])
            at = skip(at, "[")
            while text[at : at + 1] != "]":
                value, end = decoder.raw_decode(text, at)
                if isinstance(value, dict):
                    records.append((at, value))
                at = _SPACE.match(text, end).end()  # type: ignore[union-attr]
                if text[at : at + 1] != "]":
                    at = skip(at, ",")
            at += 1
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] != "}":
            at = skip(at, ",")
    return lists


def _rows(text: str, lists: dict[str, list[tuple[int, dict[str, object]]]]) -> Iterator[tuple[int, list[str]]]:
    companies = {_text(company.get("id")): company for _at, company in lists["companies"]}
    for at, company in lists["companies"]:
        yield text.count("\n", 0, at) + 1, _cells({}, company)
    for at, contact in lists["contacts"]:
        yield text.count("\n", 0, at) + 1, _cells(contact, companies.get(_text(contact.get("company_id")), {}))


def _cells(contact: dict[str, object], company: dict[str, object]) -> list[str]:
    cells = {key: _text(contact.get(key)) for key in _CONTACT}
    cells |= {key: _text(company.get(key)) for key in _COMPANY}
    cells["company"] = _text(company.get("name"))
    for kind, lists, value in (("email", "emails", "email"), ("phone", "phones", "number")):
        entries = contact.get(lists)
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                place = _text(entry.get("type")).casefold()
                key = f"{kind}_{place if place in _PLACES else 'other'}"
                cells[key] = " ::: ".join(part for part in (cells.get(key, ""), _text(entry.get(value))) if part)
    main = _text(company.get("phone_number"))
    if main and not contact:
        cells["phone_work"] = main
    return [cells.get(header, "") for header in _HEADERS]


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_text(part) for part in value)
    return "" if value is None or isinstance(value, dict) else str(value)
