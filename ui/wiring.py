"""Makes the shell's services from the real parts: store, programmes, guided session, runner. No widgets here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from platformdirs import user_documents_path

from coach.capture.set_film import SetFilm
from coach.errors import CoachError
from coach.exercise.loader import exercise, exercise_ids
from coach.session import factory
from coach.session.guided import moments as m
from coach.session.guided.machine import GuidedSession
from coach.session.guided.programme import ProgrammeSpec, day_of, programme, programme_of
from coach.session.keepers import LandmarkKeeper
from coach.session.runner import Keeper
from coach.session.software import software
from coach.store.films import keep_film
from coach.store.landmarks import SetRecorder
from coach.store.locks import SessionLock
from coach.store.profiles import create
from coach.store.recording import Recording
from coach.store.records import Plan, Profile, SessionOverview
from coach.store.store import Store
from ui.guide.words import Words
from ui.models import Exercise
from ui.ports import GuideRunnerLike
from ui.services import Begun, Services

LOG = logging.getLogger(__name__)
# How long the window waits for the last film to be finished.
FILM_S = 10.0


def words_of(lang: str) -> Words:
    """Names, cues and measures of every exercise in a language."""
    specs = {key: exercise(key) for key in exercise_ids()}
    return Words(
        {key: Exercise.of(key, entry) for key, entry in factory.exercise_names(lang).items()},
        {(key, fault.id): spec.text(fault.cue, lang) for key, spec in specs.items() for fault in spec.fault},
        {(key, one.id): spec.text(one.name, lang) for key, spec in specs.items() for one in spec.measure},
    )


@dataclass(frozen=True, slots=True)
class Wiring:
    """programme : the one asked for on the command line; None: each profile's own."""

    store: Store
    lang: str
    programme: ProgrammeSpec | None = None
    wall: Callable[[], datetime] = lambda: datetime.now().astimezone()
    documents: Callable[[], Path] = user_documents_path

    def services(self, make_history: Callable[..., Any]) -> Services:
        """Everything that the shell needs."""
        aside = self.store.set_aside
        return Services(
            reader=self.store.archive,
            journal=self.store.journal,
            words=words_of(self.lang),
            choices=tuple(exercise_ids()),
            create=lambda name: create(self.store.journal, self.store.archive, name),
            plan_of=self.plan_of,
            begin=self.begin,
            make_runner=self.make_runner,
            error_of=factory.error_of,
            make_history=make_history,
            make_report=self.make_report,
            has_camera=has_camera,
            notice=_aside_words(str(aside)) if aside is not None else "",
        )

    def programme_of(self, profile: Profile) -> ProgrammeSpec:
        """The programme asked for, else the profile's, else the default; one that is gone falls back, and is logged."""
        if self.programme is not None:
            return self.programme
        try:
            return programme_of(profile)
        except CoachError as error:
            LOG.warning("%s", error)
            return programme()

    def plan_of(self, profile: Profile) -> tuple[Plan, bool, str]:
        """(today's plan or that of the next day, whether today is planned, the next day)."""
        chosen, day = self.programme_of(profile), day_of(self.wall().date())
        return chosen.plan(day, self.lang), day in chosen.days, chosen.next_day(day)

    def begin(self, profile: Profile, source: str) -> Begun:
        """A session of this person; nobody else may be in one meanwhile."""
        lock = SessionLock(self.store.place, profile.uid, profile.name).acquire()
        try:
            archive = self.store.archive
            session = GuidedSession(
                profile,
                self.programme_of(profile),
                wall=self.wall,
                software=software(),
                lang=self.lang,
                resume=archive.unfinished(profile.uid),
                last=_last_guided(archive.overviews(profile.uid)),
                source=source,
            )
        except BaseException:
            lock.release()
            raise
        recorder = SetRecorder(self.store.place, self.store.journal, profile.recipient)
        film = SetFilm(self.store.place.videos, partial(keep_film, self.store.journal, profile.recipient))

        def release() -> None:
            recorder.close()
            film.end()
            film.join(FILM_S)
            lock.release()

        return Begun(session, release, (LandmarkKeeper(recorder), film), film)

    def make_report(self, profile: Profile) -> str:
        """Everything that was done as one PDF in the documents folder; says where. Raises CoachError."""
        from coach.export.content import report_content
        from coach.export.files import write_whole
        from coach.export.pdf import to_pdf

        archive, today = self.store.archive, self.wall().date()
        sessions = archive.sessions(profile.uid)
        if not sessions:
            raise CoachError("There is nothing to report yet.", "Do a session first.")

        def ask(set_uid: str) -> Recording | None:
            try:
                return archive.recording(set_uid)
            except CoachError:
                # Encrypted: the report says that its pictures are locked.
                return None

        content = report_content(profile, sessions, None, None, today, ask)
        safe = "".join(letter if letter.isalnum() else "-" for letter in profile.name)
        path = self.documents() / f"glute-coach-{safe}-{today.isoformat()}.pdf"
        write_whole(path, to_pdf(content, self.lang), True)
        return str(path)

    def make_runner(self, watch: m.Watch, uri: str, keepers: tuple[Keeper, ...]) -> GuideRunnerLike:
        """A runner on this exercise; a film starts over at its end, because the session goes on."""
        return factory.make_runner(
            watch.exercise_id,
            uri,
            target=watch.target_deg,
            hold_s=watch.hold_s,
            loop=True,
            lang=self.lang,
            neutral_deg=watch.neutral_deg,
            keepers=keepers,
            any_exercise=True,
        )


def _last_guided(overviews: tuple[SessionOverview, ...]) -> SessionOverview | None:
    return next((one for one in reversed(overviews) if one.head.kind == "guided" and one.end is not None), None)


def _aside_words(where: str) -> str:
    from ui.texts_home import kept_aside

    return kept_aside(where)


def has_camera() -> bool:
    """Whether the first camera answers."""
    from coach.capture.base import list_cameras

    return any(camera.state == "ok" for camera in list_cameras(limit=1))
