"""Pages about information received and about cases."""
