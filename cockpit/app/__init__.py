"""The cockpit on the screen. The only room with Textual and Rich."""
