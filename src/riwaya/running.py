"""Work on many articles, on one core or on several: a task is mapped over items, results come back in the order of the items.

With several workers each article is guarded: one that raises, runs beyond its time, exhausts memory or kills its process
becomes one Refusal, and the rest is done. Workers die with their parent; on Linux they begin as copies of it and share its
lexicon, elsewhere, and where the parent has threads, as fresh processes (`spawn`). With one worker everything runs in this
process: exceptions and Python loops are caught, a killed process is not.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any, Generic, TypeVar

from riwaya.errors import RiwayaError
from riwaya.lexicon import Lexicon, load
from riwaya.model import Account, Article, Refusal
from riwaya.read import Source, name_of

S = TypeVar("S")
I = TypeVar("I")
T = TypeVar("T")

CHUNK = 64
SECONDS = 30.0
MEGABYTES = 2048
_START_SECONDS = 120.0
_NEW_OBJECTS = 100_000  # of the collector's youngest generation; Python's own figure is 700
_READY = b"ready"


@dataclass(frozen=True, slots=True)
class Job(Generic[S, I, T]):
    """What is done: `setup` makes the state of a process once (the lexicon), `task` does one item, `name` gives an item's id.

    All three must be importable functions (or partials of them), items and results picklable.
    """

    setup: Callable[[], S]
    task: Callable[[S, I], T | Refusal]
    name: Callable[[I], str]
    seconds: float = SECONDS
    megabytes: int = MEGABYTES


def run(job: Job[S, I, T], items: Iterable[I], workers: int = 1, *, apart: bool = False) -> Iterator[T | Refusal]:
    """A result or a Refusal for every item, in order; the same for any number of workers. With `apart` even one worker is a process of its own.

    Raises RiwayaError when workers cannot be started. Closing the iterator ends the workers.
    """
    if workers > 1 or apart:
        yield from _Crew(job, items, workers).results()
    else:
        yield from _here(job, items)


def seldom_collecting() -> None:
    """Let the collector of cycles look seldom: for processes that are the program's own, never for a host of the library.

    Understanding leaves no cycles behind; walking over the accounts that are kept alive took up to half of the time.
    """
    gc.enable()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def never_collecting() -> None:
    """Let the collector of cycles rest to the end: for processes that end with what they make. Waking it would make it walk over everything once, at the end too."""
    gc.disable()
    atexit.register(gc.freeze)


def telling(overlay: Path | None, finish: Callable[[Account], T], seconds: float = SECONDS) -> Job[Lexicon, Article | Source | Refusal, T]:
    """The job of `extract` and `build`: read, understand, and `finish` (in the worker: what it returns is handed over)."""
    return Job(partial(load, overlay), partial(_tell, finish), name_of, seconds)


def _tell(finish: Callable[[Account], T], lexicon: Lexicon, item: Article | Source | Refusal) -> T | Refusal:
    from riwaya import line

    told = line.take_in(item, lexicon)
    return told if isinstance(told, Refusal) else finish(told)


class _Overdue(BaseException):
    """The alarm of an article's timer; not an Exception, so that no reader's `except` swallows it."""


@contextlib.contextmanager
def _timer(seconds: float) -> Iterator[None]:
    """Raise _Overdue in the main thread after so many seconds; without a main thread or SIGALRM there is no timer."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise _Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _overdue(name: str, seconds: float) -> Refusal:
    return Refusal(name, "running", f"took longer than {seconds:g} seconds")


def _here(job: Job[S, I, T], items: Iterable[I]) -> Iterator[T | Refusal]:
    state = job.setup()
    for item in items:
        result: T | Refusal
        try:
            with _timer(job.seconds):
                result = job.task(state, item)
        except _Overdue:
            result = _overdue(job.name(item), job.seconds)
        yield result


# --- inside a worker -------------------------------------------------------------------------------------------------


def _die_with(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends (Linux; elsewhere the closed pipe ends it)."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Let this process grow by so much over what it holds now; then it meets a MemoryError, not the kernel."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            now = int(file.read().split()[0]) * resource.getpagesize()
        most = now + megabytes * (1 << 20)
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, OSError, ValueError):
        pass


def _work(job: Job[S, I, T], pipe: Connection, parent: int, held: Sequence[Connection]) -> None:
    """The life of a worker: let go of the parent's ends of pipes, set up, say ready, then chunk by chunk one message for each item."""
    for one in held:
        one.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _die_with(parent)
    seldom_collecting()
    state = job.setup()
    _limit_memory(job.megabytes)
    pipe.send_bytes(_READY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            for item in pickle.loads(pipe.recv_bytes()):
                pipe.send_bytes(_packed(job.task(state, item), job.name(item)))


def _packed(result: object, name: str) -> bytes:
    try:
        return pickle.dumps(result, protocol=5)
    except (pickle.PicklingError, RecursionError, MemoryError, TypeError, AttributeError) as wrong:
        return pickle.dumps(Refusal(name, "running", f"its result cannot be handed over: {type(wrong).__name__}"), protocol=5)


def _may_fork() -> bool:
    """Whether a worker may begin as a copy of this process, lexicon and all: only where no other thread can hold a lock at that moment."""
    return sys.platform == "linux" and threading.active_count() == 1


# --- inside the parent -----------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    since: float
    ready: bool = False
    chunk: deque[tuple[int, Any]] = field(default_factory=deque)


class _Crew(Generic[S, I, T]):
    """The workers and what they are at. A worker gets a chunk only when it is idle, so neither side ever waits for a full pipe."""

    def __init__(self, job: Job[S, I, T], items: Iterable[I], workers: int) -> None:
        self.job = job
        self.items = enumerate(items)
        self.most = workers
        self.live: list[_Worker] = []
        self.again: deque[deque[tuple[int, Any]]] = deque()
        self.killed_once: set[int] = set()
        self.done: dict[int, T | Refusal] = {}
        self.next = 0
        self.last = -1
        self.ended = False

    def results(self) -> Iterator[T | Refusal]:
        try:
            while True:
                self._hand_out()
                while self.next in self.done:
                    yield self.done.pop(self.next)
                    self.next += 1
                if not self.live and self.ended and not self.again:
                    return
                self._listen()
        finally:
            for worker in self.live:
                worker.process.kill()
            for worker in self.live:
                worker.process.join()
                worker.pipe.close()

    def _chunk(self) -> deque[tuple[int, Any]]:
        """The next items to do, empty when there are none now: never further ahead than a few chunks for each worker."""
        if self.again:
            return self.again.popleft()
        if self.ended or self.last - self.next > CHUNK * 4 * self.most:
            return deque()
        chunk = deque(islice(self.items, CHUNK))
        self.ended = len(chunk) < CHUNK
        if chunk:
            self.last = chunk[-1][0]
        return chunk

    def _hand_out(self) -> None:
        for worker in [one for one in self.live if one.ready and not one.chunk]:
            worker.chunk = self._chunk()
            if worker.chunk:
                worker.since = time.monotonic()
                try:
                    worker.pipe.send_bytes(pickle.dumps([item for _, item in worker.chunk], protocol=5))
                except (BrokenPipeError, ConnectionResetError):
                    self._bury(worker, overdue=False)
            elif self.ended and not self.again:
                self._dismiss(worker)
        while len(self.live) < self.most and not (self.ended and not self.again):
            self.live.append(self._hire())

    def _hire(self) -> _Worker:
        copied = _may_fork()
        context: Any = multiprocessing.get_context("fork" if copied else "spawn")
        ours, theirs = context.Pipe()
        held = [ours, *(one.pipe for one in self.live)] if copied else []
        process = context.Process(target=_work, args=(self.job, theirs, os.getpid(), held), daemon=True)
        if hasattr(signal, "pthread_sigmask"):
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                process.start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        else:
            process.start()
        theirs.close()
        return _Worker(process, ours, time.monotonic())

    def _dismiss(self, worker: _Worker) -> None:
        self.live.remove(worker)
        worker.pipe.close()
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def _listen(self) -> None:
        """Take in what workers say; end those whose article is overdue."""
        busy = [one for one in self.live if one.chunk or not one.ready]
        allowed = {id(one): self.job.seconds if one.ready else _START_SECONDS for one in busy}
        pause = min((one.since + allowed[id(one)] for one in busy), default=0.0) - time.monotonic()
        heard = wait([one.pipe for one in busy], max(0.0, pause)) if busy else []
        for worker in busy:
            if worker.pipe in heard:
                self._hear(worker)
            elif time.monotonic() - worker.since > allowed[id(worker)]:
                self._bury(worker, overdue=True)

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv_bytes()
            result: Any = None if message == _READY else pickle.loads(message)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._bury(worker, overdue=False)
            return
        worker.since = time.monotonic()
        if message == _READY:
            worker.ready = True
        else:
            self.done[worker.chunk.popleft()[0]] = result

    def _bury(self, worker: _Worker, *, overdue: bool) -> None:
        """The article that a worker was at is tried once more if the process died, refused if it hung or died again; the rest goes to others."""
        self.live.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        code = worker.process.exitcode
        if not worker.ready:
            raise RiwayaError("a worker could not be started (overdue)" if overdue else f"a worker could not be started (exit {code}); try --workers 1")
        index, item = worker.chunk.popleft()
        if worker.chunk:
            self.again.append(worker.chunk)
        if overdue:
            self.done[index] = _overdue(self.job.name(item), self.job.seconds)
        elif index in self.killed_once:
            how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"exit status {code}"
            self.done[index] = Refusal(self.job.name(item), "running", f"ended its process ({how}), twice")
        else:
            self.killed_once.add(index)
            self.again.append(deque([(index, item)]))
