"""Compile records of tested working methods and lessons learned into a searchable static site."""

__version__ = "0.1.0"
