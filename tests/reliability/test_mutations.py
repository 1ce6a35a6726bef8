"""A guard that never turns red guards nothing: each promise is broken once, and its test has to see it."""

import pytest

from tests.reliability import mutations, shim

pytestmark = pytest.mark.timeout(900)

MAIN = [one for one in mutations.MUTATIONS if one.main]


@pytest.mark.parametrize("mutation", mutations.MUTATIONS, ids=lambda one: one.name)
def test_each_mutation_still_fits_the_program(mutation):
    assert mutations.fits(mutation) == []


@pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-")
def test_the_guards_are_green_without_a_mutation():
    assert mutations.green(tuple(dict.fromkeys(guard for one in MAIN for guard in one.guards))) == ""


@pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-")
@pytest.mark.parametrize("mutation", MAIN, ids=lambda one: one.name)
def test_a_broken_promise_turns_a_test_red(mutation):
    assert mutations.survives(mutation) == ""
