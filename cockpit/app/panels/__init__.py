"""What stands beside the grid: one client, or the checklist."""
