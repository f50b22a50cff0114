"""What a list about cases shows, as its address says."""
