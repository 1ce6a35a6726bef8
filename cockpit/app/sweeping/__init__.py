"""The sweep: its course through the cards, the card itself, the summary."""
