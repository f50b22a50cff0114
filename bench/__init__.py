"""Benchmarks that print ratios: `make bench NAME=flag_overdue`.

Absolute times depend on the machine, so each benchmark measures the product against a floor in the
same run: the least that any program could do for the same effects.
"""
