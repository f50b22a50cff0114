"""What people write into pages, turned into the words of the services."""
