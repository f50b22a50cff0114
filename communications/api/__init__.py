"""The REST API, version 1: JSON, for the offices of mandate-holders and their tools.

Reading goes row by row: `queries` asks the database, `rows` shapes its rows, `shapes` describes
the outcome for OpenAPI, and a test holds the last two together. Writing, once there is any, calls
the services that the pages call.
"""
