"""Files that nobody should send: each is made small and quickly, and is to be refused with one line."""

from __future__ import annotations

import io
import os
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

_KINDS = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TOP = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    f' xmlns:r="{_RELATED}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_PARTS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATED}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "http://192.0.2.1/a"><!ENTITY b SYSTEM "/etc/passwd">]>'


def packed(path: Path, parts: dict[str, bytes | str]) -> Path:
    """A zip of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def xlsx(path: Path, sheet: bytes | str, shared: bytes | str = f"<sst {_MAIN}/>", **more: bytes | str) -> Path:
    """A workbook of one sheet, as XML."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _KINDS, "_rels/.rels": _TOP, "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _PARTS, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared, **more,
    }  # fmt: skip
    return packed(path, parts)


def sheet(rows: str, head: str = "", before: str = "") -> str:
    """A sheet's XML."""
    return f'<?xml version="1.0"?>{before}<worksheet {_MAIN}>{head}<sheetData>{rows}</sheetData></worksheet>'


def _names(count: int) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"Name" if n == 1 else "x"}</t></is></c></row>'
        for n in range(1, count + 1)
    )


def _zip_bomb(path: Path) -> Path:
    return xlsx(path, sheet(_names(2)).encode() + b" " * (600 * 1024 * 1024))


def _lying_zip(path: Path) -> Path:
    """What it unpacks to is said to be a kilobyte."""
    xlsx(path, sheet(_names(2)).encode() + b" " * (64 * 1024 * 1024))
    content = bytearray(path.read_bytes())
    real = struct.pack("<I", len(sheet(_names(2))) + 64 * 1024 * 1024)
    path.write_bytes(bytes(content.replace(real, struct.pack("<I", 1024))))
    return path


def _string_bomb(path: Path) -> Path:
    """Few bytes of shared strings that fill the memory: short ones, each an object of its own."""
    one = b"<si><t>x</t></si>"
    return xlsx(path, sheet(_names(3)), b"<sst " + _MAIN.encode() + b">" + one * (380_000_000 // len(one)) + b"</sst>")


def _long_strings(path: Path) -> Path:
    """A string of 300 MB, named by many cells."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))
    return xlsx(path, sheet(cells), b"<sst " + _MAIN.encode() + b"><si><t>" + b"x" * 300_000_000 + b"</t></si></sst>")


def _far_row(path: Path) -> Path:
    rows = '<row r="1"><c t="inlineStr"><is><t>Name</t></is></c></row><row r="4294967295"><c><v>1</v></c></row>'
    return xlsx(path, sheet(rows))


def _far_cells(path: Path) -> Path:
    """One cell at the far end of the sheet, in single quotes."""
    first = "<row r='1'><c r='A1' t='inlineStr'><is><t>Name</t></is></c></row>"
    return xlsx(path, sheet(first + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"))


def _spaced_cells(path: Path) -> Path:
    """The same with blanks around the sign of equality."""
    return xlsx(path, sheet('<row r="1"><c r = "XFD1048576"><v>1</v></c></row>'))


def _elsewhere(path: Path) -> Path:
    """The sheet that reaches too far is called like a picture."""
    far = sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')
    parts = _PARTS.replace("worksheets/sheet1.xml", "media/picture.png")
    return xlsx(path, sheet(_names(2)), **{"xl/media/picture.png": far, "xl/_rels/workbook.xml.rels": parts})


def _encrypted(path: Path) -> Path:
    xlsx(path, sheet(_names(2)))
    content = bytearray(path.read_bytes())
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    at = -1
    while (at := content.find(b"PK\x03\x04", at + 1)) >= 0:
        content[at + 6] |= 1
    path.write_bytes(bytes(content))
    return path


def _crowd(path: Path) -> Path:
    """A workbook of 60,000 sheets that are not there."""
    return xlsx(path, sheet(_names(2)), **{f"xl/worksheets/s{n}.xml": "" for n in range(60_000)})


def _zip_in_zip(path: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("_chat.txt", b"20/09/2026, 21:15 - Anna: hello\n" * 3)
    return packed(path, {"more.zip": inner.getvalue()})


def _chat_bomb(path: Path) -> Path:
    return packed(path, {"_chat.txt": b"20/09/2026, 21:15 - Anna: hello\n" + b"x" * 800_000_000})


def _text(content: str | bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def _made(build: Callable[[], bytes | str]) -> Callable[[Path], Path]:
    return lambda path: _text(build())(path)


def _fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _link(target: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.symlink_to(target)
        return path

    return make


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _database(path: Path) -> Path:
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE clients (name TEXT)")
    made.execute("INSERT INTO clients VALUES ('Acme')")
    made.commit()
    made.close()
    return path


def _book(path: Path) -> Path:
    """A book with more in it than one should find: what is in it would run if it were opened."""
    made = sqlite3.connect(path)
    made.executescript(
        "PRAGMA application_id = 1131106420; PRAGMA user_version = 2; CREATE TABLE meta (id INTEGER, book_id INTEGER);"
        "CREATE VIEW client AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n;"
        "CREATE TRIGGER more AFTER INSERT ON meta BEGIN DELETE FROM meta; END;"
    )
    made.close()
    return path


_LAUGHING = "<row><c t='inlineStr'><is><t>&i;</t></is></c></row>"
_SMS = '<?xml version="1.0"?><smses count="1">'
_CHAT = "20/09/2026, 21:15 - A: b\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD: dict[str, Callable[[Path], Path]] = {
    # text
    "empty.csv": _text(b""),
    "blank.csv": _text(" \n \n\t\n"),
    "nul.csv": _text(b"Name,City\nAcme,Rome\nBe\x00ta,Paris\n"),
    "unclosed.csv": _text('Name,City\nAcme,Rome\n"Beta,Paris\nGamma,Wien\n'),
    "endless-line.csv": _made(lambda: "Name," + "x" * 5_000_000 + "\nAcme,1\n"),
    "wide.csv": _made(lambda: ",".join(f"Name{n}" for n in range(200_000)) + "\n" + "," * 199_999 + "\n"),
    "huge-cell.csv": _made(lambda: 'Name,Note\nAcme,"' + "x\n" * 2_000_000 + '"\n'),
    "noise.csv": _made(lambda: bytes((n * 7919 + n // 251) % 256 for n in range(50_000))),
    "picture.csv": _text(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "paper.csv": _text(b"%PDF-1.7\n" + bytes(range(256)) * 20),
    "program.csv": _text(b"\x7fELF" + bytes(range(256)) * 20),
    "half-wide.csv": _text("Name,City\nAcme,Rome\n".encode("utf-32-be")[:-3]),
    # workbooks
    "bomb.xlsx": _zip_bomb,
    "lying.xlsx": _lying_zip,
    "strings.xlsx": _string_bomb,
    "long-string.xlsx": _long_strings,
    "far-row.xlsx": _far_row,
    "far-cell.xlsx": _far_cells,
    "spaced-cell.xlsx": _spaced_cells,
    "laughs.xlsx": lambda path: xlsx(path, sheet(_LAUGHING, before=LAUGHS[21:])),
    "elsewhere.xlsx": _elsewhere,
    "wide-signs.xlsx": lambda path: xlsx(path, sheet('<row><c r="XFD1048576"><v>1</v></c></row>').encode("utf-16")),
    "locked.xlsx": _encrypted,
    "crowd.xlsx": _crowd,
    "no-sheet.xlsx": lambda path: packed(path, {"[Content_Types].xml": _KINDS, "_rels/.rels": _TOP}),
    "cut.xlsx": lambda path: _text(xlsx(path, sheet(_names(500))).read_bytes()[:-400])(path),
    "text.xlsx": _text("Name,City\nAcme,Rome\n"),
    "loop.xls": _text(_OLE + b"\x00" * 504 + b"\xfe\xff\xff\xff" * 128),
    "cut.xls": _text(_OLE + b"\x01"),
    "repeats.ods": lambda path: packed(path, {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": '<o><table:table table:name="S"><table:table-row table:number-rows-repeated="999999999">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="999999999"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></o>"}),
    # phones
    "laughs.xml": _text(LAUGHS + '<smses><sms address="&i;" date="1" type="1"/></smses>'),
    "outside.xml": _text(OUTSIDE + '<smses><sms address="&a;&b;" date="1" type="1"/></smses>'),
    "deep.xml": _made(lambda: _SMS + "<sms>" * 200_000),
    "cut.xml": _text(_SMS + '<sms address="+48601234567" date="1795777200000" type="1" body="x"/><sms addr'),
    "crossed.xml": _text(_SMS + "<sms></call></smses>"),
    "many-attributes.xml": _made(lambda: _SMS + "<sms" + "".join(f' a{n}="1"' for n in range(300_000)) + " b>"),
    "long-attribute.xml": _made(lambda: _SMS + '<sms body="' + "x" * 40_000_000),
    "page.xml": _text("<?xml version='1.0'?><html><body>Name</body></html>"),
    "chat-bomb.zip": _chat_bomb,
    "zip-in-zip.zip": _zip_in_zip,
    "out-of-the-folder.zip": lambda path: packed(path, {"../../_chat.txt.sh": "20/09/2026, 21:15 - Anna: hello\n"}),
    "cut.zip": lambda path: _text(packed(path, {"_chat.txt": _CHAT * 99}).read_bytes()[:-30])(path),
    # contacts
    "photo.vcf": _made(lambda: b"BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:" + b"QUJD" * 13_000_000 + b"\nEND:VCARD\n"),
    "endless.vcf": _made(lambda: "BEGIN:VCARD\n" * 300_000),
    "nobody.vcf": _text("VERSION:3.0\nFN:Anna\n"),
    # JSON
    "deep.json": _made(lambda: "[" * 200_000),
    "deep-contacts.json": _made(lambda: '{"contacts":' + "[" * 100_000 + "]" * 100_000 + "}"),
    "long-number.json": _made(lambda: '{"contacts":[{"name":' + "9" * 3_000_000 + "}]}"),
    "cut.json": _text('{"contacts": [{"first_name": "Anna", "last'),
    "other.json": _text('{"a": 1}'),
    # no files, and files of others
    "folder.csv": _folder,
    "pipe.csv": _fifo,
    "zero.csv": _link("/dev/zero"),
    "random.xml": _link("/dev/urandom"),
    "nowhere.csv": _link("not-there.csv"),
    "round.csv": _link("round.csv"),
    "program.db": _database,
    "book.cockpit": _book,
    "database.csv": _database,
}  # fmt: skip
"""What makes each, by the file's name."""
