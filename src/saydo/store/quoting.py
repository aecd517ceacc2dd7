"""The words of articles that an audit quotes."""

from saydo.records import Announcement, Audit, Evidence, Gap


def quotations(audit: Audit) -> tuple[Announcement | Gap | Evidence, ...]:
    """All of them: the tellings first, then gaps, then evidence."""
    return (*audit.announced, *audit.gaps, *audit.evidence)
