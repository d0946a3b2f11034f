"""Interruptions that Python swallows are heeded all the same."""

import gc
import signal
import threading
import weakref
from contextlib import nullcontext

import pytest

from sim.cli import app
from sim.cli.interruption import check, heeded
from sim.cli.studies import progress


class _Thing:
    """Something that can be cleared away."""


def _swallowed() -> None:
    """A signal comes while Python clears an object away."""
    thing = _Thing()
    watched = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    gc.collect()
    assert watched() is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_swallowed_interrupts_the_work_that_follows():
    done = []

    def work() -> None:
        with heeded(signal.SIGINT), progress() as show:
            for n in range(3):
                show(n, 3)
                done.append(n)
                if n == 1:
                    _swallowed()

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [0, 1]
    check()  # once only


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_swallowed_after_the_last_run_interrupts_what_comes_next():
    def work() -> None:
        with heeded(signal.SIGINT), progress() as show:
            show(1, 1)
            _swallowed()

    with pytest.raises(KeyboardInterrupt):
        work()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("inside", [None, signal.SIGTERM])  # sweeps heed what schedulers send as well
@pytest.mark.parametrize(("swallow", "code"), [(True, 130), (False, 1)])
def test_what_a_swallowed_interruption_broke_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    swallow: bool,
    code: int,
    inside: signal.Signals | None,
):
    """As when LLVM swallows it: Numba then misses what LLVM was to make."""

    def broken(_: list[str]) -> int:
        with heeded(inside) if inside else nullcontext():
            if swallow:
                _swallowed()
            raise RuntimeError("no compiled object yet")

    monkeypatch.setattr(app, "_run", broken)
    monkeypatch.delenv("CHAOFUHE_DEBUG", raising=False)
    assert app.run([]) == code
    assert ("no compiled object" in capsys.readouterr().err) is not swallow


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_wrong_with_files_is_said_though_it_was_interrupted():
    def full() -> None:
        with heeded(signal.SIGINT):
            _swallowed()
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        full()


def test_a_signal_is_raised_once_and_put_back_afterwards():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), heeded(signal.SIGTERM):
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == before
    with heeded(signal.SIGTERM):
        check()


def test_an_ignored_signal_stays_ignored_and_other_threads_change_nothing():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeded(signal.SIGINT):
            signal.raise_signal(signal.SIGINT)
            check()
    finally:
        signal.signal(signal.SIGINT, before)

    def elsewhere() -> None:
        with heeded(signal.SIGINT):
            seen.append(signal.getsignal(signal.SIGINT))

    seen: list = []
    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [before]
