"""What people ask of the list of communications, from the address to the query."""
