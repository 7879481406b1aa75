"""The guided session's presenter: effects in order, words in time, nothing after the end."""

from __future__ import annotations

from dataclasses import replace

import guide_scenes as scenes
import pytest
from guide_scenes import FakeJournal, FakeSession, GuideRunner
from ui_fakes import Clock, FakeBackend, Status, make_rep, make_state

from coach.errors import SourceError
from coach.session.guided import moments as m
from coach.session.guided.moments import Action, Say
from coach.store.records import ProfileSaved
from ui.guide.presenter import CAPTION_S, GuidePresenter
from ui.guide.ways import ways_of
from ui.speech import STALE_S, Speaker

WATCH = m.Watch("glute_bridge", 2.0, -5.0, 1.5)


class View:
    """Keeps what it is shown."""

    def __init__(self):
        self.screens, self.lives, self.problem, self.voice, self.film = [], [], "", None, None

    def show_screen(self, screen):
        self.screens.append(screen)

    def show_live(self, state, model, history):
        self.lives.append((state, model))

    def show_standing(self, state, model):
        self.lives.append((state, model))

    def show_problem(self, text):
        self.problem = text

    def set_voice(self, on):
        self.voice = on

    def set_film(self, on):
        self.film = on


class Earcons:
    """Keeps what was played."""

    def __init__(self):
        self.played = []

    def play(self, name, volume):
        self.played.append(name)

    def stop(self):
        pass


class Rig:
    """A presenter on fakes; `log` has everything that it did to the outside, in order."""

    def __init__(self, source="camera:0", screen=None):
        self.clock, self.backend, self.earcons = Clock(), FakeBackend(), Earcons()
        self.view, self.journal, self.runner = View(), FakeJournal(), GuideRunner(source=Status("live", "", source))
        self.session = FakeSession(screen or m.Notice())
        self.made, self.left = [], 0
        self.speaker = Speaker(lambda: self.backend, self.clock, make_earcons=lambda: self.earcons)
        self.presenter = GuidePresenter(
            self.view, self.session, self._make, scenes.words(), self.speaker, self.journal, source, clock=self.clock
        )
        self.presenter.left.connect(self._left)
        self.presenter.start()
        self.presenter._timer.stop()

    def _make(self, watch, uri):
        self.made.append((watch, uri))
        if isinstance(self.runner, Exception):
            raise self.runner
        return self.runner

    def _left(self):
        self.left += 1

    def effects(self, *effects, after_s=0.1):
        self.clock.now_s += after_s
        self.session.effects += effects
        self.presenter.tick()


class Film:
    """A film's switch."""

    on = False
    problem = ""


@pytest.fixture
def rig(qapp):
    made = Rig()
    yield made
    made.presenter.shutdown()


def test_the_first_watch_makes_and_starts_the_runner_and_the_next_ones_use_it(rig):
    rig.effects(WATCH)
    assert rig.made == [(WATCH, "camera:0")] and rig.runner.calls == ["start"]
    rig.effects(m.Watch("clamshell", 1.0))
    assert rig.runner.calls[1:] == [("use", "clamshell", 1.0, None, None)]
    assert len(rig.made) == 1


def test_effects_are_carried_out_in_order(rig):
    rig.effects(WATCH)
    rig.effects(
        m.Record("set-1"),
        m.CountFromZero(-4.0),
        m.Judge(True),
        m.Correct(1),
        m.Correct(-1),
        m.Judge(False),
        m.Record(""),
    )
    assert rig.runner.calls[1:] == [
        ("record", "set-1"), ("count_from_zero", -4.0), "resume", ("correct", 1), ("correct", -1), "pause",
        ("record", ""),
    ]  # fmt: skip


def test_before_there_is_a_runner_its_commands_go_nowhere(rig):
    rig.effects(m.Judge(False), m.Record(""), m.CountFromZero())
    assert rig.runner.calls == []


def test_what_is_to_be_kept_reaches_the_journal_in_order(rig):
    events = [ProfileSaved(scenes.PERSON), ProfileSaved(scenes.PERSON)]
    rig.effects(*(m.Keep(event) for event in events))
    assert rig.journal.events == events


def test_a_demo_plays_the_film_of_the_exercise_that_is_watched(qapp):
    rig = Rig("demo")
    rig.effects(WATCH)
    assert rig.made == [(WATCH, "demo:glute_bridge")]
    rig.effects(m.Watch("glute_bridge", 2.0), m.Watch("clamshell", 1.0))
    assert [c for c in rig.runner.calls if c[0] == "open"] == [("open", "demo:clamshell")]
    rig.presenter.shutdown()


def test_a_camera_is_never_opened_again_for_the_next_exercise(rig):
    rig.effects(WATCH, m.Watch("clamshell", 1.0))
    assert not [c for c in rig.runner.calls if c[0] == "open"]


def test_state_events_and_source_go_to_the_session_each_event_once(rig):
    rig.effects(WATCH)
    rig.runner.state, rig.runner.events = make_state(5.0), [make_rep(1)]
    rig.runner.source = Status("lost", "gone", "camera:0")
    rig.effects()
    rig.effects()
    (_, state, events, kind), (_, _, after, _) = rig.session.steps[-2:]
    assert state is rig.runner.state and events == (make_rep(1),) and kind == "lost"
    assert after == ()


def test_a_runner_that_cannot_be_made_is_told_to_the_session_and_shown(qapp):
    rig = Rig(screen=scenes.SCREENS["setup_wrong"])
    rig.runner = SourceError("The model is missing.", "Run coach doctor.")
    rig.effects(WATCH)
    rig.effects()
    assert rig.session.steps[-1][3] == "failed"
    assert "model is missing" in rig.view.lives[-1][1].stage.message[1]
    # Another source is another try.
    rig.runner = GuideRunner()
    rig.presenter.use_source("camera:1")
    assert rig.made[-1] == (WATCH, "camera:1") and rig.runner.calls == ["start"]
    rig.presenter.shutdown()


def test_another_source_goes_to_the_runner_that_is_there(rig):
    rig.effects(WATCH)
    rig.presenter.use_source("demo")
    assert rig.runner.calls[-1] == ("open", "demo:glute_bridge")
    rig.presenter.use_source("demo")
    assert rig.runner.calls.count(("open", "demo:glute_bridge")) == 1


# Speech.


def test_words_and_text_are_spoken_and_an_earcon_played(rig):
    rig.effects(Say("range_found", {"n": 10}), m.Sound("go"))
    # The tone is short and comes first: it is never played over a word.
    rig.clock.now_s += 1.0
    rig.speaker.pump()
    assert rig.backend.said == ["That's your range. Now 10."]
    rig.effects(Say(text="Ribs soft.", urgency="cue"), after_s=2.0)
    assert rig.backend.said[-1] == "Ribs soft." and rig.earcons.played == ["go"]


def test_what_became_true_in_one_moment_is_said_in_one_breath(rig):
    rest = {"seconds": 30, "exercise": "clamshell", "side": "left", "number": 1, "of": 2}
    rig.effects(Say("set_done", {"done": 3, "target": 3}), Say("good", {"id": "steady_tempo"}), Say("rest", rest))
    (said,) = rig.backend.said
    assert said == "Set done. 3 of 3. A steady tempo. Rest 30 seconds. Next: Clamshell, left, set 1 of 2."


def test_the_number_is_not_said_twice_when_practice_ends(rig):
    rig.effects(Say("range_found", {"n": 10}), Say("begin", {"n": 10}))
    assert rig.backend.said == ["That's your range. Now 10."]


def test_news_come_before_a_key(rig):
    rig.effects(WATCH)
    rig.session.screen = scenes.SCREENS["set"]
    rig.runner.events = [make_rep(3)]
    rig.presenter.act(Action("pause"))
    assert [e.index for step in rig.session.steps for e in step[2]] == [3]
    assert rig.session.acts == [Action("pause")]


@pytest.mark.parametrize(("key", "done"), [("skip", []), ("pause", [Action("pause")]), ("stop", [Action("stop")])])
def test_a_key_for_a_set_that_is_just_over_does_not_hit_what_comes_after_it(rig, key, done):
    rig.session.screen = scenes.SCREENS["set"]
    rig.session.step = lambda *_: setattr(rig.session, "screen", scenes.SCREENS["rest"])
    rig.presenter.act(Action(key))
    assert rig.session.acts == done


def test_a_runner_that_takes_over_in_a_set_keeps_its_landmarks_and_target(rig):
    rig.effects(WATCH, m.CountFromZero(None), m.Record("set-1"), m.CountFromZero(-4.0))
    rig.runner.source = Status("failed", "gone", "camera:0")
    rig.runner.calls.clear()
    rig.presenter.use_source("camera:1")
    assert rig.runner.calls == ["stop", "start", ("record", "set-1"), ("count_from_zero", -4.0)]


def test_a_count_is_not_written_over_the_picture_but_words_are(qapp):
    rig = Rig(screen=scenes.SCREENS["set"])
    rig.effects(WATCH, Say("half_way"))
    assert rig.view.lives[-1][1].stage.banner.text == "Half way."
    rig.effects(Say("count", {"n": 6}, "count"))
    assert rig.view.lives[-1][1].stage.banner.text == "Half way."
    rig.effects(after_s=CAPTION_S)
    assert rig.view.lives[-1][1].stage.banner is None
    rig.presenter.shutdown()


def test_muted_says_nothing_and_still_shows_the_words(qapp):
    rig = Rig(screen=scenes.SCREENS["set"])
    assert rig.presenter.toggle_mute() is False and rig.view.voice is False
    rig.effects(WATCH, Say("half_way"), m.Sound("rep"))
    assert rig.backend.said == []
    banner = rig.view.lives[-1][1].stage.banner
    assert (banner.text, banner.shape) == ("Half way.", "muted")
    rig.presenter.shutdown()


def test_words_that_had_to_wait_too_long_are_not_said(rig):
    rig.effects(Say(text="First."))
    rig.backend.is_busy = True
    rig.effects(Say(text="Second."))
    rig.clock.now_s += STALE_S + 0.1
    rig.backend.is_busy = False
    rig.speaker.pump()
    assert rig.backend.said == ["First."]


def test_going_on_silences_the_words_of_the_page_that_is_left(rig):
    rig.effects(Say(text="A long explanation."))
    rig.backend.is_busy = True
    rig.effects(Say(text="And more of it."))
    rig.presenter.act(Action("next"))
    rig.speaker.pump()
    assert rig.backend.said == ["A long explanation."] and rig.backend.stopped > 0


def test_correcting_the_count_does_not_cut_a_cue_off(rig):
    rig.effects(Say(text="Ribs soft."))
    rig.backend.is_busy = True
    before = rig.backend.stopped
    rig.presenter.act(Action("correct", 1))
    assert rig.backend.stopped == before and rig.session.acts == [Action("correct", 1)]


# Journal, end.


def test_trouble_with_the_disk_is_shown_and_goes_away(rig):
    rig.journal.problem = "The disk is full: what you do is kept in memory."
    rig.effects()
    assert rig.view.problem.startswith("The disk is full")
    rig.journal.problem = ""
    rig.effects()
    assert rig.view.problem == ""


def test_an_action_is_answered_at_once(rig):
    rig.session.leads["next"] = (scenes.SCREENS["programme"], [Say("programme")])
    rig.presenter.act(Action("next"))
    assert rig.view.screens[-1] == scenes.SCREENS["programme"]
    assert rig.backend.said == ["This is today's programme. Press Enter to start."]


def test_leaving_ends_everything_once_and_nothing_comes_after(rig):
    rig.effects(WATCH)
    shown, steps = len(rig.view.screens), len(rig.session.steps)
    rig.effects(m.Judge(False), m.Record(""), m.Leave(), Say(text="Too late."))
    assert rig.left == 1 and rig.runner.calls[-3:] == ["pause", ("record", ""), "stop"]
    rig.presenter.tick()
    rig.presenter.act(Action("next"))
    assert rig.backend.said == [] and rig.session.acts == []
    assert len(rig.view.screens) == shown and len(rig.session.steps) == steps + 1


def test_a_new_count_begins_with_an_empty_strip(rig):
    rig.session.screen = scenes.SCREENS["set"]
    rig.effects(WATCH)
    rig.runner.state, rig.runner.events = make_state(5.0), [make_rep(1)]
    rig.effects()
    assert rig.presenter.history.samples and rig.presenter.history.marks
    # What is seen during a pause is not of the set, so it is not shown as its last one.
    rig.session.screen = scenes.SCREENS["paused"]
    rig.runner.state, rig.runner.events = make_state(6.0, last_rep=make_rep(2, "partial")), [make_rep(2, "partial")]
    rig.effects()
    assert len(rig.presenter.history.marks) == 1
    assert rig.view.lives[-1][1].sidebar.last.verdict == "good"
    rig.effects(m.CountFromZero())
    assert not rig.presenter.history.marks


def test_a_film_is_kept_only_when_asked_for_and_its_sign_is_on_the_picture(rig):
    film = rig.presenter.film = Film()
    rig.session.screen = scenes.SCREENS["set"]
    rig.effects(WATCH)

    def signs():
        return [chip.text for chip in rig.view.lives[-1][1].stage.end_chips]

    assert not film.on and "Film is kept" not in signs()
    rig.presenter.toggle_film()
    assert film.on and rig.view.film and "Film is kept" in signs()
    film.problem = "The film was not kept."
    rig.effects()
    assert rig.view.problem == "The film was not kept."
    rig.presenter.toggle_film()
    rig.effects()
    assert not film.on and "Film is kept" not in signs()


@pytest.mark.parametrize(
    ("scene", "film_on", "offered"),
    [("programme", None, False), ("programme", False, True), ("programme", True, True),
     ("set", False, False), ("set", True, True), ("rest", True, True)],
)  # fmt: skip
def test_filming_is_begun_before_the_session_and_ended_at_any_time(scene, film_on, offered):
    ways = ways_of(scenes.SCREENS[scene], True, film_on)
    assert ("film" in [way.id for way in ways]) == offered


def test_what_moved_in_a_pause_stands_nowhere(rig):
    rig.effects(WATCH)
    rig.session.screen = scenes.SCREENS["paused"]
    rig.runner.state, rig.runner.events = make_state(5.0), [make_rep(1)]
    rig.presenter.tick()
    assert not rig.presenter.history.marks and not rig.presenter._reps


def test_measuring_how_somebody_stands_shows_the_picture_and_speaks_its_hint(rig):
    rig.session.screen = m.Calibrate(0.4, "", None)
    rig.runner.state = make_state(30.0, -3.0)
    rig.effects(m.Watch("step_up", 0.0), m.Say("calibrate_hint", {"id": "not_side_on"}))
    rig.effects()
    state, model = rig.view.lives[-1]
    assert state is rig.runner.newest() and model.silhouette == "upright_side"
    assert rig.view.screens[-1] == rig.session.screen
    rig.effects(m.Judge(False))
    assert rig.runner.calls[-1] == "pause"


def test_a_demo_of_one_side_is_mirrored_for_the_other(qapp):
    rig = Rig("demo", m.SideChange(scenes.RIGHT, 0.0))
    clam = m.Watch("clamshell", 0.0)
    rig.effects(clam)
    assert rig.made == [(clam, "demo:clamshell/mirrored")]
    rig.session.screen = m.Setup(replace(scenes.RIGHT, side="left"), (), 0.0)
    rig.effects(clam, clam)
    assert [call for call in rig.runner.calls if call[0] == "open"] == [("open", "demo:clamshell")]
    rig.presenter.shutdown()
