"""What every peer does: read the content of copies, make them one after the other, tell the figures.

A peer is called as `python NAME.py CONTENT OUT COUNT`. It writes `OUT/0000.pdf` and on, and prints
`median` (seconds per document) and `peak` (MB), which `cargo xtask bench documents --peers` reads.
"""

import json
import statistics
import sys
import threading
import time
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "src-tauri" / "documents" / "fonts"
CONTENT, OUT, COUNT = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
QR_TEXT = "QR-code: bel Marit Schetsema, mijn jobcoach, 06 00 00 00 51"

INK, SOFT, ROUTE, COACH = "#12292e", "#43565a", "#0b5563", "#9c5a00"
KINDS = ("who", "can", "want", "need")
TITLES = {
    "who": "Wie ben ik?",
    "can": "Wat kan ik?",
    "want": "Wat wil ik?",
    "need": "Wat heb ik nodig?",
}
# Ink and light ground of a part.
SHADES = {
    "who": ("#1e4b8a", "#e5ecf6"),
    "can": ("#a62f5d", "#f8e6ed"),
    "want": ("#177d68", "#dff1ec"),
    "need": ("#eba91a", "#fcf1d8"),
}
# The shapes of the parts in a box of 24 by 24; the circle and the square are simpler still.
TRIANGLE = ((4, 1.6), (22.4, 12), (4, 22.4))
CROSS = (
    (8.2, 2), (15.8, 2), (15.8, 8.2), (22, 8.2), (22, 15.8), (15.8, 15.8),
    (15.8, 22), (8.2, 22), (8.2, 15.8), (2, 15.8), (2, 8.2), (8.2, 8.2),
)  # fmt: skip


def stem(number):
    """Path of the content of a copy, without its extension."""
    return CONTENT / f"{number:04}"


def passport(number):
    """The data of a copy."""
    return json.loads(stem(number).with_suffix(".json").read_text())


def qr_bars():
    """The dark bars of the QR code (column, row, length) and its side, in modules."""
    rows = (CONTENT / "qr.txt").read_text().split("\n")
    bars = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = len(row) - x - len(row[x:].lstrip("1"))
            if length:
                bars.append((x, y, length))
            x += length + 1
    return bars, len(rows)


def qr_svg():
    """The QR code as SVG."""
    bars, side = qr_bars()
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


def one_by_one(make):
    """Makes every copy with `make(number) -> bytes`. The first is made twice, the first time to fill
    caches: what only happens once is not what a long list waits for."""
    make(0)
    times = []
    for number in range(COUNT):
        start = time.perf_counter()
        (OUT / f"{number:04}.pdf").write_bytes(make(number))
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def tell(median, peak=None):
    """Prints the figures. Without `peak` it is that of this process."""
    if peak is None:
        status = Path("/proc/self/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        peak = int(line.split()[1]) * 1024 / 1e6
    print("median", median)
    print("peak", peak)


class Watch:
    """The peak of memory of the programs that this one started: pages that they share are divided
    among them (PSS). Looks five times a second."""

    def __enter__(self):
        self.peak = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def _look(self):
        while not self.over.wait(0.2):
            self.peak = max(self.peak, sum(map(_memory, _below("self"))))


def _below(process):
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(children).split():
            yield child
            yield from _below(child)


def _memory(process):
    for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0


def _text(path):
    try:
        return path.read_text()
    except OSError:
        # It ended while we looked.
        return ""
