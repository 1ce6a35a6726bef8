"""The phone hand-off: whom to reach on which number, what to write, the code that a phone's camera reads."""
