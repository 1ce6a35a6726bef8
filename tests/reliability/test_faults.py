"""Each call to the disk fails, one after the other: one typed sentence or success, nothing lost, nothing twice."""

import pytest

from tests.reliability import faults, shim

pytestmark = [
    pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-"),
    pytest.mark.timeout(900),
]


@pytest.mark.parametrize("act", faults.ACTS)
def test_every_fault_point(act):
    told = faults.prove(act)
    assert told["bad"] == []
    # the faults were felt, and some were survived
    assert told["refused"] > 20
    assert told["done all the same"] > 20
    if act == "log":
        # a commit that reports a fault and is durable: what makes a second try by the same id needful
        assert told["refused and durable"] > 0
