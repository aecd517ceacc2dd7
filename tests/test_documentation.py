"""What exists is documented."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.main import get_command

from saydo.lexicon.kin import DEEDS
from saydo.lexicon.outcomes import Shows
from saydo.show.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
VERDICTS = (
    "relabelled",
    "broken",
    "kept",
    "kept late",
    "partly kept",
    "disputed",
    "overdue",
    "under way",
    "pending",
    "unverified",
)


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command of a group and of the groups in it, by its full name."""
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")


def test_every_command_and_option_is_in_the_readme() -> None:
    """A user who reads the README knows every command and every option."""
    named = re.sub(r"saydo review (\S+)\|(\S+)", r"saydo review \1 saydo review \2", README)
    for name, command in commands(get_command(app), "saydo"):
        assert name in named
        for option in command.params:
            for flag in option.opts:
                assert not flag.startswith("--") or flag in ("--help",) or flag in README, f"{name} {flag}"


def test_every_setting_is_in_the_readme() -> None:
    """Every environment variable that settings.py reads is explained."""
    source = (ROOT / "src/saydo/settings.py").read_text(encoding="utf-8")
    for setting in set(re.findall(r"SAYDO_[A-Z_]+", source)):
        assert setting in README


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_in_the_glossary(deed: str) -> None:
    """The vocabulary of deeds is explained."""
    assert f"`{deed}`" in GLOSSARY


@pytest.mark.parametrize("word", [*get_args(Shows), *VERDICTS])
def test_every_outcome_gap_and_verdict_is_in_the_glossary(word: str) -> None:
    """The vocabulary of audits is explained, each word in a row of its own."""
    if word == "no evidence":
        return
    assert re.search(rf"^\| {re.escape(word)} \|", GLOSSARY, re.MULTILINE), word


def test_every_link_in_the_documents_leads_somewhere() -> None:
    """A relative link names a file that exists."""
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name}: {target}"
