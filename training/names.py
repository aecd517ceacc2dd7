"""Names for training: other names for those in a text, and probable names in the treebank that marks none."""

import random
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

CHANGED = 0.75
PROPER = ("NNP", "NNPS")


@cache
def pools() -> dict[str, dict[int, list[tuple[str, ...]]]]:
    """names.txt: section -> number of words -> names."""
    found: dict[str, dict[int, list[tuple[str, ...]]]] = {}
    section = ""
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = defaultdict(list)
        elif line and not line.startswith("#"):
            for name in line.split():
                if "-" not in name:
                    words = tuple(name.split("_"))
                    found[section][len(words)].append(words)
    return found


@cache
def words_of(section: str) -> frozenset[str]:
    """The single words of a section of names.txt."""
    return frozenset(words[0] for words in pools()[section][1])


def with_other_names(group: list[Any], *, seed: int) -> list[Any]:
    """The group itself, most names changed for names of the same kind and length, one name alike throughout."""
    choose = random.Random(seed)
    changes: dict[tuple[str, ...], tuple[str, ...]] = {}
    for sentence in group:
        for start, end, label in sentence.entities:
            words = tuple(sentence.words[start:end])
            if label == "EVENT" or any(tag not in PROPER for tag in sentence.tags[start:end]):
                continue
            if words not in changes:
                fresh = other_person(words, changes, choose) if label == "PERSON" else other_name(words, label, choose)
                changes[words] = fresh if choose.random() < CHANGED else words
            sentence.words[start:end] = changes[words]
    return group


def other_person(
    words: tuple[str, ...], changes: dict[tuple[str, ...], tuple[str, ...]], choose: random.Random
) -> tuple[str, ...]:
    fresh = []
    for i, word in enumerate(words):
        if (word,) not in changes:
            section = "surname" if i == len(words) - 1 and (len(words) > 1 or choose.random() < 0.6) else "given"
            changes[word,] = choose.choice(pools()[section][1]) if len(word) > 2 and word.isalpha() else (word,)
        fresh.append(changes[word,][0])
    return tuple(fresh)


def other_name(words: tuple[str, ...], label: str, choose: random.Random) -> tuple[str, ...]:
    pool = pools()["place" if label == "LOC" else "organisation"].get(len(words))
    return choose.choice(pool) if pool else words


def gazetteer(known: list[tuple[str, str]]) -> dict[str, str]:
    """Names that are nearly always of one kind, from (name, label) pairs and names.txt."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name, label in known:
        seen[name][label] += 1
    for section, label in (("place", "LOC"), ("organisation", "ORG")):
        for names in pools()[section].values():
            for words in names:
                seen[" ".join(words)][label] += 3
    return {
        name: found.most_common(1)[0][0]
        for name, found in seen.items()
        if found.most_common(1)[0][1] >= 0.8 * sum(found.values())
    }


def mark_probable_names(sentences: list[Any], names: dict[str, str]) -> None:
    """Fill `entities` and `unknown` of sentences that mark no names; what may be a name of any kind is unknown."""
    given = {words[0] for words in pools()["given"][1]} | {
        n.split()[0] for n, k in names.items() if k == "PERSON" and " " in n
    }
    persons: dict[str, set[str]] = defaultdict(set)
    runs = [(sentence, start, end) for sentence in sentences for start, end in proper_runs(sentence)]
    for sentence, start, end in runs:
        if kind_of(sentence, start, end, names, given, set()) == "PERSON":
            persons[sentence.document].add(sentence.words[end - 1])
    for sentence, start, end in runs:
        kind = kind_of(sentence, start, end, names, given, persons[sentence.document])
        if kind == "":
            continue
        if kind is None:
            sentence.unknown.append((start, end))
        else:
            sentence.entities.append((start, end, kind))


def proper_runs(sentence: Any) -> list[tuple[int, int]]:
    """Stretches of proper nouns without titles at their head."""
    runs, start = [], 0
    while start < len(sentence.words):
        end = start
        while end < len(sentence.words) and (sentence.tags[end] in PROPER or joins(sentence, start, end)):
            end += 1
        while start < end and sentence.words[start].lower() in words_of("title"):
            start += 1
        if start < end:
            runs.append((start, end))
        start = max(end, start) + 1
    return runs


def joins(sentence: Any, start: int, end: int) -> bool:
    """The "of" of "Department of State"."""
    return (
        end > start
        and sentence.words[end] in ("of", "for")
        and end + 1 < len(sentence.words)
        and sentence.tags[end + 1] in PROPER
        and sentence.words[end - 1].lower() in words_of("organisation_ending")
    )


def kind_of(
    sentence: Any, start: int, end: int, names: dict[str, str], given: set[str], persons: set[str]
) -> str | None:
    """The label of a run, "" for no name, None where there is no telling."""
    words = sentence.words[start:end]
    text, last = " ".join(words), words[-1].lower()
    if all(word.lower() in words_of("no_name") or not any(c.isalpha() for c in word) for word in words):
        return ""
    if text in names:
        return names[text]
    if len(words) > 1 and (last in words_of("organisation_ending") or {"of", "for"} & set(words)):
        return "ORG"
    if len(words) > 1 and last in words_of("place_ending"):
        return "LOC"
    if 2 <= len(words) <= 3 and words[0] in given and words[-1][0].isupper() and words[-1].isalpha():
        return "PERSON"
    if len(words) == 1 and words[0] in persons:
        return "PERSON"
    titled = start > 0 and sentence.words[start - 1].lower() in words_of("title") and sentence.tags[start - 1] in PROPER
    return "PERSON" if titled and len(words) <= 3 and all(w[0].isupper() for w in words) else None
