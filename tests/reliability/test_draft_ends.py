"""Whatever ends the program while something is typed: the next start offers it back."""

import pytest

from tests.reliability import draft_ends

pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize("situation", draft_ends.SITUATIONS)
def test_six_signals_in_six_situations_keep_the_draft(situation, tmp_path):
    told = draft_ends.prove(tmp_path, (situation,))
    assert told.missing == []
    assert told.kept == told.runs == len(draft_ends.SIGNALS)
