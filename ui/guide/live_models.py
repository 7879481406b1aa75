"""From a screen and the newest state to what stage, sidebar and strip show. Pure; on the window's own models."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.session.guided import moments as m
from coach.types import CoachState, Counts, RepEvent, SetupCheck, Side
from ui import models, texts, texts_guide, texts_guide_live, texts_guide_pages
from ui.guide.words import Words
from ui.models import Banner, Chip, Exercise, SidebarModel, StageModel

# A hand that passes by is no gesture yet.
GESTURE_SEEN = 0.15
LIVE = (m.Setup, m.Practice, m.WorkSet, m.Paused, m.SideChange)


@dataclass(frozen=True, slots=True)
class LiveModel:
    """checks None: the strip stands there."""

    stage: StageModel
    sidebar: SidebarModel
    checks: tuple[SetupCheck, ...] | None = None
    error_deg: float = math.nan


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the state: the source, the voice, the last words, the set's repetitions.

    gesture : share 0..1 for which the pause gesture has been held. filming : films of sets are kept.
    """

    kind: str = "live"
    trouble: str = ""
    uri: str = ""
    voice_on: bool = True
    caption: str = ""
    lead: Side | None = None
    reps: Sequence[RepEvent] = ()
    error_deg: float = math.nan
    gesture: float = 0.0
    filming: bool = False


def live_model(screen: m.Screen, state: CoachState | None, words: Words, around: Around) -> LiveModel:
    """Everything for a live page."""
    assert isinstance(screen, LIVE)
    exercise = words.exercise(screen.place.item.exercise_id)
    now = state or CoachState(t_s=0.0)
    checks = screen.checks if isinstance(screen, m.Setup | m.SideChange) else None
    stage = _stage(screen, now, exercise, around)
    # Without a picture nothing of it can be right or wrong.
    checks = None if stage.message is not None else checks or None
    return LiveModel(stage, _sidebar(screen, now, exercise, around), checks, around.error_deg)


def _stage(screen: m.Screen, state: CoachState, exercise: Exercise, around: Around) -> StageModel:
    end = [Chip(texts.source_name(around.uri))] if around.uri else []
    if around.filming:
        end.append(Chip(texts_guide_live.film_chip(), "dot", "change"))
    if not around.voice_on:
        end.append(Chip(texts.voice_state(False), "muted", "muted"))
    base = StageModel(end_chips=tuple(end), lead=around.lead, angles=exercise.angles)
    message = _message(screen, around)
    if message is not None:
        return replace(base, message=message)
    if isinstance(screen, m.Setup | m.SideChange):
        headline, subline = _setup_words(screen, exercise)
        return replace(base, headline=headline, subline=subline, silhouette=exercise.figure(state.view))
    return replace(base, chips=_chips(screen, state, exercise, around), banner=_banner(state, around))


def standing_model(screen: m.Calibrate, around: Around) -> StageModel:
    """The picture while standing is measured: the sentence, and where to be."""
    no_picture = _message(screen, around)
    if no_picture is not None:
        return StageModel(message=no_picture)
    if screen.offset_deg is not None:
        return StageModel(headline=texts_guide_pages.standing_done(), subline=texts_guide_pages.standing_back())
    if screen.problem == "no_result":
        failed = texts_guide.standing(screen.problem)
        return StageModel(headline=failed, subline=texts_guide_pages.standing_back())
    headline = texts_guide_pages.standing_headline()
    return StageModel(headline=headline, subline=texts_guide_pages.standing_why(), silhouette="upright_side")


def _message(screen: m.Screen, around: Around) -> tuple[str, str] | None:
    """A band over the picture: paused and why, or no picture and what to do."""
    if isinstance(screen, m.Paused) and screen.reason != "camera":
        return texts_guide_live.paused_words(screen.reason, screen.easier)
    no_picture = models.message_of(around.kind, around.trouble, 0)
    if no_picture is not None and around.kind == "missing":
        return no_picture[0], texts_guide_live.camera_trouble(around.trouble).strip()
    if no_picture is None and isinstance(screen, m.Paused):
        return texts_guide_live.paused_words("camera", screen.easier)
    return no_picture


def _setup_words(screen: m.Setup | m.SideChange, exercise: Exercise) -> tuple[str, str]:
    """What to change first; else what to be like."""
    hint = next((check.hint for check in screen.checks if check.ok is False and check.hint), "")
    if isinstance(screen, m.SideChange):
        return hint or texts_guide_live.change_side_title(screen.place.side), texts_guide_live.seen_on_side()
    if screen.held > 0:
        return texts_guide_live.all_set(), texts.starts_by_itself()
    if hint and hint != exercise.setup:
        return hint, exercise.setup
    return exercise.setup or texts.looking(), texts.starts_by_itself()


def _chips(screen: m.Screen, state: CoachState, exercise: Exercise, around: Around) -> tuple[Chip, ...]:
    if around.gesture >= GESTURE_SEEN:
        return (Chip(texts_guide_live.gesture_chip(round(100 * around.gesture)), "pause", "plain"),)
    chips = [models.side_chip(state, exercise)]
    reason = models.reason_chip(state)
    if reason is not None:
        chips.append(reason)
    elif state.phase == "top" and state.hold_target_s > 0:
        chips.append(Chip(texts.hold_chip(state.hold_s), "dot", "good"))
    if isinstance(screen, m.Practice):
        chips.append(Chip(texts_guide_live.practice_chip(), "wait", "plain"))
    if state.message:
        chips.append(Chip(state.message, "alert", "change"))
    return tuple(chips)


def _banner(state: CoachState, around: Around) -> Banner | None:
    """The cue; without one the words that were said last, for whoever does not hear them."""
    cue = models.banner_of(state.cue)
    if cue is not None or not around.caption:
        return cue
    return Banner(around.caption, "plain", "sound" if around.voice_on else "muted")


def _sidebar(screen: m.Screen, state: CoachState, exercise: Exercise, around: Around) -> SidebarModel:
    assert isinstance(screen, LIVE)
    item = screen.place.item
    # Where the sides alternate within a set (a band walk), both ways are counted together.
    target = item.reps * (2 if item.each_side and screen.place.side is None else 1)
    made = models.sidebar_of(state, exercise, target, setup=False, reps=around.reps)
    # The pipeline judges on in a pause; what counts is what the session took.
    newest = around.reps[-1] if around.reps else None
    made = replace(made, last=models.last_rep_of(newest, exercise, state.hold_target_s))
    if isinstance(screen, m.Practice):
        return replace(made, count=screen.done, target=screen.of, correction=0, hold_target_s=item.hold_s)
    if isinstance(screen, m.WorkSet):
        return replace(made, count=screen.done, tiles=_tiles(screen.counts), correction=screen.counts.correction)
    if isinstance(screen, m.Paused):
        return replace(made, count=screen.done, tiles=_tiles(screen.counts), paused=True)
    return made


def _tiles(counts: Counts) -> tuple[int, int, int]:
    return counts.good, counts.partial, counts.compensated
