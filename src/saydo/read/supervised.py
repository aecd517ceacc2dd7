"""A child process that reads pages one at a time: what takes it too long, or kills it, costs that page alone."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
SECONDS = 8.0
MOST_MEMORY = 1_500_000_000


class PageLost(Exception):
    """The page could not be read; the message says why."""


class Supervised:
    """One child, started when it is first needed and replaced when it had to be killed."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, work: Callable[..., Answer], *given: object, seconds: float = SECONDS) -> Answer:
        """work(*given), done by the child. Raises PageLost where it takes longer, dies, or fails."""
        if multiprocessing.current_process().daemon:  # such a process may have no children
            return _answer(*_done(work, given))
        with self._lock:
            line = self._ready()
            try:
                line.send((work, given))
                if not line.poll(seconds):
                    raise PageLost(f"took over {seconds:.0f} s to read and was given up")
                kept: bool
                found: Answer | str
                kept, found = line.recv()
            except (EOFError, OSError) as fault:
                self.stop()
                raise PageLost("ended the process that was reading it") from fault
            except BaseException:  # an interrupt, too, leaves the answer of this page in the line
                self.stop()
                raise
        return _answer(kept, found)

    def stop(self) -> None:
        """Kill the child, if there is one of this process."""
        if self._process is not None and self._owner == os.getpid():
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def seconds_used(self) -> float:
        """Processor seconds of the child so far, as far as the system tells."""
        status = Path(f"/proc/{self._process.pid}/stat") if self._process is not None else None
        if status is None or not status.is_file():
            return 0.0
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _ready(self) -> Connection:
        """The line to a living child of this very process: one that was forked off shares none with its parent."""
        if self._line is not None and self._process is not None and self._owner == os.getpid():
            if self._process.is_alive():
                return self._line
            self.stop()
        linux = sys.platform == "linux"  # there a fork is cheap, and shares what has been loaded
        context = multiprocessing.get_context("fork") if linux else multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._line), daemon=True, name="saydo-reads")
        self._process.start()
        self._owner = os.getpid()
        theirs.close()
        return self._line


def _serve(line: Connection, other_end: Connection) -> None:
    """The child's life: a page in, its articles out, until the line is closed."""
    other_end.close()  # else the child would never see that its parent is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            work, given = line.recv()
        except (EOFError, OSError):
            return
        line.send(_done(work, given))


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    import resource  # not there on Windows

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MOST_MEMORY
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _done(work: Callable[..., Answer], given: tuple[object, ...]) -> tuple[bool, Answer | str]:
    try:
        return True, work(*given)
    except MemoryError:
        return False, "needs too much memory to read"
    except Exception as fault:
        return False, f"could not be read: {type(fault).__name__}: {fault}"


def _answer(kept: bool, found: Answer | str) -> Answer:
    if not kept:
        raise PageLost(str(found))
    return found  # type: ignore[return-value]


SUPERVISED = Supervised()
