"""Events: what was done, to whom, by whom, where and when, and whether it was done at all."""

from saydo.extract.events.find import find_events

__all__ = ["find_events"]
