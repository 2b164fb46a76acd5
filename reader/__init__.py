"""Hamesh, a desktop reader for Arabic."""

__version__ = "0.1.0"
