"""The window in German: no English word in any of its states, nothing cut off, and from right to left as well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language_rig import Noting, english_words, names_of, note_cut, note_painting, words_in
from PySide6.QtCore import QCoreApplication, Qt
from ui_fakes import (
    Status,
    counts,
    error_of,
    make_cue,
    make_fault,
    make_rep,
    make_state,
    unmeasured,
)

from coach.cli.main import main
from coach.exercise.loader import exercise, exercise_ids
from coach.pose.gate import ViewGate
from coach.session.factory import exercise_names
from coach.types import Measure
from ui import app, language, texts, texts_settings
from ui.models import Exercise, WindowSettings
from ui.presenter import DONE_AFTER_S


@pytest.mark.parametrize(
    ("asked", "system", "lang"),
    [
        ("de", "en_US", "de"),
        ("en", "de_DE", "en"),
        ("system", "de_AT", "de"),
        ("system", "fr_FR", "en"),
        ("", "C", "en"),
        ("tlh", "de_DE", "de"),
    ],
)
def test_a_setting_becomes_a_language(asked, system, lang):
    assert language.choose(asked, system) == lang


def test_texts_follow_the_language_and_come_back(qapp):
    language.install("de")
    try:
        assert (texts.paused(), texts.seconds(1.25), texts.hold_goal(2.0)) == ("Pause", "1,2\u00a0s", "halten 2 s")
        assert texts.not_measured("left hip hidden") == "nicht gemessen: Hüfte links verdeckt"
        # Qt's own words, such as those of a dialogue's buttons.
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        language.install("en")
    assert (texts.paused(), texts.seconds(1.25)) == ("Paused", "1.2\u00a0s")
    assert texts.not_measured("left hip hidden") == "not measured: left hip hidden"


@pytest.fixture
def german_rig(german, make_rig, monkeypatch):
    """A window with the shipped exercises in German."""

    def make(exercise_id="glute_bridge", source="demo"):
        rig = make_rig(WindowSettings(exercise_id, source, None, None, lang="de"))
        entries = exercise_names("de")
        rig.presenter.exercises = tuple(Exercise.of(key, entry) for key, entry in entries.items())
        rig.presenter._window.set_exercise(rig.presenter.exercise.name)
        return rig

    return make


def states(exercise_id: str):
    """(name, state, events, status): every kind of thing that the window can have to show."""
    spec = exercise(exercise_id)
    watcher = ViewGate(spec, "de")
    fault = spec.fault[0]
    cue = replace(make_cue(fault.cue["de"]), id=fault.id)
    happened = replace(make_fault(fault.name["en"]), id=fault.id)
    rep = make_rep(1, "compensated", faults=(happened,))
    hidden = replace(rep, measures={**rep.measures, "hip_extension_top_deg": Measure(float("nan"), "deg", "na",
                                                                                   "right knee hidden")})  # fmt: skip
    nobody = make_state(1.0, view=watcher.step(1.0, None), pose=None)
    low = replace(make_state().view, can_measure=False, reasons=("turn side-on to the camera",))
    live = Status("live")
    yield "set-up", nobody, (), live
    yield "live", make_state(2.0, phase="top", hold_s=1.0, last_rep=rep, counts=counts(1, 1, 1)), (rep,), live
    yield "cue", make_state(3.0, 17.0, cue=cue), (cue,), live
    yield "not measured", make_state(4.0, view=low, signals=unmeasured("left hip hidden"), last_rep=hidden), (), live
    for kind, message in (
        ("opening", "Opening the demo film ..."),
        ("lost", "No picture comes from camera 0 any more. Check its cable or shutter. Nothing counted is lost."),
        ("busy", "Camera 0 is in use by another program. Close the other program (a video call, a browser tab)."),
        ("missing", "There is no camera 0. Plug one in; `coach cameras` lists what is found."),
        ("failed", 'There is no file "x.mp4". Give a film, a recording (.npz), "camera:0" or "demo".'),
        ("no_permission", ""),
    ):
        yield kind, make_state(5.0, counts=counts(3)), (), Status(kind, message)


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_a_german_window_has_no_english_word(german_rig, monkeypatch, exercise_id):
    english = english_words()
    assert {"the", "repetitions", "hidden", "camera"} <= english
    rig = german_rig(exercise_id)
    note_painting(monkeypatch)
    found: dict[str, set[str]] = {}

    def look(name: str) -> None:
        Noting.told = []
        rig.window.grab()
        found[name] = words_in([*Noting.told, *names_of(rig.window)]) & english

    for name, state, events, status in states(exercise_id):
        rig.runner.source = status
        rig.show(state, *events, after_s=3.0)
        look(name)
    rig.runner.source = Status("live")
    for name, key in (("keys", rig.window.toggle_help), ("settings", rig.window.open_settings)):
        key()
        look(name)
    rig.window.settings.show_voice_note(texts_settings.voice_none())
    look("no voice")
    rig.window.close_settings()
    for name, act in (
        ("paused", rig.presenter.toggle_pause),
        ("restarted", rig.presenter.restart),
        ("muted", rig.presenter.toggle_mute),
        ("corrected", lambda: rig.presenter.correct(1)),
    ):
        act()
        rig.presenter.tick()
        look(name)
    rig.show(make_state(9.0, counts=counts(12, 1, 1)), make_rep(), after_s=1.0)
    rig.show(make_state(20.0, counts=counts(12, 1, 1)), after_s=DONE_AFTER_S + 1)
    assert rig.window.summary.isVisible()
    look("summary")
    assert len(Noting.told) >= 5
    assert {name: said for name, said in found.items() if said} == {}


def test_an_english_window_would_be_found_out(rig, monkeypatch):
    note_painting(monkeypatch)
    rig.show(make_state(2.0, counts=counts(1)))
    rig.window.grab()
    assert words_in(Noting.told) & english_words()


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_german_word_is_cut_off(qapp, german_rig, monkeypatch, size, direction):
    """Every text that is fitted into a box stays inside it, in both directions."""
    rig = german_rig("step_up")
    rig.window.setLayoutDirection(direction)
    rig.window.resize(*size)
    cut = note_cut(monkeypatch)
    for _, state, events, status in states("step_up"):
        rig.runner.source = status
        rig.show(state, *events, after_s=3.0)
        qapp.processEvents()
        rig.window.grab()
    rig.window.toggle_help()
    rig.window.grab()
    rig.runner.source = Status("ended", "The film is over.")
    rig.show(make_state(30.0, counts=counts(3, 1, 1)), after_s=1.0)
    qapp.processEvents()
    rig.window.grab()
    assert cut == set()


def test_a_window_is_opened_in_the_asked_language_and_so_are_its_exercises(qapp, monkeypatch, tmp_path):
    seen = {}

    def names(lang):
        seen["names"] = lang
        return {}

    def build(settings, make_runner, entries, error, prefs, speaker):
        seen["settings"] = settings
        make_runner(settings)
        raise InterruptedError

    factory = __import__("coach.session.factory", fromlist=["x"])
    monkeypatch.setattr(factory, "exercise_names", names)
    monkeypatch.setattr(factory, "make_runner", lambda *args, **how: seen.update(runner=how["lang"]))
    monkeypatch.setattr(factory, "error_of", error_of)
    monkeypatch.setattr(app, "build", build)
    monkeypatch.setattr("ui.prefs.default_path", lambda: tmp_path / "window.ini")
    notice = "No camera was found: this is the demo. Choose a camera in settings (S)."
    try:
        with pytest.raises(InterruptedError):
            app.run_window(WindowSettings("glute_bridge", "demo", None, None, notice=notice, lang="de"))
    finally:
        language.install("en")
    assert (seen["names"], seen["runner"], seen["settings"].lang) == ("de", "de", "de")
    assert seen["settings"].notice.startswith("Keine Kamera gefunden")


@pytest.mark.parametrize(("options", "lang"), [([], ""), (["--lang", "de"], "de"), (["--lang", "en"], "en")])
def test_the_command_line_can_ask_for_a_language(monkeypatch, options, lang):
    seen = []
    monkeypatch.setattr("coach.syslibs.has_display", lambda: True)
    monkeypatch.setattr(app, "run_window", lambda settings: seen.append(settings.lang) or 0)
    monkeypatch.setattr("coach.pose.model_store.ensure_model", lambda show: None)
    assert main(["run", "--source", "demo", *options]) == 0
    assert seen == [lang]
