"""Invented books, made by code from a seed: the sample that the demo shows, and large ones for benchmarks."""
