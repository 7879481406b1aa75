"""How long the history takes to open: `python -m ui.past.bench`. A year of daily sessions, six sets each, made up."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import nan, sin

from coach.store.records import (
    MeasureSummary,
    Plan,
    PlanItem,
    Profile,
    SessionHead,
    SessionOverview,
    SetOverview,
    Software,
)
from coach.types import Counts, Side

DAYS = 365
FIRST = datetime(2025, 1, 6, 17, 30, tzinfo=UTC)
SETS: tuple[tuple[str, Side | None], ...] = (
    ("glute_bridge", None),
    ("glute_bridge", None),
    ("clamshell", "left"),
    ("clamshell", "right"),
    ("hip_thrust", None),
    ("hip_thrust", None),
)
MEASURES = (
    ("hip_extension_top_deg", "deg", 7.0, -10.0),
    ("hip_extension_range_deg", "deg", 10.0, 45.0),
    ("clam_opening_deg", "deg", 10.0, 30.0),
    ("hold_s", "s", nan, 2.0),
    ("concentric_s", "s", nan, 1.5),
    ("eccentric_s", "s", nan, 1.6),
)


@dataclass(frozen=True, slots=True)
class Seconds:
    """construct : an empty page. fill : reading the overviews, showing them, and the first picture."""

    construct: float
    fill: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.construct + self.fill


class YearReader:
    """Overviews of a year and nothing else."""

    def __init__(self) -> None:
        self.person = Profile("0" * 32, "A year", FIRST)
        items = tuple(PlanItem(name, 2, 10, 2.0, 60.0) for name in ("glute_bridge", "clamshell", "hip_thrust"))
        self.plan = Plan("year", "A year", items, ("mon", "wed", "fri"))
        self.kept = tuple(map(self._session, range(DAYS)))

    def overviews(
        self, profile_uid: str, since: date | None = None, until: date | None = None
    ) -> Sequence[SessionOverview]:
        return self.kept

    def _session(self, day: int) -> SessionOverview:
        at = FIRST + timedelta(days=day)
        head = SessionHead(f"{day:032x}", self.person.uid, "guided", at, 60, self.plan, Software("", "", ""))
        sets = tuple(self._set(head, i, day) for i in range(len(SETS)))
        return SessionOverview(head, at + timedelta(minutes=20), "done", sets, 4, 3, 5)

    def _set(self, head: SessionHead, i: int, day: int) -> SetOverview:
        name, side = SETS[i]
        wave = sin(day / 9)
        measures = {m: MeasureSummary(10, at * (1 + 0.3 * wave), 2.0, unit, error) for m, unit, error, at in MEASURES}
        counts = Counts(8, 1, 1)
        return SetOverview(f"{head.uid[:24]}{i:08x}", name, side, "left", head.started_at, 2.0, 10, counts, measures)


def build_seconds() -> Seconds:
    """Seconds to construct the page, and to fill and paint it, once; offscreen as well."""
    from ui.app import application

    app = application()
    from ui.past.history_page import HistoryPage
    from ui.theme import look_for

    reader = YearReader()
    last = (FIRST + timedelta(days=DAYS)).date()
    t0 = time.perf_counter()
    page = HistoryPage(reader, reader.person, today=lambda: last)  # type: ignore[arg-type]
    page.resize(1600, 900)
    page.set_look(look_for("dark", 1600, 900))
    t1 = time.perf_counter()
    page.show()
    app.processEvents()
    page.grab()
    t2 = time.perf_counter()
    page.close()
    return Seconds(t1 - t0, t2 - t1)


def main() -> int:
    """Print both numbers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = build_seconds()
    sys.stdout.write(
        f"history page, {DAYS} sessions of {len(SETS)} sets: {found.whole:.2f} s "
        f"(page {found.construct:.2f}, contents and first picture {found.fill:.2f})\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
