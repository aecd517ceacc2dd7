"""Extractors: each reads one kind of record out of a parsed article."""
