"""Fictional data that look like a real desk, for trying the program out.

From the ground up:
`texts`, `names` read what was written for the letters; `grammar` knows the three languages;
`mandates` says who signs on a day; `story` holds what is planned about a letter;
`planning` with `recipes`, `cast` and `fates` makes a plan from a day and a seed; `letter` and
`reply_text` write a letter or reply as plain text. All of that is pure.
`staff`, `loading` and `logins` put it into the database by the services that staff use.
"""
