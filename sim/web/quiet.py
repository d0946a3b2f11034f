"""The log of a server that strangers can reach: nobody may fill a disk or a pipe with it."""

from __future__ import annotations

import logging
import threading
import time

LOGGERS = (
    *("nicegui", "asyncio", "socketio", "socketio.server", "engineio.server"),
    *("uvicorn.error", "uvicorn.asgi", "websockets.server"),
)
MOST = 20  # records a minute
LONGEST = 500  # characters of a message, line breaks taken out


class Sparing(logging.Filter):
    """Lets some records a minute pass, without tracebacks, and counts the others."""

    def __init__(self, most: int = MOST, seconds: float = 60.0) -> None:
        super().__init__()
        self.most, self.seconds = most, seconds
        self._began, self._passed, self.dropped = -seconds, 0, 0
        self._lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is written."""
        with self._lock:
            now = time.monotonic()
            if now - self._began >= self.seconds:
                self._began, self._passed = now, 0
            self._passed += 1
            if self._passed > self.most:
                self.dropped += 1
                return False
            more, self.dropped = self.dropped, 0
        record.msg, record.args = _shortened(record, more), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _shortened(record: logging.LogRecord, more: int) -> str:
    try:
        text = record.getMessage()
    except (TypeError, ValueError):
        text = str(record.msg)
    if record.exc_info and record.exc_info[1] is not None:
        error, trace = record.exc_info[1], record.exc_info[2]
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" ({trace.tb_frame.f_code.co_name}, line {trace.tb_lineno})" if trace is not None else ""
        text += f": {type(error).__name__}: {error}{where}"
    text = "".join(ch if ch.isprintable() else " " for ch in text)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return f"{text} [+{more}]" if more else text


def spare() -> Sparing:
    """Keep the logs of everything that listens to browsers short."""
    found = Sparing()
    for name in LOGGERS:
        logging.getLogger(name).addFilter(found)
    return found
