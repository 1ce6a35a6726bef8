"""Map files: a mapping kept as TOML, so that the second file of a kind is read like the first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from cockpit.core.words import _
from cockpit.exchange.encodings import opened
from cockpit.exchange.fields import field_of
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.refusal import refusal


class _MapFile(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    kind: Literal["clients", "sales"]
    decimal: Literal["", ".", ","] = ""
    days: Literal["", "dmy", "mdy"] = ""
    currency: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    client_name: str = ""
    header: bool | None = None
    columns: dict[str, str | list[str]]
    only: dict[str, str | list[str]] = {}
    replace: dict[str, dict[str, str]] = {}
    constants: dict[str, str] = {}

    @field_validator("client_name")
    @classmethod
    def _with_code(cls, text: str) -> str:
        if text and "{code}" not in text:
            raise ValueError(_("write {code} where the client's code is to stand"))
        return text


def load_map(path: Path) -> Mapping:
    """A mapping from a map file.

    Raises:
        BadInput: The file is missing, is no TOML, or a key of it is wrong; the sentence names the key.
    """
    try:
        with opened(path) as handle:
            data = tomllib.load(handle)
    except OSError as problem:
        raise refusal(path, _("the file cannot be read ({why})").format(why=problem.strerror)) from None
    except (ValueError, RecursionError) as problem:
        raise refusal(path, _("this is not a map file ({why})").format(why=problem)) from None
    try:
        read = _MapFile.model_validate(data)
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"][:2])
        raise refusal(path, _("{key}: {why}").format(key=key, why=first["msg"])) from None
    for part, ids in (("columns", read.columns), ("constants", read.constants)):
        for id in ids:
            if field_of(read.kind, id) is None:
                raise refusal(path, _("{key}: there is no such field").format(key=f"{part}.{id}"))
    columns = {id: _tuple(headers) for id, headers in read.columns.items()}
    for id, headers in columns.items():
        field = field_of(read.kind, id)
        if len(headers) > 1 and field is not None and not field.many:
            raise refusal(path, _("{key}: only one column can feed this field").format(key=f"columns.{id}"))
    return Mapping(
        kind=read.kind,
        preset="map",
        columns={id: headers for id, headers in columns.items() if headers},
        decimal=read.decimal,
        days=read.days,
        currency=read.currency,
        only={header: _tuple(values) for header, values in read.only.items()},
        replace=read.replace,
        constants=read.constants,
        client_name=read.client_name,
        header=read.header,
    )


def dump_map(mapping: Mapping) -> str:
    """The text of a map file that `load_map` reads back to the same mapping, with the preset "map"."""
    lines = [f"kind = {_quoted(mapping.kind)}"]
    for key in ("currency", "decimal", "days", "client_name"):
        if value := getattr(mapping, key):
            lines.append(f"{key} = {_quoted(value)}")
    if mapping.header is not None:
        lines.append(f"header = {str(mapping.header).lower()}")
    lines += ["", "[columns]", *(f"{_quoted(id)} = {_listed(headers)}" for id, headers in mapping.columns.items())]
    if mapping.only:
        lines += [
            "",
            "[only]",
            *(f"{_quoted(header)} = {_listed(values)}" for header, values in mapping.only.items()),
        ]
    for header, values in mapping.replace.items():
        lines += [
            "",
            f"[replace.{_quoted(header)}]",
            *(f"{_quoted(old)} = {_quoted(new)}" for old, new in values.items()),
        ]
    if mapping.constants:
        lines += [
            "",
            "[constants]",
            *(f"{_quoted(id)} = {_quoted(value)}" for id, value in mapping.constants.items()),
        ]
    return "\n".join(lines) + "\n"


def _tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _listed(values: tuple[str, ...]) -> str:
    return _quoted(values[0]) if len(values) == 1 else f"[{', '.join(_quoted(value) for value in values)}]"


def _quoted(text: str) -> str:
    """A TOML basic string, good for a key too."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in escaped) + '"'
