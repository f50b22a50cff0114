"""What people write into pages about cases, turned into the words of the services."""
