"""The parts of the journal on the screen: its list, and what is done there."""
