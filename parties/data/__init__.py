"""Reference data of the parties, as files: what they hold and where it comes from.

`states.json` is made by `make_states.py` out of the tables in `sources/`; the others are
written by hand. The program reads them through `parties.reference_data` only.
"""
