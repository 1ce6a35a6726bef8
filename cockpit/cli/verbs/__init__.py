"""The verbs, one a file; a new one is one new file with a `COMMAND` and nothing else."""
