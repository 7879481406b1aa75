"""What the shell stands on, as one object that a test can make by hand. Not here: how it is made (wiring.py)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from coach.session.guided.moments import Watch
from coach.session.runner import Keeper
from coach.store.base import Journal, Reader
from coach.store.records import Plan, Profile
from ui.guide.words import Words
from ui.ports import FilmLike, GuidedSessionLike, GuideRunnerLike


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that began. `release` : what it kept is finished; somebody else may be in one of this person's again.

    keepers : keep this session's sets. film : the switch of the one that films, None where there is none.
    """

    session: GuidedSessionLike
    release: Callable[[], None]
    keepers: tuple[Keeper, ...] = ()
    film: FilmLike | None = None


def _no_history(reader: Reader, profile: Profile, parent: QWidget | None) -> QWidget | None:
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """Store, plans, sessions and runners.

    Parameters
    ----------
    create : a new profile of a name, on disk when it returns; may raise CoachError.
    plan_of : today's plan of a profile, whether today is one of its days, and its next day.
    begin : (profile, source) -> a session; may raise CoachError.
    make_history : page of the past with a signal `closed` and `set_look`, or None where there is none.
    make_report : writes a report and says where; None where there is none. May raise CoachError.
    has_camera : whether a camera answers; asked once, at the start.
    notice : something to say once, such as that a damaged file was set aside.
    """

    reader: Reader
    journal: Journal
    words: Words
    choices: tuple[str, ...]
    create: Callable[[str], Profile]
    plan_of: Callable[[Profile], tuple[Plan, bool, str]]
    begin: Callable[[Profile, str], Begun]
    make_runner: Callable[[Watch, str, tuple[Keeper, ...]], GuideRunnerLike]
    error_of: Callable[[str, str], float] = field(default=lambda exercise, signal: math.nan)
    make_history: Callable[[Reader, Profile, QWidget | None], Any] = _no_history
    make_report: Callable[[Profile], str] | None = None
    has_camera: Callable[[], bool] = field(default=lambda: True)
    today: Callable[[], date] = date.today
    notice: str = ""
