"""What is on the screen, out into a file."""
