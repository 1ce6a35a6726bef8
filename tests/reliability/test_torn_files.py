"""Torn files: counts or one refusal, never a fault; a refusal leaves the book as it was, a second run adds nothing."""

import pytest

from tests.reliability import torn_files

pytestmark = pytest.mark.timeout(900)
FILES = 300


@pytest.mark.parametrize("part", range(2))
def test_torn_files(part):
    told = torn_files.prove(FILES, part + 1)
    assert told["faults"] == []
    assert told["files"] == FILES
    assert told["refused"] > FILES // 20
    assert told["taken in"] > FILES // 5
