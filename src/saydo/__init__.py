"""saydo reads what was announced and what was done, and shows the gap."""

from saydo.pipeline import analyse, analyse_many
from saydo.read import read
from saydo.records import Article, Reading

__version__ = "0.1.0"
__all__ = ["Article", "Reading", "analyse", "analyse_many", "read"]
