"""The lenses, one a file; a new one is one new file with a `LENS` and nothing else."""
