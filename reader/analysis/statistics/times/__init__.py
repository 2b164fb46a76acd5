"""Dates, clock times, periods and lengths of time."""
