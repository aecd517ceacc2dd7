"""Progress of adding, on a terminal that somebody looks at."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import TaskID

from saydo.show.gather import progress_on


class Watched:
    """Bars for what was read, analysed and audited. Without a console nothing is shown."""

    def __init__(self, watch: Console | None) -> None:
        self._progress = progress_on(watch)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._progress.stop()

    def tell(self, stage: str, done: int, total: int | None) -> None:
        """So many are through a stage; of how many, where that is known."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
