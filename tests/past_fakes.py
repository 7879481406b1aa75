"""A reader over made-up sessions, for whatever shows the past. Not here: a disk."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import isfinite, nan
from pathlib import Path
from statistics import fmean, pstdev

from coach.errors import StoreError
from coach.store.recording import Recording, load_recording
from coach.store.records import MeasureSummary, Profile, SessionOverview, SessionRecord, SetOverview, SetRecord

BRIDGE_B = Path(__file__).parent / "data" / "validation" / "bridge_b.npz"


def overview_of(session: SessionRecord) -> SessionOverview:
    """What a store says of a session in short."""
    answers = {a.kind: a.value for a in session.answers}
    efforts = [a.value for a in session.answers if a.kind == "effort"]
    return SessionOverview(
        session.head,
        session.ended_at,
        session.end,
        tuple(map(_set, session.sets)),
        answers.get("pain_now"),
        answers.get("pain_after"),
        max(efforts, default=None),
    )


def _set(done: SetRecord) -> SetOverview:
    values: dict[str, list] = {}
    for rep in done.reps:
        for name, m in rep.measures.items():
            if m.quality == "ok" and isfinite(m.value):
                values.setdefault(name, []).append(m)
    measures = {
        name: MeasureSummary(
            len(found), fmean(m.value for m in found), pstdev([m.value for m in found]), found[0].unit, found[0].error
        )
        for name, found in values.items()
    }
    h = done.head
    return SetOverview(
        h.uid,
        h.exercise_id,
        h.side,
        done.view.facing,
        h.started_at,
        h.hold_s,
        h.target_reps,
        done.counts,
        measures,
    )


ENCRYPTED = "The recordings of this profile are encrypted."


class FakeReader:
    """Everything in memory. recordings : by set uid, a Recording, an error to raise, or ("locked", word, Recording)."""

    def __init__(self, person: Profile, sessions=(), recordings=None) -> None:
        self.person = person
        self.kept = tuple(sorted(sessions, key=lambda s: s.head.started_at))
        self.recordings = dict(recordings or {})
        self.asked: list[str] = []

    def profiles(self):
        return (self.person,)

    def profile(self, name_or_uid):
        if name_or_uid not in (self.person.uid, self.person.name):
            raise StoreError(f'There is no profile "{name_or_uid}".', "Make one.")
        return self.person

    def overviews(self, profile_uid, since=None, until=None):
        return tuple(map(overview_of, self.kept)) if profile_uid == self.person.uid else ()

    def sessions(self, profile_uid, since=None, until=None):
        return self.kept

    def session(self, uid):
        found = next((s for s in self.kept if s.head.uid == uid), None)
        if found is None:
            raise StoreError("This session is not there any more.", "Open the history again.")
        return found

    def unfinished(self, profile_uid):
        return None

    def recording(self, set_uid, passphrase=None):
        self.asked.append(set_uid)
        found = self.recordings.get(set_uid)
        if isinstance(found, Exception):
            raise found
        if isinstance(found, tuple):
            _, word, recording = found
            if passphrase != word:
                said = "The passphrase is wrong, or the file is damaged." if passphrase else ENCRYPTED
                raise StoreError(said, "Give the passphrase.")
            return recording
        return found


def longer_words():
    """A translator that makes every text of the window 40 % longer, as German is."""
    from PySide6.QtCore import QTranslator

    class Longer(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"{source}{'m' * 2} {'nnnn ' * max(1, round(len(source) * 0.4 / 5))}".strip()

        def isEmpty(self):
            return False

    return Longer()


@cache
def real_recording() -> Recording:
    """Three bridges of a real person: landmarks only."""
    return load_recording(BRIDGE_B)


@cache
def real_reps(hold_s: float = 2.0, path: Path = BRIDGE_B):
    """What the coach itself finds in them."""
    from coach.capture.recording import RecordingSource
    from coach.exercise.loader import exercise
    from coach.pose.recorded import RecordedLandmarker
    from coach.session.pipeline import Pipeline
    from coach.types import RepEvent

    recording = load_recording(path)
    pipeline = Pipeline(RecordedLandmarker(recording), exercise("glute_bridge"), hold_s=hold_s)
    source, events = RecordingSource(path, recording), []
    while (frame := source.read()) is not None:
        events += pipeline.step(frame)[1]
    return tuple(e for e in (*events, *pipeline.finish()) if isinstance(e, RepEvent))


def with_real_set(session: SessionRecord, index: int = 0) -> SessionRecord:
    """The session with one of its sets as the real recording has it."""
    done = replace(session.sets[index], reps=real_reps(), recording=f"{session.sets[index].head.uid}.npz")
    return replace(session, sets=(*session.sets[:index], done, *session.sets[index + 1 :]))


def one_measure(mean: float, n: int = 10, unit: str = "deg", error: float = nan) -> MeasureSummary:
    """A measure with a known mean."""
    return MeasureSummary(n, mean, 1.0, unit, error)
