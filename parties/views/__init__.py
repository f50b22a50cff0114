"""Pages about users themselves."""
