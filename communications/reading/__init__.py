"""Reading a letter: from the text of a file to what it says. Pure functions, no database."""
