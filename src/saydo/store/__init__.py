"""The store: one file that keeps what was read and every audit."""

from saydo.store.codec import from_json, from_plain, to_json, to_plain
from saydo.store.store import KINDS, Found, Store, StoreError

__all__ = ["KINDS", "Found", "Store", "StoreError", "from_json", "from_plain", "to_json", "to_plain"]
