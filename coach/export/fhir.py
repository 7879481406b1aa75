"""A FHIR R4 Bundle (collection) of a person's sessions, as clinical_spec §11 has it. No server, no upload: a text.

Device estimates are "preliminary"; what the person answered is "final". Nothing of quality low or na is a value. The
person is their alias only. Ids follow from the records, so equal records give an equal bundle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import isfinite
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from coach.export.fhir_codes import (
    ABSENT,
    CATEGORY,
    EXERCISE_THERAPY,
    LOCAL,
    LOINC,
    PAIN,
    SNOMED,
    UNITS,
    body_site,
    concept,
    local_code,
    quantity,
    repetitions,
    score,
)
from coach.export.measured import values
from coach.export.numbers import stats
from coach.export.rows import Row, error_of, in_order, local, measure_order, rows_of, shipped_specs, unit_of, view_of
from coach.export.signs import GENERAL, SIGNS
from coach.export.words import Words
from coach.store.records import Answer, AnswerKind, Profile, SessionHead, SessionRecord, SetRecord, Software
from coach.types import Side

STATUS = {"done": "completed", "stopped": "stopped", "pain": "stopped", "symptom": "stopped", "abandoned": "stopped"}
QUESTIONS: dict[AnswerKind, str] = {
    "pain_now": "Pain now, before the session, 0 to 10",
    "pain_worst_24h": "Worst pain of the last 24 hours, 0 to 10",
    "pain_next_day": "Pain on the day after the last session, 0 to 10",
    "pain_exercise": "Pain during the exercise, 0 to 10",
    "pain_after": "Pain after the session, 0 to 10",
}


def to_fhir(profile: Profile, sessions: Iterable[SessionRecord]) -> str:
    """The bundle as JSON text, one entry a line."""
    whole = bundle(profile, sessions)
    entries = ",\n".join(json.dumps(e, ensure_ascii=False, allow_nan=False) for e in whole.pop("entry"))
    return f'{json.dumps(whole)[:-1]}, "entry": [\n{entries}\n]}}\n'


def bundle(profile: Profile, sessions: Iterable[SessionRecord]) -> dict[str, Any]:
    """The bundle as plain values."""
    ordered = in_order(sessions)
    patient = {"resourceType": "Patient", "name": [{"use": "nickname", "text": profile.name or profile.uid}]}
    entries = [_entry(f"patient {profile.uid}", patient)]
    for software in dict.fromkeys(s.head.software for s in ordered):
        entries.append(_entry(_device_key(software), _device(software)))
    for session in ordered:
        entries += _Session(profile, session).entries()
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _urn(key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{LOCAL}:{key}')}"


def _entry(key: str, resource: dict[str, Any]) -> dict[str, Any]:
    return {"fullUrl": _urn(key), "resource": resource}


def _reference(key: str) -> dict[str, str]:
    return {"reference": _urn(key)}


def _device_key(software: Software) -> str:
    return f"device {software.version} {software.mediapipe} {software.model_sha256}"


def _device(software: Software) -> dict[str, Any]:
    versions = (("Glute coach", software.version), ("MediaPipe", software.mediapipe),
                ("SHA-256 of the pose model", software.model_sha256))  # fmt: skip
    return {
        "resourceType": "Device",
        "deviceName": [{"name": "Glute coach", "type": "user-friendly-name"}],
        "type": {"text": "Movement coach from one camera; not a medical device"},
        "version": [{"type": {"text": name}, "value": value} for name, value in versions if value],
    }


def _time(at: datetime, head: SessionHead) -> str:
    return local(at, head).isoformat(timespec="seconds")


def _period(start: datetime, end: datetime | None, head: SessionHead) -> dict[str, str]:
    found = {"start": _time(start, head)}
    if end is not None and end >= start:
        found["end"] = _time(end, head)
    return found


class _Session:
    """All entries of one session; what they share is said once."""

    def __init__(self, profile: Profile, session: SessionRecord) -> None:
        self.session, self.head = session, session.head
        self.patient = _reference(f"patient {profile.uid}")
        self.device = _reference(_device_key(session.head.software))
        self.key = f"session {session.head.uid}"
        self.words = Words("en", shipped_specs())

    def entries(self) -> Iterator[dict[str, Any]]:
        """Procedure, then what is part of it."""
        yield _entry(self.key, self._procedure())
        for s in self.session.sets:
            yield from self._set(s)
        answers = [a for a in self.session.answers if a.kind in QUESTIONS]
        for number, answer in enumerate(self.session.answers):
            yield _entry(f"{self.key} answer {number}", self._answer(answer))
        if answers:
            yield _entry(f"{self.key} questions", self._questions(answers))

    def _procedure(self) -> dict[str, Any]:
        session, head = self.session, self.head
        found: dict[str, Any] = {
            "resourceType": "Procedure",
            "status": STATUS.get(session.end or "", "unknown"),
            "code": concept(SNOMED, *EXERCISE_THERAPY),
            "subject": self.patient,
            "performedPeriod": _period(head.started_at, session.ended_at, head),
            "usedReference": [self.device],
            "note": [{"text": f"Programme: {head.plan.name}. Session: {head.kind}."}],
        }
        if session.stops:
            told = [f"{s.reason}{f' ({s.detail})' if s.detail else ''}" for s in session.stops]
            found["statusReason"] = {"text": "; ".join(told)}
        return found

    # --- one set

    def _set(self, s: SetRecord) -> Iterator[dict[str, Any]]:
        rows = [row for row in rows_of([self.session]) if row.set is s]
        yield _entry(f"set {s.head.uid} repetitions", self._counts(s))
        for name in measure_order(rows, self.words.specs.get(s.head.exercise_id)):
            yield _entry(f"set {s.head.uid} {name}", self._measure(s, rows, name))

    def _observation(self, s: SetRecord, category: str, code: str, text: str) -> dict[str, Any]:
        return {
            "resourceType": "Observation",
            "partOf": [_reference(self.key)],
            "status": "preliminary",
            "category": [concept(CATEGORY, category, category.capitalize())],
            "code": concept(LOCAL, code, text) | {"text": f"{self.words.exercise(s.head.exercise_id)}: {text}"},
            "subject": self.patient,
            "effectivePeriod": _period(s.head.started_at, s.ended_at, self.head),
            "bodySite": body_site(_side(s)),
            "method": {"text": f"single-camera 2D BlazePose, {self.words(f'view.{view_of(s.view.facing)}')}"},
            "device": self.device,
        }

    def _counts(self, s: SetRecord) -> dict[str, Any]:
        c = s.counts
        parts = [("repetitions-good", c.good), ("repetitions-partial", c.partial),
                 ("repetitions-compensated", c.compensated), ("repetitions-corrected-by-hand", c.correction),
                 ("repetitions-prescribed", s.head.target_reps)]  # fmt: skip
        found = self._observation(s, "activity", "repetitions", "repetitions")
        found["valueQuantity"] = repetitions(c.total)
        found["component"] = [
            {"code": concept(LOCAL, code, code.replace("-", " ")), "valueQuantity": repetitions(n)} for code, n in parts
        ]
        return found

    def _measure(self, s: SetRecord, rows: Sequence[Row], name: str) -> dict[str, Any]:
        text = self.words.measure(s.head.exercise_id, name)
        found = self._observation(s, "exam", local_code(name), f"{text}, mean of the set")
        all_, error = stats(values(rows, name)), error_of(rows, name)
        unit = UNITS.get(unit_of(rows, name), (unit_of(rows, name) or "1", "1"))
        if all_.n:
            found["valueQuantity"] = quantity(all_.mean, *unit)
        else:
            found["dataAbsentReason"] = concept(ABSENT, "unknown", "Unknown") | {"text": _why_absent(rows, name)}
        stated = f"+-{error:g} {unit[0]} for one reading" if isfinite(error) else "no error stated"
        found["note"] = [{"text": f"{stated}; {SIGNS.get(name, 'no sign')}; {GENERAL}."}]
        found["component"] = self._components(rows, name, unit, all_.sd)
        return found

    def _components(self, rows: Sequence[Row], name: str, unit: tuple[str, str], sd: float) -> list[dict[str, Any]]:
        n = stats(values(rows, name)).n
        parts = [{"code": concept(LOCAL, "valid-repetitions", "valid repetitions"), "valueQuantity": repetitions(n)}]
        if isfinite(sd):
            code = concept(LOCAL, f"{local_code(name)}-sd", "standard deviation over repetitions")
            parts.append({"code": code, "valueQuantity": quantity(sd, *unit)})
        beside = ("hip_extension_range_deg", "hold_s") if name == "hip_extension_top_deg" else ()
        for other in beside:
            mean, of = stats(values(rows, other)).mean, UNITS.get(unit_of(rows, other))
            if of is not None and isfinite(mean):
                code = concept(LOCAL, local_code(other), other.rsplit("_", 1)[0].replace("_", " "))
                parts.append({"code": code, "valueQuantity": quantity(mean, *of)})
        return parts

    # --- answers

    def _answer(self, answer: Answer) -> dict[str, Any]:
        pain = answer.kind in QUESTIONS
        code = concept(LOINC, *PAIN) if pain else concept(LOCAL, "effort-0-10", "Effort, 0 to 10")
        if pain:
            code["text"] = self._question(answer)
        found: dict[str, Any] = {
            "resourceType": "Observation",
            "partOf": [_reference(self.key)],
            "status": "final",
            "category": [concept(CATEGORY, "survey", "Survey")],
            "code": code,
            "subject": self.patient,
            "effectiveDateTime": _time(answer.at, self.head),
            "valueQuantity": score(answer.value),
        }
        if answer.exercise_id:
            found["note"] = [{"text": f"Exercise: {self.words.exercise(answer.exercise_id)}."}]
        return found

    def _question(self, answer: Answer) -> str:
        name = f" ({self.words.exercise(answer.exercise_id)})" if answer.exercise_id else ""
        return f"{QUESTIONS[answer.kind]}{name}"

    def _questions(self, answers: Sequence[Answer]) -> dict[str, Any]:
        items = [
            {
                "linkId": f"{number}-{a.kind.replace('_', '-')}",
                "text": self._question(a),
                "answer": [{"valueInteger": a.value}],
            }
            for number, a in enumerate(answers, 1)
        ]
        return {
            "resourceType": "QuestionnaireResponse",
            "partOf": [_reference(self.key)],
            "status": "completed",
            "subject": self.patient,
            "authored": _time(answers[-1].at, self.head),
            "source": self.patient,
            "item": items,
        }


def _side(s: SetRecord) -> Side | None:
    """The side that was trained, else the one that a side view saw."""
    if s.head.side is not None:
        return s.head.side
    sides: set[Side | None] = {rep.side for rep in s.reps}
    if len(sides) == 1 and None not in sides:
        return sides.pop()
    return s.view.near_side if view_of(s.view.facing) == "side" else None


def _why_absent(rows: Sequence[Row], name: str) -> str:
    reasons = [m.reason for row in rows if (m := row.rep.measures.get(name)) is not None and m.reason]
    return "; ".join(dict.fromkeys(reasons)) or "not measured"
