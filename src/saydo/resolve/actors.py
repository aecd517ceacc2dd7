"""Actors."""

from saydo.records import Reading


def resolve_actors(reading: Reading) -> Reading:
    return reading
