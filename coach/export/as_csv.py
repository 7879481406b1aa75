"""CSV for spreadsheets and statistics: one row a repetition, units in the header, empty where not measured.

Shape: docs/json.md. Readings of quality low or na have no value here, only their quality.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from math import isfinite

from coach.exercise.loader import exercise_ids
from coach.export.numbers import sure
from coach.export.rows import Row, in_order, local, measure_order, neutral_of, rows_of, shipped_specs, unit_of
from coach.export.signs import GENERAL, OWN_STANDING, SIGNS
from coach.store.records import Profile, SessionRecord
from coach.types import RepEvent

HEAD = (
    "profile",
    "session_date",
    "session_start",
    "session",
    "session_kind",
    "exercise",
    "exercise_version",
    "set",
    "set_of_side",
    "side",
    "view",
    "repetition",
    "verdict",
    "t_start [s]",
    "t_top [s]",
    "t_end [s]",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def to_csv(profile: Profile, sessions: Iterable[SessionRecord]) -> str:
    """All repetitions, oldest first. Numbers are written so that they read back as the same numbers."""
    rows = rows_of(in_order(sessions))
    names = _names(rows)
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*HEAD, *_measure_head(rows, names), "faults", "signs"])
    told: dict[str, float | None] = {}
    for row in rows:
        # Once an exercise, and where its zero changes: on every row the words would be most of the file.
        key, neutral_deg = row.set.head.exercise_id, neutral_of(row.set.head)
        signs = "" if key in told and told[key] == neutral_deg else _signs(row.rep, neutral_deg)
        told[key] = neutral_deg
        table.writerow([*_place(profile, row), *_measures(row.rep, names), _faults(row.rep), signs])
    return out.getvalue()


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    """Every measure of every exercise in `rows`, an exercise's own together."""
    specs = shipped_specs()
    known = dict.fromkeys([*exercise_ids(), *(row.set.head.exercise_id for row in rows)])
    found: dict[str, None] = {}
    for exercise_id in known:
        mine = [row for row in rows if row.set.head.exercise_id == exercise_id]
        found |= dict.fromkeys(measure_order(mine, specs.get(exercise_id)))
    return tuple(found)


def _measure_head(rows: Sequence[Row], names: Sequence[str]) -> list[str]:
    head: list[str] = []
    for name in names:
        unit = unit_of(rows, name)
        head += [f"{name} [{unit}]", f"{name} quality", f"{name} error [{unit}]"]
    return head


def _place(profile: Profile, row: Row) -> list[str]:
    session, head, rep = row.session.head, row.set.head, row.rep
    return [
        _harmless(profile.name),
        row.day.isoformat(),
        local(session.started_at, session).isoformat(timespec="seconds"),
        session.uid,
        session.kind,
        head.exercise_id,
        head.exercise_version,
        str(head.index + 1),
        f"{head.number}/{head.of}",
        row.side or "",
        row.view,
        str(rep.index),
        rep.verdict,
        *(_number(t) for t in (rep.t_start_s, rep.t_top_s, rep.t_end_s)),
    ]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _number(value: float) -> str:
    return repr(float(value)) if isfinite(value) else ""


def _measures(rep: RepEvent, names: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for name in names:
        m = rep.measures.get(name)
        cells += ["", "", ""] if m is None else [_number(sure(m)), m.quality, _number(m.error)]
    return cells


def _faults(rep: RepEvent) -> str:
    return " ".join(f"{f.id}:{f.severity}{f':{f.grade}' if f.grade else ''}" for f in rep.faults)


def _signs(rep: RepEvent, neutral_deg: float | None) -> str:
    told = [f"{name}: {SIGNS[name]}" for name in rep.measures if name in SIGNS]
    own = [] if neutral_deg is None else [OWN_STANDING.format(neutral_deg)]
    return "; ".join([*told, *own, GENERAL])
