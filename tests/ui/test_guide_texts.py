"""Every id that a guided session may show or say has words, and no words are left over."""

from __future__ import annotations

from typing import get_args

import guide_scenes as scenes
import pytest

from coach.exercise.loader import exercise, exercise_ids
from coach.session.guided import safety, vocabulary
from coach.session.guided.moments import Say
from coach.session.guided.placing import prepare_of
from coach.store.records import AnswerKind
from ui import texts_guide, texts_guide_live, texts_guide_pages
from ui.guide.figure import FIGURES
from ui.guide.pictograms import PICTURES
from ui.wiring import words_of

EXAMPLE = {
    "question": "pregnancy", "level": "clinician", "kind": "effort", "exercise": "glute_bridge", "side": "left",
    "sets": 2, "reps": 10, "n": 10, "done": 9, "target": 10, "seconds": 45, "number": 2, "of": 2, "reason": "gone",
    "ends": 1,
}  # fmt: skip
IDS = {"good": vocabulary.PRAISE, "improve": vocabulary.IMPROVE, "calibrate_hint": vocabulary.STANDING}
WORDS = scenes.words()


def test_words_for_every_key_and_no_key_that_nobody_says():
    assert set(texts_guide.spoken()) == set(vocabulary.SAY)


@pytest.mark.parametrize("key", sorted(vocabulary.SAY))
def test_every_key_gives_a_whole_sentence(key):
    for id_ in IDS.get(key, ("",)):
        args = {name: EXAMPLE.get(name, id_) for name in vocabulary.SAY[key]}
        text = WORDS.spoken(Say(key, args))
        assert text and "{" not in text and "_" not in text and "  " not in text, text


@pytest.mark.parametrize("side", ["left", "right", ""])
def test_a_side_is_said_where_there_is_one(side):
    text = WORDS.spoken(Say("intro", {"exercise": "clamshell", "side": side, "sets": 1, "reps": 12}))
    assert text.startswith(f"Clamshell, {side}. " if side else "Clamshell. ")


def test_the_last_rest_announces_nothing():
    args = {"seconds": 45, "exercise": "", "side": "", "number": 0, "of": 0}
    assert WORDS.spoken(Say("rest", args)) == "Rest 45 seconds."


def test_a_fault_says_its_own_cue():
    assert (
        WORDS.spoken(Say("improve", {"id": "lumbar_compensation"}))
        == scenes.CUES[("glute_bridge", "lumbar_compensation")]
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (texts_guide.question, [q.id for q in safety.QUESTIONS]),
        (texts_guide.symptom, list(safety.SYMPTOMS)),
        (texts_guide.praise, vocabulary.PRAISE),
        (texts_guide.improve, vocabulary.IMPROVE),
        (texts_guide.sentence, vocabulary.SENTENCES),
        (texts_guide.note, vocabulary.NOTES),
        (texts_guide.standing, (*vocabulary.STANDING, "no_result")),
        (texts_guide_pages.prepare_word, vocabulary.PREPARE),
    ],
)
def test_every_id_of_a_list_has_words_of_its_own(words, ids):
    told = [words(id_) for id_ in ids]
    assert all(told) and len(set(told)) == len(told)
    # An id that nobody named would be read out with its underscores taken away.
    assert not [id_ for id_, text in zip(ids, told, strict=True) if text == texts_guide.plain(id_)]


@pytest.mark.parametrize("kind", get_args(AnswerKind))
def test_every_question_of_a_number_has_words(kind):
    assert texts_guide.ask(kind).endswith("?")


@pytest.mark.parametrize("reason", ["user", "gesture", "gone", "sat_up", "three_major", "camera", "asleep"])
def test_every_pause_says_why_and_how_to_go_on(reason):
    why, how = texts_guide_live.paused_words(reason, False)
    assert why and how
    assert texts_guide_live.paused_words(reason, True)[1] != how


def test_everything_to_prepare_has_a_drawing():
    wanted = {thing for key in exercise_ids() for thing in prepare_of(exercise(key))} | set(vocabulary.PREPARE)
    assert wanted == set(PICTURES)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_shipped_exercises_have_a_figure_its_words_and_a_cue_for_each_fault(lang):
    words = words_of(lang)
    assert set(words.exercises) == set(exercise_ids()) == set(FIGURES)
    for key in exercise_ids():
        assert texts_guide_pages.figure_words(key, 2.0)
        for fault in exercise(key).fault:
            assert words.cue(fault.id, key) == fault.cue[lang]


def test_the_notice_keeps_the_whole_meaning_of_the_specification():
    text = " ".join(texts_guide_pages.notice_lines())
    for part in (
        "counts repetitions", "from one camera", "not a medical device", "does not diagnose", "muscle activity",
        "spine", "wrong by 10 degrees or more", "does not replace your physiotherapist or doctor",
        "sharp or increasing pain",
        "urgent help", "bladder or bowel", "numbness around the groin", "leg weakness", "processed on this computer",
        "not stored unless you choose",
    ):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    "word", ["weak glutes", "your glutes are", "protect your back", "wrong!", "lumbar angle", "fail"]
)
def test_no_blame_and_no_threat(word):
    said = [
        WORDS.spoken(Say(key, {n: EXAMPLE.get(n, "slower") for n in names})) for key, names in vocabulary.SAY.items()
    ]
    everything = " ".join((*said, *map(texts_guide.improve, vocabulary.IMPROVE)))
    assert word not in everything.lower()
