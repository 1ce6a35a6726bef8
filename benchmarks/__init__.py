"""What the cockpit costs beside the least that machine and framework allow: `make bench`."""
