"""What a developer's machine and the test machine need: set-up, embedded servers, `make` targets.

Standard library only, because `make setup` runs it before anything is installed. Nothing here is
used by a production server, which is given `DATABASE_URL` and `REDIS_URL`.
"""
