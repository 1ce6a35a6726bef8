"""The parts of the agenda on the screen: its list, its calendar, what is typed there and what is done."""
