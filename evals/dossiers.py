"""Audits of the gold dossiers, scored by the shared scorer."""

import runpy
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

import saydo
from saydo.records import Article
from saydo.show.json_form import audits_json

HELD_OUT = ("4", "5")


def dossiers(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/gold.yaml"))


def is_held_out(dossier: Path) -> bool:
    """Dossiers whose number ends in 4 or 5: no rule is written from them."""
    return dossier.name.split("-")[0].endswith(HELD_OUT)


def audit_dossier(dossier: Path) -> str:
    """The audits of a dossier's pages, as `saydo audit --json` prints them."""
    as_of: date = yaml.safe_load((dossier / "gold.yaml").read_text(encoding="utf-8"))["as_of"]
    articles = [item for item in saydo.read(dossier / "pages") if isinstance(item, Article)]
    audits = saydo.audit(saydo.analyse_many(articles), as_of=as_of)
    return audits_json(audits, {article.id: article for article in articles}, [], as_of)


def score_dossiers(shared: Path) -> dict[str, dict[str, float]]:
    """Figures of ../shared/tools/dossiers.py over all dossiers, and apart for those held out."""
    score: Callable[..., dict[str, float]] = runpy.run_path(str(shared / "tools" / "dossiers.py"))["score"]
    gold = shared / "dossiers"
    with tempfile.TemporaryDirectory() as folder:
        outputs = []
        for dossier in dossiers(gold):
            output = Path(folder) / f"{dossier.name}.json"
            output.write_text(audit_dossier(dossier), encoding="utf-8")
            outputs.append(output)
        kept_back = [o for o in outputs if is_held_out(o.with_suffix(""))]
        return {"dossiers": score(gold, outputs, False), "dossiers held out": score(gold, kept_back, False)}
