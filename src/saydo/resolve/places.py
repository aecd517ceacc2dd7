"""Where: the places of events and commitments with their country and, where known, their coordinates."""

from saydo.records import Reading


def resolve_places(reading: Reading) -> Reading:
    return reading
