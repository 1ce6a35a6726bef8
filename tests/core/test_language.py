"""What is spoken is what was asked for."""

from __future__ import annotations

import pytest

from cockpit.core import words


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_spoken(language):
    words.speak(language)
    try:
        assert words.language() == language
    finally:
        words.speak(words.SOURCE)
