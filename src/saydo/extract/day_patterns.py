"""The words around a date that give it to a thing, as patterns of the text before and behind it."""

import re
from functools import cache

from saydo.lexicon.timetable_words import one_of

ADVERBS = (
    r"(?:(?:now|still|then|first|also|only|all|currently|originally|itself|once|again|however|tentatively|provisionally|"
    r"officially|formally|already|merely|just|always|meanwhile|for now)\s+)*"
)
IS = r"(?:is|are|was|were|'s|’s|has been|have been|had been|remains?|remained|stays|stayed|became|will be|would be)"
JOIN = (
    r"(?:(?:for|in|on|by|at|to|until|till|from|before|around|as early as|no later than|not later than)\s+)?(?:the\s+)?"
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """By name: what may stand before or behind a date that is told for a thing."""
    marker, entered, spoken, stands = one_of("marker"), one_of("entered"), one_of("spoken"), one_of("stands")
    the = r"(?:the|its|their|his|her|our|an?|another|that|this|[\w.-]+['’]s?)"
    texts = {
        "date behind": rf"\s+{IS}\s+{ADVERBS}{the}\s+(?:[\w-]+\s+){{0,2}}?(?P<marker>{marker})\b(?!\s+of\b)",
        "date before": rf"\b{the}\s+(?:[\w-]+\s+){{0,2}}?(?P<marker>{marker})\b(?:\s+(?:for|of|to|set|by|that|on which|"
        rf"given|agreed|laid)\b[^,.;:]{{0,60}})?\s+{IS}\s+{ADVERBS}{JOIN}$",
        "entered": rf"(?:\b{IS}\s+(?:not\s+)?{ADVERBS}|,\s+)(?P<word>{entered})\s+{ADVERBS}(?:once more,? |again,? )?"
        rf"(?:(?:for|in|on|by|to|until|at)\s+)?(?:about |around |early |late |mid-)?(?:the\s+)?$",
        "spoken": rf"(?:\b{IS}\s+{ADVERBS}|,\s+)(?P<word>{spoken})\s+{ADVERBS}(?:for|by|to)\s+(?:the\s+)?$",
        "until": r"\b(?P<verb>has|have|had|gives?|gave|given|gets?|got|allows?|allowed)\s+"
        r"(?:(?:now|only|still|just|all|then|them|it|him|her|itself|themselves|the\s+[\w-]+(?:\s+\w+)?)\s+)?"
        r"(?:until|till)\s+(?:the\s+)?$",
        "only before": r"(?:(?:until|by|in|on|from|late|early|not before|before|at|the|again)\s+)*",
        "only said": r"(?:,? and (?:no|not a day) \w+)?,?\s+(?:(?:says?|said)\s+[^,;:]{1,60}|[^,;:]{1,60}?\s"
        r"(?:said|says|announced|promised|vowed|repeated|replied)\b[^,;:]{0,60})\.?\s*",
        "stands": rf"\s+(?:{stands})\b(?!\s+\w+(?:ing|ed)\b)",
        "it is": rf"(?:[^,;]{{0,40}}?\b)?(?:it|that)\s+(?P<verb>is|was|became|will be|would be|is to be|was to be|"
        rf"had to be|was going to be|is going to be|is now|remains|’s|'s)\s+{ADVERBS}(?:to be\s+)?{JOIN}$",
        "segment": r"(?:^|[,;:–—]\s+|\s-\s+|\band\s+|\bbut\s+(?:not\s+)?)(?P<thing>[^,;:–—]*?)\s+(?:now\s+)?"
        r"(?:by|in|for|on|from|at|till|until|not later than|no later than|before)\s+(?:the\s+)?(?:end[- ](?:of\s+)?)?$",
        "names": r"\b(?:names?|sets?|picks?|fixes|chooses?|gives?|eyes|targets?|schedules?|confirms?|proposes?)\s+$",
        "for thing": r"\s+(?:as\s+(?:the\s+)?(?:new\s+)?(?:day|date|deadline|target)\s+)?(?:for|of)\s+",
    }
    return {name: re.compile(text, re.IGNORECASE) for name, text in texts.items()}
