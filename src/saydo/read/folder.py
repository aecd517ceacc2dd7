"""The files of a folder and of the folders in it, in the order of their names."""

from collections.abc import Iterator
from pathlib import Path

from saydo.records import Problem

DEEPEST = 20
BESIDE_A_PAGE = "_files"
PAGE_NAMES = (".html", ".htm")


def files_in(folder: Path) -> Iterator[Path | Problem]:
    """Hidden files are passed over, and so are the pictures and scripts that a browser saves beside a page."""
    some = False
    for found in _walk(folder, 0):
        some = True
        yield found
    if not some:
        yield Problem(str(folder), "the folder is empty")


def _walk(folder: Path, depth: int) -> Iterator[Path | Problem]:
    try:
        inside = sorted(item for item in folder.iterdir() if not item.name.startswith("."))
    except OSError as fault:
        yield Problem(str(folder), f"cannot be opened: {fault.strerror or fault}")
        return
    names = {item.name for item in inside}
    for item in inside:
        if item.is_file():
            yield item
        elif item.is_dir() and not item.is_symlink() and not _goes_with_page(item.name, names):
            if depth < DEEPEST:
                yield from _walk(item, depth + 1)
            else:
                yield Problem(str(item), f"lies more than {DEEPEST} folders deep and was not read")


def _goes_with_page(name: str, names: set[str]) -> bool:
    """Is it the folder "Page_files" beside "Page.html"?"""
    page = name.removesuffix(BESIDE_A_PAGE)
    return page != name and any(page + ending in names for ending in PAGE_NAMES)
