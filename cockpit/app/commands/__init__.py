"""The commands, one topic a file; binding, footer, palette, help and `cockpit keys` follow from what is declared."""
