"""The parts of the routine's screens."""
