"""Sessions by day, and the streak: how many training days in a row without a planned day missed.

Not here: pain. Nothing is counted or praised for hurting less, and a session that pain ended counts as having come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.store.records import SessionHead, SessionOverview

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Where no weekdays are planned, a week without a session ends the streak: an engineering default.
GAP_DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its sessions, oldest first."""

    day: date
    sessions: tuple[SessionOverview, ...]


@dataclass(frozen=True, slots=True)
class Streak:
    """`days` training days in a row, the first of them `since`. planned : weekdays that are kept, empty: none planned.

    missed : the planned day that ended the streak before this one, None where there was none.
    """

    days: int = 0
    since: date | None = None
    planned: tuple[str, ...] = ()
    missed: date | None = None


def day_of(head: SessionHead) -> date:
    """The day on the person's own clock."""
    return (head.started_at + timedelta(minutes=head.offset_min)).date()


def calendar_days(overviews: Iterable[SessionOverview]) -> Mapping[date, Day]:
    """Days that have sessions, in order."""
    days: dict[date, list[SessionOverview]] = {}
    for overview in sorted(overviews, key=lambda o: o.head.started_at):
        days.setdefault(day_of(overview.head), []).append(overview)
    return {day: Day(day, tuple(found)) for day, found in sorted(days.items())}


def was_done(overview: SessionOverview) -> bool:
    """Whether anything was exercised; how it ended does not matter."""
    return any(s.counts.total > 0 for s in overview.sets)


def streak(overviews: Sequence[SessionOverview], today: date) -> Streak:
    """The streak up to `today`, which is not missed before it is over. Analysed films are no training days."""
    own = sorted((o for o in overviews if o.head.kind == "guided"), key=lambda o: o.head.started_at)
    trained = sorted({day for o in own if was_done(o) and (day := day_of(o.head)) <= today})
    plans = {day_of(o.head): o.head.plan.days for o in own}
    planned = plans[max(plans)] if plans else ()
    length, since, missed = 0, None, None
    for i, day in enumerate(trained):
        gap = _missed(trained[i - 1], day, plans) if i else None
        if gap is not None or since is None:
            length, since, missed = 0, day, gap
        length += 1
    broken = _missed(trained[-1], today, plans) if trained else None
    if broken is not None:
        return Streak(0, None, planned, broken)
    return Streak(length, since, planned, missed)


def _missed(last: date, until: date, plans: Mapping[date, tuple[str, ...]]) -> date | None:
    """The first planned day between two days, both excluded, that had no session; None: all kept."""
    planned = plans.get(last, ())
    if not planned:
        over = last + timedelta(days=GAP_DAYS)
        return over if over < until else None
    day = last + timedelta(days=1)
    # A week holds every weekday: after it nothing new can be found.
    while day < until:
        if WEEKDAYS[day.weekday()] in planned:
            return day
        day += timedelta(days=1)
    return None
