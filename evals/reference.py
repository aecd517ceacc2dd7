"""How well what points back ("they", "the station") is linked with what it stands for.

    python -m evals.reference [SHARED_FOLDER]

Scored on the development half of GUM, its texts like news (training/coreference.py), read by the shipped pipeline. A
link is right where the treebank says that both phrases are of the same thing. Recall is over all that the treebank
links with a noun phrase before, whether saydo takes it for such words or not; accuracy counts those left unlinked, too.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from training.coreference import Annotated, annotated

from saydo.extract.nominals import Nominal
from saydo.extract.reference import linked, passage_of
from saydo.extract.words import text_of
from saydo.lexicon.reference import reference_words
from saydo.parse import parse_many

SHARED = Path(__file__).parents[2] / "shared"


def reference_figures(shared: Path = SHARED, *, half: str = "dev") -> dict[str, float]:
    """Percentages for pronouns and for noun phrases: precision and recall of links, accuracy."""
    texts = list(annotated(shared / "ud" / f"gum-{half}.conllu.gz"))
    counts: Counter[str] = Counter()
    for one, doc in zip(texts, parse_many([t.article for t in texts]), strict=True):
        passage = passage_of(one.article, text_of(doc))
        links = {link.back.place: link.meant for link in linked(passage)}
        counts += _judged(one, passage.nominals, links)
    return {
        f"{kind} {name}": round(100 * counts[f"{kind} {part}"] / max(1, counts[f"{kind} {whole}"]), 1)
        for kind in ("pronoun", "phrase")
        for name, part, whole in (
            ("precision", "hit", "made"),
            ("recall", "hit", "given"),
            ("accuracy", "right", "all"),
        )
    }


def _judged(one: Annotated, found: list[Nominal], links: dict[int, Nominal]) -> Counter[str]:
    groups = [one.groups.get((n.head.idx, n.joined)) for n in found]
    telling = [None if n.kind in ("pronoun", "bare") else group for n, group in zip(found, groups, strict=True)]
    counts: Counter[str] = Counter()
    for back in found:
        if back.kind not in ("pronoun", "phrase"):
            continue
        group, meant = groups[back.place], links.get(back.place)
        given = group is not None and group in telling[: back.place]
        hit = meant is not None and group is not None and groups[meant.place] == group
        marks = {"all": True, "given": given, "made": meant is not None, "hit": hit}
        marks["right"] = hit if meant is not None else not given
        counts += Counter({f"{back.kind} {name}": 1 for name, holds in marks.items() if holds})
    taken = {n.head.idx for n in found if n.kind == "pronoun"}
    passed_over = [
        k for k, form in one.forms.items() if form.lower() in reference_words("pronoun") and k[0] not in taken
    ]
    for key in passed_over:
        before = [n.place for n in found if n.head.idx < key[0]]
        counts["pronoun given"] += one.groups[key] in telling[: len(before)]
    return counts


if __name__ == "__main__":
    print(json.dumps(reference_figures(*(Path(argument) for argument in sys.argv[1:2])), indent=1))
