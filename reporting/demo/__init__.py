"""Fictional data that look like a real desk, for trying the program out.

From the ground up:
`texts`, `names` read what was written for the letters; `printed_windows` prints their windows;
`mandates` says who signs on a day; `story` holds what is planned about a letter;
`planning` with `recipes`, `cast` and `fates` makes a plan from a day and a seed; `letter` and
`reply_text` write a letter or reply as plain text; `drafted` holds what is planned about letters
that are drafted, `drafted_south` and `drafted_north` their scripts, `drafted_words` what they say.
All of that is pure.
`staff`, `contacts`, `desk_work`, `case_work`, `intake_work`, `house_work` and `drafted_work` put it
into the database by the services that people use, `loading` day by day; `logins` says who may look.
"""
