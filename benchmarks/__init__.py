"""What must be fast, as ratios against the least that machine and framework allow; nothing here is a test."""
