"""Word lists as data: TOML and TSV files, each opening with what belongs in it, checked against a shape when loaded."""

from saydo.lexicon.load import LexiconError, load_toml, load_tsv

__all__ = ["LexiconError", "load_toml", "load_tsv"]
