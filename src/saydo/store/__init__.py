"""The store: one file that keeps what was read, every audit, and what people said of them."""

from saydo.store.codec import from_json, from_plain, to_json, to_plain
from saydo.store.desk import ROLES, Delivery, Feed, Forgotten, Token, Webhook
from saydo.store.file import StoreError
from saydo.store.readings import KINDS, Found
from saydo.store.refused import AskError, NoJudgement, Taken, UnknownId
from saydo.store.store import Store

__all__ = [
    "KINDS",
    "ROLES",
    "AskError",
    "Delivery",
    "Feed",
    "Forgotten",
    "Found",
    "NoJudgement",
    "Store",
    "StoreError",
    "Taken",
    "Token",
    "UnknownId",
    "Webhook",
    "from_json",
    "from_plain",
    "to_json",
    "to_plain",
]
