"""Build src/saydo/lexicon/lemmas.tsv: the words whose lemma the endings of lemma_rules.tsv get wrong.

    python training/lemmas.py UD_FOLDER

Sources: the training halves of the treebanks (a form, its Penn tag, its most frequent lemma), irregular_verbs.txt,
irregular_nouns.txt, and verbs.txt inflected by the rules of English spelling. Needs the package, whose rules it asks.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from saydo.lexicon.load import FOLDER
from saydo.parse import regular_lemma

HERE = Path(__file__).parent
POLICY = """# Words whose lemma the endings of lemma_rules.tsv do not give, with their Penn tag. Built by training/lemmas.py: change
# its sources (training/irregular_*.txt, verbs.txt), not this file. Belongs here: irregular inflection and contractions,
# lower case. Does not: names, misspellings, whatever the endings get right.
"""
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
KEPT_TAGS = {"VBD", "VBG", "VBN", "VBP", "VBZ", "NNS", "NNPS", "JJR", "JJS", "RBR", "RBS", "MD", "PRP", "POS"}
BY_HAND = {
    ("'s", "VBZ"): "be", ("'s", "POS"): "'s", ("'", "POS"): "'s", ("s", "VBZ"): "be", ("'re", "VBP"): "be", ("'m", "VBP"): "be",
    ("'ve", "VBP"): "have", ("'ve", "VB"): "have", ("'d", "VBD"): "have", ("'d", "MD"): "would", ("'ll", "MD"): "will",
    ("wo", "MD"): "will", ("ca", "MD"): "can", ("sha", "MD"): "shall", ("n't", "RB"): "not", ("nt", "RB"): "not",
    ("an", "DT"): "a", ("these", "DT"): "this", ("those", "DT"): "that", ("i", "PRP"): "i", ("me", "PRP"): "i",
    ("us", "PRP"): "we", ("him", "PRP"): "he", ("her", "PRP"): "she", ("them", "PRP"): "they", ("'em", "PRP"): "they",
    ("whom", "WP"): "who", ("better", "JJR"): "good", ("better", "RBR"): "well", ("best", "JJS"): "good",
    ("best", "RBS"): "well", ("worse", "JJR"): "bad", ("worse", "RBR"): "badly", ("worst", "JJS"): "bad",
    ("worst", "RBS"): "badly", ("further", "JJR"): "far", ("further", "RBR"): "far", ("farther", "RBR"): "far",
    ("farther", "JJR"): "far", ("furthest", "JJS"): "far", ("farthest", "JJS"): "far", ("less", "JJR"): "less",
    ("more", "JJR"): "more", ("elder", "JJR"): "old", ("eldest", "JJS"): "old",
    ("am", "VBP"): "be", ("are", "VBP"): "be", ("is", "VBZ"): "be", ("was", "VBD"): "be", ("were", "VBD"): "be",
    ("been", "VBN"): "be", ("being", "VBG"): "be", ("'re", "VBD"): "be", ("ai", "VBP"): "be", ("has", "VBZ"): "have",
    ("does", "VBZ"): "do", ("me", "PRP"): "i", ("left", "VBD"): "leave", ("lay", "VBD"): "lie", ("laid", "VBD"): "lay",
    ("found", "VBD"): "find", ("found", "VBN"): "find", ("founded", "VBD"): "found", ("founded", "VBN"): "found",
    ("ground", "VBN"): "grind", ("grounded", "VBN"): "ground", ("felled", "VBD"): "fell", ("wounded", "VBN"): "wound",
    ("bore", "VBD"): "bear", ("bored", "VBN"): "bore", ("saw", "VBD"): "see", ("rose", "VBD"): "rise",
    ("overlay", "VBD"): "overlie", ("rebound", "VBD"): "rebound", ("rent", "VBN"): "rent", ("rent", "VBD"): "rent",
    ("lain", "VBN"): "lie", ("lied", "VBD"): "lie", ("lied", "VBN"): "lie", ("wound", "VBD"): "wind",
    ("wound", "VBN"): "wind", ("shot", "VBD"): "shoot", ("read", "VBD"): "read", ("spat", "VBD"): "spit",
    ("sank", "VBD"): "sink", ("hung", "VBD"): "hang", ("fell", "VBD"): "fall", ("born", "VBN"): "bear",
}
PLURALS_BY_HAND = {"axes": "axis", "bases": "base", "dies": "die", "uses": "use", "indices": "index", "leaves": "leaf",
                     "arms": "arm", "premises": "premise", "lives": "life", "ellipses": "ellipsis", "focuses": "focus", "corps": "corps", "troops": "troop", "supplies": "supply",
                     "grounds": "ground", "finances": "finance", "manners": "manner", "regards": "regard",
                     "contents": "content", "means": "means", "headquarters": "headquarters", "media": "medium", "data": "datum"}


def lines(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def from_treebanks(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Forms seen twice with the same lemma, more often than with any other."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for corpus in ("ewt", "gum"):
        with gzip.open(folder / f"{corpus}-train.conllu.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                cells = row.rstrip("\n").split("\t")
                if len(cells) == 10 and cells[0].isdigit() and "Typo=Yes" not in cells[5] and cells[2] != "_":
                    seen[cells[1].lower().replace("’", "'"), cells[4]][cells[2].lower()] += 1
    for (form, tag), found in seen.items():
        lemma, times = found.most_common(1)[0]
        if tag in KEPT_TAGS and form.replace("'", "").replace("-", "").isalpha() and times > 1:
            yield form, tag, lemma


def verb_bases(folder: Path) -> set[str]:
    bases = {item.split(":")[0] for line in lines("verbs.txt") for item in line}
    irregular = {line[0] for line in lines("irregular_verbs.txt")}
    seen = {lemma for _, tag, lemma in from_treebanks(folder) if tag in VERBS and lemma.isalpha()}
    return (bases | seen) - irregular - {"be", "do", "have", "go"}


def doubled() -> dict[str, str]:
    """Verbs that may double a letter, or put in a k: the letter that is put in."""
    return {item.split(":")[0]: item.split(":")[1] for line in lines("verbs.txt") for item in line if ":" in item}


def inflected(base: str, extra: str | None) -> Iterator[tuple[str, str]]:
    """The regular forms of a verb with their tags."""
    for stem in {base, base + extra} if extra else {base}:
        yield past(stem), "VBD"
        yield past(stem), "VBN"
        yield progressive(stem), "VBG"
    yield third_person(base), "VBZ"


def past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem[:-1] + "ied"
    return doubling(stem) + "ed"


def progressive(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye", "nge")) and len(stem) > 2:
        return stem[:-1] + "ing"
    if stem in ("singe", "swinge", "tinge", "binge", "age"):
        return stem + "ing"
    if stem.endswith("nge"):
        return stem[:-1] + "ing"
    return doubling(stem) + "ing"


def doubling(stem: str) -> str:
    """One-syllable stems in a single vowel and consonant double the consonant."""
    vowels = [c in "aeiou" for c in stem.replace("qu", "qw")]
    short = len(stem) > 2 and sum(vowels) == 1 and vowels[-2] and stem[-1] not in "aeiouwxyh"
    return stem + stem[-1] if short else stem


def third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def wanted(folder: Path) -> dict[tuple[str, str], str]:
    """Form and tag -> lemma, the surest source last."""
    found: dict[tuple[str, str], str] = {}
    extra = doubled()
    for base in sorted(verb_bases(folder)):
        for form, tag in inflected(base, extra.get(base)):
            found[form, tag] = base
    found |= {(form, tag): lemma for form, tag, lemma in from_treebanks(folder)}
    for singular, plural in lines("irregular_nouns.txt"):
        found[plural, "NNS"] = found[plural, "NNPS"] = singular
    for base, past_forms, participles in lines("irregular_verbs.txt"):
        pasts = {*past_forms.split("/"), *participles.split("/")}
        found |= {(form, tag): base for form in pasts for tag in ("VBD", "VBN")}
        found |= {(progressive(base), "VBG"): base, (third_person(base), "VBZ"): base}
    for plural, singular in PLURALS_BY_HAND.items():
        found[plural, "NNS"] = found[plural, "NNPS"] = singular
    return found | BY_HAND


def main() -> None:
    kept = {key: lemma for key, lemma in wanted(Path(sys.argv[1])).items() if regular_lemma(*key) != lemma}
    rows = "".join(f"{form}\t{tag}\t{kept[form, tag]}\n" for form, tag in sorted(kept))
    (FOLDER / "lemmas.tsv").write_text(f"{POLICY}form\ttag\tlemma\n{rows}", encoding="utf-8")
    print(f"lemmas.tsv: {len(kept)} entries")


if __name__ == "__main__":
    main()
