"""The least that machine and framework allow: programs that do one thing and nothing around it."""
