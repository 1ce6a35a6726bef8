"""Files to import, torn by a seed: counts or one refusal, no change by a refusal, nothing new from a second run.

`python -m tests.reliability.torn_files [--files 600] [--seed 1]`; one of them alone: `--only SEED`.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import json
import os
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.reliability import power_cut, shim
from tests.reliability.bad_books import FILE, HANGS, MEMORY, _text

SMALL = 60_000
"""Bytes up to which a file of the data set is torn."""
ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".vcf", ".json", ".xml"}
TODAY = "2026-11-28"
OWN: dict[str, bytes] = {
    "clients.csv": "Firma;Ort;Telefon;Umsatz\nGroß & Söhne;Köln;0221 123456;1.234,56\n„Ś”;Łódź;;\n".encode(
        "cp1250", "replace"
    ),
    "sales.csv": b"date,customer,product,net\n"
    b"2026-11-02,Acme,Tea,12.50\n2026-11-03,Acme,Tea,-3\n2026-11-03,Beta,Oil,7\n",
    "google.csv": b"First Name,Last Name,Organization Name,Phone 1 - Label,Phone 1 - Value\n"
    b"Anna,Z,Acme,Work,+48 601 1 2\n",
    "outlook.csv": b"First Name,Last Name,Company,Business Phone,E-mail Address\nAnna,Z,Acme,601100200,a@b.c\n",
    "quoted.csv": b'name,note\n"A ""B""","line\none"\n"C",\n',
    "cards.vcf": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Żak\r\nORG:Acme;Sales\r\nTEL;TYPE=CELL:+48 601 100 200\r\n"
        "EMAIL:a@b.c\r\nNOTE:long\\nfolded\r\n  text\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=BBak;Jan\r\nTEL;WORK:22\r\nEND:VCARD\r\n"
    ).encode(),
    "records.json": json.dumps(
        {
            "companies": [{"name": "Acme", "city": "Łódź"}],
            "contacts": [{"name": "Anna", "company": "Acme", "phone": "1"}],
        }
    ).encode(),
    "list.json": b'[{"name": "Acme", "city": "X", "n": 1e3}, {"name": "B", "tags": ["a", null]}]',
    "calls.xml": (
        b"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"2\">"
        b'<call number="+48601100200" duration="65" date="1795777200000" type="1" contact_name="Anna" />'
        b'<call number="222" duration="0" date="1795777900000" type="3" contact_name="(Unknown)" /></calls>'
    ),
    "sms.xml": (
        b"<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"1\">"
        b'<sms address="+48601100200" date="1795777200000" type="2" '
        b'body="ok &#55357;&#56838;" contact_name="Anna"/></smses>'
    ),
    "WhatsApp Chat with Anna.txt": (
        "27/11/2026, 14:30 - Messages are end-to-end encrypted.\n27/11/2026, 14:31 - Anna: hello\nsecond line\n"
        "27/11/2026, 14:35 - Ja: ok 👍\n28/11/2026, 09:00 - Anna: <Media omitted>\n"
    ).encode(),
}
"""Small samples of our own, by name; nothing but these where the data set is not there."""
_TOKENS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b";" * 400,
    b",\n" * 300,
    b"\r",
    b"\n\n",
    b"\t",
    b"=1+1",
    b"<!DOCTYPE a [",
    b"&#x0;",
    b"&a;",
    b"]]>",
    b"<a>" * 2000,
    b"[" * 5000,
    b"{",
    b"}",
    b"1e999",
    b"-0",
    b"99999999999999999999",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"END:VCARD",
    b"BEGIN:VCARD\n",
    b"CHARSET=x-none",
    b"ENCODING=BASE64:",
    b'date="-1"',
    b"31.02.2026",
)


def samples() -> dict[str, bytes]:
    """What is torn, by name: our own, and the small files of the data set where it is there."""
    from tests.exchange.conftest import data_folder

    found = dict(OWN)
    found["book.xlsx"] = _workbook()
    folder = data_folder()
    if folder is not None and folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in ENDINGS and path.is_file() and 0 < path.stat().st_size <= SMALL:
                found[str(path.relative_to(folder)).replace("/", "~")] = path.read_bytes()
    return found


def _workbook() -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # its bytes are put into other files, and a seed is to give the same ones on every day
    book.set_properties({"created": datetime(2026, 11, 28, tzinfo=UTC)})
    sheet = book.add_worksheet("Klienci")
    for row, cells in enumerate((("Name", "City", "Phone"), ("Acme", "Łódź", 601100200), ("Beta", "", "=1+1"))):
        sheet.write_row(row, 0, cells)
    book.close()
    return content.getvalue()


def torn(content: bytes, of: dict[str, bytes], chance: Random) -> bytes:
    """The content with something done to it; of a zip at times to what is in it."""
    if content[:2] == b"PK" and chance.random() < 0.7:
        return _torn_within(content, of, chance)
    made = bytearray(content)
    for _each in range(chance.choice((1, 1, 2, 5, 30))):
        place = chance.randrange(len(made) + 1)
        what = chance.randrange(7)
        if what == 0 and made:
            made[min(place, len(made) - 1)] = chance.randrange(256)
        elif what == 1:
            made[place:place] = chance.choice(_TOKENS)
        elif what == 2:
            del made[place : place + chance.choice((1, 7, 300))]
        elif what == 3:
            made[place:place] = made[place : place + chance.choice((5, 100, 2000))] * chance.choice((1, 3))
        elif what == 4 and chance.random() < 0.3:
            del made[place:]
        elif what == 5:
            other = chance.choice(list(of.values()))
            start = chance.randrange(len(other))
            made[place:place] = other[start : start + chance.choice((10, 500))]
        elif what == 6 and chance.random() < 0.3:
            made = bytearray(
                bytes(made).decode("utf-8", "replace").encode(chance.choice(("utf-16", "cp1251", "utf-7")), "replace")
            )
    return bytes(made)


def _torn_within(content: bytes, of: dict[str, bytes], chance: Random) -> bytes:
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            names = source.namelist()
            hurt = chance.choice(names)
            for name in names:
                part = source.read(name)
                if name == hurt and chance.random() < 0.1:
                    continue
                target.writestr(name, torn(part, of, chance) if name == hurt and part[:2] != b"PK" else part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return content[: chance.randrange(len(content))]
    return made.getvalue()


class Walk:
    """File after file, all in this process."""

    def __init__(self, folder: Path) -> None:
        """In a folder of its own."""
        from cockpit.cli import crash

        self.folder, self.book = folder, folder / "book.cockpit"
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._raised: list[str] = []

        def record(fault: BaseException) -> str:
            last = traceback.extract_tb(fault.__traceback__)[-1]
            self._raised.append(f"{type(fault).__name__}: {fault} ({Path(last.filename).name}:{last.lineno})"[:300])
            return "a fault of the program"

        crash.record = record

    def through(self, seeds: list[int]) -> None:
        """All of them."""
        from tests.reliability import acts

        of = samples()
        names = list(of)
        self.counts["samples"] = len(names)
        acts.founded(self.book)
        base = self.book.read_bytes()
        for seed in seeds:
            chance = Random(seed)
            name = names[seed % len(names)] if seed % 2 else chance.choice(list(OWN))
            file = self.folder / Path(name.rpartition("~")[2]).name
            file.write_bytes(torn(of[name], of, chance))
            self.book.write_bytes(base)
            more = [word for word in ("--bodies",) if chance.random() < 0.3]
            more += chance.choice(([], ["--me", "Ja"], ["--as", "clients"], ["--as", "sales"], []))
            where = f"seed {seed} ({name}{' ' + ' '.join(more) if more else ''})"
            self._one(where, file, more, base)
            file.unlink()
            faulthandler.cancel_dump_traceback_later()

    def _one(self, where: str, file: Path, more: list[str], base: bytes) -> None:
        self.counts["files"] += 1
        status, told, said = self._import(file, more)
        if self._raised:
            self.faults.append(f"{where}: {self._raised.pop()}")
            self._raised.clear()
            return
        if status:
            self.counts["refused"] += 1
            if len(said.rstrip("\n").splitlines()) != 1:
                self.faults.append(f"{where}: {status}, no one sentence: {said!r}"[:400])
            if self.book.read_bytes() != base:
                self.faults.append(f"{where}: refused, and the book is another")
            return
        first = json.loads(told)
        self.counts["taken in"] += first["operation"] is not None
        self.counts["bad rows"] += sum(len(each["bad"]) for each in first["files"])
        status, told, said = self._import(file, more)
        if self._raised or status:
            self.faults.append(f"{where}: the second run: {self._raised or said}"[:400])
            self._raised.clear()
        elif json.loads(told)["operation"] is not None:
            self.faults.append(f"{where}: the second run changed something: {json.loads(told)['files']}"[:500])

    def _import(self, file: Path, more: list[str]) -> tuple[int, str, str]:
        from cockpit.cli import main

        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        faulthandler.dump_traceback_later(HANGS, exit=True, file=sys.__stderr__)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main(["--json", "--book", str(self.book), "--today", TODAY, "import", *more, str(file)])
            except BaseException as fault:  # noqa: BLE001 - whatever gets out is a finding
                status = -1
                self._raised.append(f"{type(fault).__name__}: {fault}"[:300])
        return status, _text(out), _text(err)


def prove(count: int, seed: int) -> dict[str, Any]:
    """Tear and import that many files, in a child that may be ended; `faults` is empty where all went well."""
    start = time.perf_counter()
    with power_cut.quick_folder() as room:
        done = subprocess.run(
            [sys.executable, "-m", "tests.reliability.torn_files", "--walk", str(room), "--files", str(count),
             "--seed", str(seed)],
            cwd=shim.ROOT, capture_output=True, text=True,
            env={**os.environ, "COCKPIT_HOME": str(room / "home"), "COCKPIT_LANG": "en", "PYTHONPATH": str(shim.ROOT)},
        )  # fmt: skip
    if done.returncode:
        return {"faults": [f"ended with {done.returncode}: {done.stderr[-3000:]}"]}
    return {**json.loads(done.stdout.splitlines()[-1]), "seconds": round(time.perf_counter() - start, 1)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--walk", type=Path)
    asked = parser.parse_args()
    if asked.walk:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
        first = asked.seed * 1_000_000
        walk = Walk(asked.walk)
        walk.through([asked.only] if asked.only is not None else list(range(first, first + asked.files)))
        print(json.dumps({**walk.counts, "faults": walk.faults}))
        sys.exit()
    told = prove(asked.files, asked.seed)
    found = told.pop("faults")
    print(told)
    print(len(found), *found[:200], sep="\n")
