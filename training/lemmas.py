"""Build src/saydo/lexicon/lemmas.tsv: the words whose lemma the endings of lemma_rules.tsv get wrong.

    python training/lemmas.py UD_FOLDER

Sources: the training halves of the treebanks (a form, its Penn tag, its most frequent lemma), irregular_verbs.txt,
irregular_nouns.txt, lemmas_by_hand.txt, and verbs.txt inflected by the rules of English spelling. Needs the package,
whose rules it asks.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from saydo.lexicon.load import FOLDER
from saydo.parse import regular_lemma

HERE = Path(__file__).parent
POLICY = """\
# Words whose lemma the endings of lemma_rules.tsv do not give, with their Penn tag. Built by training/lemmas.py: change
# its sources (training/*.txt), not this file. Belongs here: irregular inflection and contractions,
# lower case. Does not: names, misspellings, whatever the endings get right.
"""
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
KEPT_TAGS = {"VBD", "VBG", "VBN", "VBP", "VBZ", "NNS", "NNPS", "JJR", "JJS", "RBR", "RBS", "MD", "PRP", "POS"}


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
    return found | {(form, tag): lemma for form, tag, lemma in lines("lemmas_by_hand.txt")}


def main() -> None:
    kept = {key: lemma for key, lemma in wanted(Path(sys.argv[1])).items() if regular_lemma(*key) != lemma}
    rows = "".join(f"{form}\t{tag}\t{kept[form, tag]}\n" for form, tag in sorted(kept))
    (FOLDER / "lemmas.tsv").write_text(f"{POLICY}form\ttag\tlemma\n{rows}", encoding="utf-8")
    print(f"lemmas.tsv: {len(kept)} entries")


if __name__ == "__main__":
    main()
