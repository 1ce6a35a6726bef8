from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.exchange import encodings
from cockpit.exchange.delimited import open_table
from cockpit.exchange.encodings import detect

Written = Callable[..., Path]

PREMIERE = "utf8 utf8bom win1252 utf16le utf16lebom utf16be utf16bebom utf32le utf32lebom utf32be utf32bebom".split()


@pytest.mark.parametrize("name", PREMIERE)
def test_the_same_text_in_every_encoding(data: Path, name: str) -> None:
    table = open_table(data / "08-csv" / "phpspreadsheet" / f"premiere.{name}.csv")
    assert table.headers == ("première", "second", "troisième")
    assert table.sample[0] == ("Quatrième", "cinquième", "sixième")


@pytest.mark.parametrize(
    "name, encoding",
    [
        ("sample-arabic-1", "cp1256"),
        ("sample-chinese", "big5"),
        ("sample-french-1", "cp1252"),
        ("sample-greek", "cp1253"),
        ("sample-hebrew-2", "cp1255"),
        ("sample-korean", "cp949"),
        ("sample-polish", "utf-8"),
        ("sample-russian", "mac-cyrillic"),
        ("sample-turkish", "cp1254"),
        ("sample-english.bom", "utf-8-sig"),
    ],
)
def test_long_texts_are_told_apart(data: Path, name: str, encoding: str) -> None:
    assert detect(data / "08-csv" / "charset-samples" / f"{name}.txt") == encoding


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("klient;miasto\nZakłady Mięsne;Łódź\nŻabka;Kraków\n", "cp1250"),
        ("klient\nŁódź\n", "cp1250"),
        ("klient;miasto\nZakłady Mięsne;Łódź\nŻabka;Kraków\n", "iso8859-2"),
        ("клиент;город\nООО Ромашка;Москва\n", "cp1251"),
        ("Kunde;Stadt\nMüller GmbH;Köln\n", "cp1252"),
        ("client;ville\nCrème brûlée;£12\n", "cp1252"),
        ("a;b\nx;12 €\n", "cp1252"),
        ("a;b\nx;é\n", "cp1252"),
        ("клиент;город\nООО Ромашка;Москва\n", "utf-16-le"),
        ("klient;miasto\nŁódź;Żyrardów\n", "utf-16-be"),
    ],
)
def test_a_few_telling_letters_are_enough(written: Written, text: str, encoding: str) -> None:
    path = written(text, encoding=encoding)
    assert path.read_bytes().decode(detect(path)) == text


def test_a_letter_after_the_first_megabyte_counts(written: Written) -> None:
    content = b"a;b\n" + b"plain text;1\n" * 100_000 + "Żabka;Łódź\n".encode("cp1250")
    assert detect(written(content)) == "cp1250"


def test_a_given_encoding_is_checked(written: Written) -> None:
    path = written("a,b\nx,y\nŁódź,1\n", encoding="cp1250")
    assert detect(path, "cp1250") == "cp1250"
    with pytest.raises(BadInput, match="not utf-8"):
        detect(path, "utf-8")
    with pytest.raises(BadInput, match="no encoding called klingon"):
        detect(path, "klingon")
    with pytest.raises(BadInput, match="no encoding called hex"):
        detect(path, "hex")


def test_a_mark_that_lies_is_refused(written: Written) -> None:
    with pytest.raises(BadInput, match="not utf-8-sig"):
        detect(written(b"\xef\xbb\xbfa,b\n\xe9,1\n"))


def test_a_nul_in_wide_text_is_refused_with_its_line(written: Written) -> None:
    with pytest.raises(BadInput, match=":2: a NUL"):
        detect(written("a,b\nx\x00,y\n", encoding="utf-16"))


def test_caps(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "LINE_CAP", 100)
    with pytest.raises(BadInput, match="longer than four million"):
        detect(written("a" * 200))
    monkeypatch.setattr(encodings, "FILE_CAP", 10)
    with pytest.raises(BadInput, match="500 MB"):
        detect(written("a,b\n1,2\n3,4\n"))


def test_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "f.csv"
    os.mkfifo(pipe)
    with pytest.raises(BadInput, match="no file"):
        encodings.opened(pipe)
