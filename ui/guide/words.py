"""Ids to sentences: fills the templates of texts_guide with names of exercises, cues of faults, names of measures.

Not here: the templates; when something is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.exercise.loader import exercise, exercise_ids
from coach.session.guided.moments import Say
from coach.session.past.reasons import missing_words
from ui import language, texts_guide, texts_guide_live, texts_guide_pages
from ui.models import Exercise


@dataclass(frozen=True, slots=True)
class Words:
    """What the exercises themselves say.

    exercises : by id. cues, measures : by (exercise id, fault or measure id), in the window's language.
    """

    exercises: Mapping[str, Exercise]
    cues: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    measures: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise; one that nobody knows has its id for a name."""
        return self.exercises.get(exercise_id) or Exercise(exercise_id, texts_guide.plain(exercise_id), "")

    def name(self, exercise_id: str) -> str:
        """Its name."""
        return self.exercise(exercise_id).name

    def cue(self, fault_id: str, exercise_id: str = "") -> str:
        """A fault's cue: this exercise's own, else any exercise's; empty where there is none."""
        own = self.cues.get((exercise_id, fault_id))
        return own or next((cue for (_, fault), cue in self.cues.items() if fault == fault_id), "")

    def improve(self, id_: str, exercise_id: str = "") -> str:
        """One thing to improve: an id of the vocabulary, or a fault's."""
        return texts_guide.improve(id_) or self.cue(id_, exercise_id)

    def what(self, id_: str, exercise_id: str = "") -> str:
        """Something that was not measured."""
        return self.measures.get((exercise_id, id_)) or texts_guide_pages.seen_share_word(id_) or texts_guide.plain(id_)

    def missing(self, what: str, reason: str, exercise_id: str = "") -> tuple[str, str]:
        """Something that was not measured, and why; no reason for what this exercise never shows, it is a long one."""
        spec = exercise(exercise_id) if exercise_id in exercise_ids() else None
        name, why = missing_words(what, reason, spec, language.current())
        if spec is not None and any(never.what["en"] == what for never in spec.not_visible):
            return name, ""
        return self.measures.get((exercise_id, what)) or name or self.what(what, exercise_id), why

    def sentence(self, id_: str, args: Mapping[str, str | int | float], exercise_id: str = "") -> str:
        """An exercise's one sentence in the summary."""
        known = {"good": 0, "total": 0, "target": 0, "reason": "", **args}
        known["reason"] = language.in_words(str(known["reason"]))
        known["fault"] = self.cue(str(args.get("fault", "")), exercise_id)
        return texts_guide.sentence(id_).format(**known).strip()

    def spoken(self, say: Say) -> str:
        """What to say aloud; empty for a key that nobody knows."""
        if say.text:
            return say.text
        args = dict(say.args)
        template = texts_guide.spoken().get(say.key, "")
        exercise = str(args.get("exercise", ""))
        if say.key == "rest" and not exercise:
            template = texts_guide.rest_last()
        args["side"] = texts_guide.with_side(str(args.get("side", "")))
        args.update(self._made(say, exercise))
        if exercise:
            args["exercise"] = self.name(exercise)
        return template.format(**args).strip()

    def _made(self, say: Say, exercise: str) -> dict[str, str]:
        """Arguments that are sentences of their own."""
        args = say.args
        match say.key:
            case "screening":
                return {"question": texts_guide.question(str(args.get("question", "")))}
            case "red_flag":
                return {"level": texts_guide.red_flag_spoken(str(args.get("level", "")))}
            case "rate":
                return {"kind": texts_guide.ask(str(args.get("kind", "")))}
            case "calibrate_hint":
                return {"hint": texts_guide.standing(str(args.get("id", "")))}
            case "setup":
                return {"setup": self.exercise(exercise).setup}
            case "good":
                return {"praise": texts_guide.praise(str(args.get("id", "")))}
            case "improve":
                return {"improve": self.improve(str(args.get("id", "")), exercise)}
            case "paused":
                return {"paused": ". ".join(texts_guide_live.paused_words(str(args.get("reason", "")), False))}
            case "pain_stop":
                reason, ends = str(args.get("reason", "")), bool(int(args.get("ends", 0)))
                lines = texts_guide_live.pain_stop_lines(reason, None, False)
                return {"stop": " ".join((texts_guide_live.pain_stop_title(reason, ends), *lines[:2]))}
        return {}
