"""What the fits on dossiers share: the dossiers, and which case of ours is which commitment of theirs.

Dossiers come from two places: the gold sets (SHARED/dossiers), of which those held out are left out, and our own in
training/dossiers, written in the same form. Ours have no saved pages; they are rendered as the gold ones were.
"""

import runpy
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from evals.dossiers import dossiers, is_held_out

import saydo
from saydo.audit.case import Case
from saydo.records import Article

OWN = Path(__file__).parent / "dossiers"


@dataclass(frozen=True)
class GoldDossier:
    """A dossier: its commitments as a careful reader marked them, its articles, and the file stem of each."""

    name: str
    held_out: bool
    own: bool
    as_of: date
    commitments: tuple[dict[str, Any], ...]
    articles: tuple[Article, ...]
    stems: dict[str, str]


def gold_dossiers(shared: Path, *, everything: bool = False) -> Iterator[GoldDossier]:
    """All dossiers that a fit may see, the gold ones first; with `everything` those held out, too."""
    for folder in dossiers(shared / "dossiers"):
        if everything or not is_held_out(folder):
            yield _opened(folder, own=False)
    render: Callable[[Path], None] = runpy.run_path(str(shared / "tools" / "dossiers.py"))["render"]
    with tempfile.TemporaryDirectory() as scratch:
        for folder in dossiers(OWN):
            copy = Path(shutil.copytree(folder, Path(scratch) / folder.name))
            render(copy)
            yield _opened(copy, own=True)


def _opened(folder: Path, *, own: bool) -> GoldDossier:
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    articles = tuple(item for item in saydo.read(folder / "pages") if isinstance(item, Article))
    stems = {article.id: Path(article.source or "").stem for article in articles}
    held_out = not own and is_held_out(folder)
    return GoldDossier(folder.name, held_out, own, gold["as_of"], tuple(gold["commitments"]), articles, stems)


def overlapping(shared: Path) -> Callable[[str, str], bool]:
    """The scorer's own test of whether two quotes point at the same words."""
    overlap: Callable[[str, str], bool] = runpy.run_path(str(shared / "tools" / "dossiers.py"))["_overlap"]
    return overlap


def matched(
    gold: Sequence[dict[str, Any]], cases: Sequence[Case], stems: dict[str, str], overlap: Callable[[str, str], bool]
) -> Iterator[tuple[dict[str, Any], int]]:
    """Each gold commitment with the number of the case that shares most of its announcements."""
    left = set(range(len(cases)))
    for commitment in gold:

        def shared(number: int, wanted: dict[str, Any] = commitment) -> int:
            return sum(
                stems[p.commitment.article] == y["article"] and overlap(p.commitment.span.text, y["quote"])
                for p in cases[number].profiles
                for y in wanted["announced"]
            )

        best = max(sorted(left), key=shared, default=None)
        if best is not None and shared(best):
            left.discard(best)
            yield commitment, best
