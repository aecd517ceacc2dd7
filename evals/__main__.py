"""Score saydo against the gold sets and hold the floors: `make eval`, or `python -m evals [--only NAME]`.

Exit status 1 if a figure is below its floor in floors.json, 2 if the gold sets are not at hand.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from evals.dossiers import score_dossiers
from evals.parser import parser_figures
from evals.reference import reference_figures

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
LOWER_IS_BETTER = {"mae"}
SCORERS = {
    "dates": ("score_dates.py", "timex/tbaq"),
    "statements": ("score_statements.py", "polnear/dev"),
    "events": ("score_events.py", "plv/train.tsv"),
    "factuality news": ("score_factuality.py", "factuality/UW.dev.jsonl"),
    "factuality web": ("score_factuality.py", "factuality/UDS_IH2.dev.jsonl"),
}


def run_scorer(script: str, gold: str) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "tools" / script), str(SHARED / "bench" / gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{script}: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    flat: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            flat[f"{prefix}{name}"] = value
    return flat


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", help="one scorer: parser, reference, dossiers, " + ", ".join(SCORERS))
    wanted = arguments.parse_args().only
    if not SHARED.is_dir():
        print(f"{SHARED}: the gold sets are not at hand", file=sys.stderr)
        return 2
    figures: dict[str, Any] = {}
    if wanted in (None, "parser"):
        figures["parser"] = parser_figures(shared=SHARED)
    if wanted in (None, "reference"):
        figures["reference"] = reference_figures(SHARED)
    if wanted in (None, "dossiers"):
        figures |= score_dossiers(SHARED)
    for name, (script, gold) in SCORERS.items():
        if wanted in (None, name):
            figures[name] = run_scorer(script, gold)
    print(json.dumps(figures, indent=1))
    return check_floors(flatten(figures), json.loads(FLOORS.read_text(encoding="utf-8")), wanted)


def check_floors(flat: dict[str, float], floors: dict[str, float], wanted: str | None) -> int:
    failed = 0
    for name, floor in floors.items():
        if name not in flat:
            if wanted is None:
                print(f"{name}: no such figure any more", file=sys.stderr)
                failed += 1
            continue
        lower = name.split(".")[-1] in LOWER_IS_BETTER
        if flat[name] > floor if lower else flat[name] < floor:
            print(f"{name}: {flat[name]} is {'above' if lower else 'below'} its floor {floor}", file=sys.stderr)
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
