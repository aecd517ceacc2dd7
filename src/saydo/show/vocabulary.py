"""The words in which verdicts, outcomes, gaps, deeds and the other terms of the records are told to a reader."""

# How a deed is said after "to"; {what} is the object, {where} the place with its preposition or nothing.
DEEDS: dict[str, tuple[str, str]] = {
    "withdraw": ("withdraw {what}{where}", "from"),
    "deploy": ("deploy {what}{where}", "to"),
    "cease fire": ("cease fire{where}", "in"),
    "release": ("release {what}{where}", "in"),
    "deliver": ("deliver {what}{where}", "to"),
    "spend": ("spend {what}{where}", "in"),
    "lift": ("lift {what}{where}", "on"),
    "impose": ("impose {what}{where}", "on"),
    "open": ("open {what}{where}", "in"),
    "close": ("close {what}{where}", "in"),
    "build": ("build {what}{where}", "in"),
    "legislate": ("pass or sign {what}{where}", "in"),
    "hold": ("hold {what}{where}", "in"),
    "join": ("join {what}{where}", "in"),
    "leave": ("leave {what}{where}", "in"),
    "disarm": ("disarm {what}{where}", "in"),
    "reduce": ("reduce {what}{where}", "in"),
    "increase": ("increase {what}{where}", "in"),
    "investigate": ("investigate {what}{where}", "in"),
    "resign": ("resign{where}", "in"),
    "end": ("end {what}{where}", "in"),
    "keep": ("keep to {what}{where}", "in"),
    "other": ("act on {what}{where}", "in"),
}
FORCES = {
    "promise": "promised",
    "agreement": "agreed",
    "decision": "decided",
    "order": "ordered or undertook",
    "plan": "planned",
    "timetable": "was due",
    "recalled": "had promised",
}
# How the promiser of an audit was bound, before "to": of one, of several. What others ordered or set is told passively.
BOUND = {
    "promise": ("promised", "promised"),
    "agreement": ("agreed", "agreed"),
    "decision": ("decided", "decided"),
    "order": ("was ordered", "were ordered"),
    "plan": ("planned", "planned"),
    "timetable": ("was scheduled", "were scheduled"),
    "recalled": ("had promised", "had promised"),
}
STANCES = {
    "say": "said",
    "announce": "announced",
    "promise": "promised",
    "deny": "denied",
    "reject": "rejected",
    "accuse": "accused",
    "demand": "demanded",
    "threaten": "threatened",
    "predict": "predicted",
    "report": "reported",
}
STATUSES = {
    "done": "as done",
    "under way": "as under way",
    "planned": "as planned",
    "possible": "as possible",
    "conditional": "as depending on something else",
    "demanded": "as demanded",
    "denied": "as denied",
    "not done": "as not done",
}
CHANGES = {"=": "", "~": "about ", ">": "at least ", "<": "at most ", "up": "up by ", "down": "down by "}
VERDICTS = {
    "relabelled": "Only the name changed: said to be done, and the substance is as before.",
    "broken": "Broken: it was undone, cancelled, or was due and has not happened.",
    "kept": "Kept: it was done, in time or with no date set.",
    "kept late": "Kept late: it was done, after the first date.",
    "partly kept": "Partly kept: a part was done, and it was due or has been given up.",
    "disputed": "Disputed: sources with standing contradict each other, and nothing here decides.",
    "overdue": "Overdue: the date has passed, and the deed is under way or not reported as done.",
    "under way": "Under way: it has begun, and is not due yet.",
    "pending": "Pending: not due yet, or no date set, and nothing done so far.",
    "unverified": "Unverified: the date has passed, and these articles say nothing more of it.",
}
REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
KINDS_OF_TIME = {"DURATION": "a stretch of time", "SET": "a time that recurs"}
CONJUNCTIONS = {
    "if",
    "unless",
    "provided",
    "providing",
    "once",
    "when",
    "only",
    "subject",
    "depending",
    "until",
    "after",
    "as",
    "so",
    "in",
    "on",
    "pending",
    "should",
    "assuming",
    "except",
    "without",
    "with",
    "for",
}
PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "percent": "percent",
    "aircraft": "aircraft",
    "police": "police",
    "personnel": "personnel",
    "staff": "staff",
}
OUTCOMES = {
    "done": "carried out in full",
    "reversed": "done or begun, then undone",
    "partly done": "carried out in part",
    "under way": "begun and going on",
    "not done": "reported as not having happened",
    "no evidence": "nothing here that bears on it",
}
GAPS = {
    "relabelled": "only the name, category or mission changed",
    "re-announced": "announced as new, or as done, before",
    "slipped": "a later date took the place of the first",
    "shrunk": "less took the place of what was promised",
    "contradicted": "an official says one thing, a figure, document or witness another",
    "disputed": "another party with standing denies it",
    "conditional": "made to depend on something else",
    "undone": "carried out, then reversed",
}
