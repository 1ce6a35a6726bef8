"""What phones write: backups of calls and messages, and exported chats."""
