"""Who, home, the guided session and the past in German: no English word, nothing cut off, in both directions."""

from __future__ import annotations

from dataclasses import replace

import guide_scenes as scenes
import made_up_sessions as made_up
import pytest
from language_rig import Noting, english_words, names_of, note_cut, note_painting, words_in
from past_fakes import with_real_set
from past_rig import compare, open_replay, pages, recordings_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from ui_fakes import Clock, counts, make_cue, make_rep, make_state, unmeasured

from coach.exercise.loader import exercise
from coach.pose.gate import ViewGate
from coach.session.guided import moments as m
from coach.session.guided import vocabulary
from coach.session.guided.moments import Say
from coach.store.records import NotMeasured
from coach.types import Measure
from ui import texts_guide, texts_guide_live, texts_guide_pages
from ui.guide.live_models import LIVE, Around, live_model
from ui.guide.view import GuideView
from ui.history import History
from ui.home import HomeModel, HomePage
from ui.past.style import ElidedButton
from ui.theme import look_for
from ui.week import Day
from ui.who import WhoPage
from ui.wiring import words_of

SIZES = [(1280, 720), (1600, 900)]
WAYS = [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
BRIDGE = exercise("glute_bridge")
PLAN_NAME = "Gesäß für den unteren Rücken, Woche 1"
WEEK = tuple(
    Day(name, state, name == "fri")
    for name, state in zip(
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        ("done", "free", "done", "free", "planned", "free", "planned"),
        strict=True,
    )
)


# Every page that there is.


def german_screens() -> dict[str, m.Screen]:
    """The scenes, with the set-up list as a German gate writes it, and what an exercise can never measure."""
    wrong = ViewGate(BRIDGE, "de").step(1.0, None).checks
    fine = tuple(replace(check, ok=True, hint="") for check in wrong)
    never = BRIDGE.not_visible[0]
    screens = dict(scenes.SCREENS)
    record = screens["resume"].session
    plan = replace(record.head.plan, name=PLAN_NAME)
    screens["resume"] = replace(screens["resume"], session=replace(record, head=replace(record.head, plan=plan)))
    for name, screen in screens.items():
        if isinstance(screen, m.Programme):
            screens[name] = replace(screen, plan=replace(screen.plan, name=PLAN_NAME))
    for name in ("setup_wrong", "setup_stuck", "side_change"):
        screens[name] = replace(screens[name], checks=wrong)
    screens["setup_right"] = replace(screens["setup_right"], checks=fine)
    for reason in ("user", "gesture", "gone", "camera", "asleep"):
        screens[f"paused_{reason}"] = replace(screens["paused"], reason=reason)
    unseen = replace(
        scenes.BRIDGE_SUM,
        missing=((never.what["en"], never.reason["en"]), ("hip_extension_top_deg", "left hip hidden")),
    )
    screens["summary_unseen"] = replace(screens["summary"], items=(unseen, scenes.CLAM_SUM, scenes.SKIPPED))
    return screens


@pytest.fixture
def guide(german, qtbot):
    """Shows a screen of a guided session in German."""
    names = words_of("de")
    view = GuideView(names, Clock())
    qtbot.addWidget(view)
    view.show()

    def show(screen, size=SIZES[0], state=None, **around):
        view.resize(*size)
        view.set_look(look_for("dark", *size))
        if isinstance(screen, LIVE):
            state = state or make_state(30.0, -3.0, phase="top", counts=counts(7, 1, 1), last_rep=make_rep(9))
            view.show_live(state, live_model(screen, state, names, Around(**around)), History())
        view.show_screen(screen)
        QApplication.processEvents()
        return view

    yield show
    view.close()


def home_pages(german_names):
    """(name, page) of who and home, in every state."""
    people = (made_up.profile("Anna"), made_up.profile("Käthe"))
    for name, known in (("who", people), ("who, new", ())):
        page = WhoPage(german_names)
        page.show_people(known, people[0].uid)
        if not known:
            page.say_trouble('There is a profile "Anna" already. Choose another name.')
        yield name, page
    text = texts_guide_pages
    plain = HomeModel("Anna", "", "", WEEK, ("glute_bridge", "clamshell", "step_up", "hip_thrust"))
    from ui import texts_home

    for name, changes in (
        ("today", {"today": texts_home.today(), "below": texts_home.session_line("Beckenheben, Muschel", 18)}),
        ("another day", {"today": text.begin_anyway(), "below": texts_home.not_planned(text.day_name("wed"))}),
        ("cut off", {"today": texts_home.resume(), "below": texts_home.done_today()}),
        ("no camera", {"today": texts_home.today(), "camera_missing": True}),
        ("set aside", {"today": texts_home.today(), "hint": texts_home.kept_aside('"coach.sqlite"')}),
    ):
        page = HomePage(german_names)
        page.show_model(replace(plain, **changes))
        yield name, page
    page = HomePage(german_names)
    page.show_model(replace(plain, today=texts_home.today()))
    page.say('Another window is in a session for "Anna". Finish or close it first.')
    page.pick(True)
    yield "single", page


def german_session(day: int):
    """A session whose program has a German name, with everything that can be missing."""
    plan = replace(made_up.PLAN, name=PLAN_NAME)
    whole = made_up.session(made_up.profile(), day)
    hidden = replace(
        whole.sets[1].reps[0],
        measures={**whole.sets[1].reps[0].measures,
                  "hip_extension_top_deg": Measure(float("nan"), "deg", "na", "left hip hidden")},
    )  # fmt: skip
    never = BRIDGE.not_visible[0]
    missing = (
        NotMeasured("frames", "too far from the camera", 0.04),
        NotMeasured("hip_extension_top_deg", "left hip hidden", 0.1),
        NotMeasured(never.what["en"], never.reason["en"], 1.0),
    )
    bridges = [replace(one, not_measured=missing) for one in whole.sets[:2]]
    sets = [*bridges, *(replace(one, not_measured=missing[:1]) for one in whole.sets[2:])]
    sets[1] = replace(sets[1], reps=(hidden, *sets[1].reps[1:]), end="eased")
    return with_real_set(replace(whole, head=replace(whole.head, plan=plan), sets=tuple(sets)))


@pytest.fixture
def make_past(german, qtbot):
    yield from pages(qtbot)


def past_pages(qtbot, page):
    """(name, page) of history, session, replay, comparison; each as it stands then."""
    yield "history", page
    page.open_session(page.overviews[-1].head.uid)
    shown = page.session_page
    qtbot.waitUntil(lambda: shown.cards[0].grid.has_curves, timeout=10_000)
    for card, at in ((0, 0), (1, 0), (1, 7)):
        if at < len(shown.cards[card].done.reps):
            shown.cards[card].grid.select(at)
            yield f"session {card} {at}", page
    page.go_back()
    replay = open_replay(qtbot, page)
    yield "replay", page
    for _ in range(3):
        replay.jump_fault(True)
        yield "replay, flag", page
    page.go_back()
    page.go_back()
    compare(qtbot, page)
    yield "compare", page


# No English word.


def test_the_guided_pages_have_no_english_word(guide, monkeypatch):
    english, found = english_words(), {}
    assert {"the", "skip", "rest", "stop"} & english >= {"the", "skip"}
    note_painting(monkeypatch)
    for name, screen in german_screens().items():
        Noting.told = []
        view = guide(screen)
        view.grab()
        found[name] = words_in([*Noting.told, *names_of(view)]) & english
        assert len(words_in(names_of(view))) > 5, name
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("kind", ["opening", "missing", "busy", "lost", "no_permission", "live"])
def test_the_picture_has_no_english_word(guide, monkeypatch, kind):
    english = english_words()
    note_painting(monkeypatch)
    screens = german_screens()
    cue = make_cue(BRIDGE.fault[0].cue["de"])
    for name in ("setup_wrong", "practice", "set", "paused_camera"):
        for state in (make_state(cue=cue), make_state(signals=unmeasured("left hip hidden"))):
            view = guide(screens[name], state=state, kind=kind, gesture=0.5, voice_on=False)
            view.show_problem("The disk is full: what you do is kept in memory. Do not close the coach yet.")
            view.grab()
            assert words_in([*Noting.told, *names_of(view)]) & english == set(), name


def test_who_and_home_have_no_english_word(german, qtbot, monkeypatch):
    english, found = english_words(), {}
    note_painting(monkeypatch)
    for name, page in home_pages(words_of("de")):
        qtbot.addWidget(page)
        Noting.told = []
        page.grab()
        found[name] = words_in([*Noting.told, *names_of(page)]) & english
        assert len(Noting.told) >= 3
    assert len(found) == 8
    assert {name: said for name, said in found.items() if said} == {}


def test_the_past_has_no_english_word(make_past, qtbot, monkeypatch):
    english, found = english_words(), {}
    sessions = (german_session(0), german_session(2))
    page = make_past(sessions, recordings_of(sessions), lang="de")
    note_painting(monkeypatch)
    for name, shown in past_pages(qtbot, page):
        Noting.told = []
        shown.grab()
        said = words_in([*Noting.told, *names_of(shown)]) & english
        found[name] = found.get(name, set()) | said
    assert len(found) >= 7
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("value", [None, "locked", "damaged"])
def test_a_replay_that_cannot_be_shown_says_so_in_german(make_past, qtbot, value):
    from past_fakes import real_recording

    from coach.errors import StoreError

    sessions = (german_session(0),)
    put = {
        None: {},
        "locked": recordings_of(sessions, ("locked", "word", real_recording())),
        "damaged": recordings_of(sessions, StoreError("The encrypted file cannot be opened: x.", "Check the path.")),
    }[value]
    page = make_past(sessions, put, lang="de")
    lane = open_replay(qtbot, page, ready=False).lanes[0]
    qtbot.waitUntil(lambda: "%" not in lane.message.text(), timeout=10_000)
    assert words_in(names_of(page)) & english_words() == set()


def test_an_empty_past_has_no_english_word(make_past):
    assert words_in(names_of(make_past((), lang="de"))) & english_words() == set()


OF_ID = {"good": vocabulary.PRAISE, "improve": vocabulary.IMPROVE, "calibrate_hint": vocabulary.STANDING}


def test_what_is_said_has_no_english_word(german):
    names, english = words_of("de"), english_words()
    args = {
        "question": "pregnancy", "level": "clinician", "kind": "effort", "exercise": "glute_bridge", "side": "left",
        "sets": 2, "reps": 10, "n": 10, "done": 9, "target": 10, "seconds": 45, "number": 2, "of": 2, "reason": "gone",
        "ends": 1,
    }  # fmt: skip
    for key, wanted in vocabulary.SAY.items():
        for id_ in OF_ID.get(key, ("",)):
            text = names.spoken(Say(key, {name: args.get(name, id_) for name in wanted}))
            assert text and "{" not in text and "  " not in text
            assert words_in([text]) & english == set(), text


# Safety texts keep their whole meaning (clinical_spec §9).


def test_the_german_notice_keeps_the_whole_meaning(german):
    text = " ".join(texts_guide_pages.notice_lines())
    for part in (
        "zählt Wiederholungen", "allgemeine Tipps", "einer einzigen Kamera", "kein Medizinprodukt", "keine Diagnose",
        "Wirbelsäule", "Muskelaktivität", "10 Grad oder mehr", "ersetzt weder Ihre Physiotherapie noch ärztliche",
        "stechende oder zunehmende Schmerzen", "sofort Hilfe", "Blase oder Darm", "Taubheit im Schritt",
        "Schwäche im Bein", "auf diesem Computer", "nur gespeichert, wenn Sie es wählen",
    ):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    ("id_", "parts"),
    [
        ("bladder_bowel_saddle", ("neue", "Blase", "Darm", "Schritt")),
        ("leg_weakness_both_legs", ("schwächer", "starke Schmerzen", "beide Beine")),
        ("fall_or_accident", ("Sturz", "Unfall", "kleinen Sturz", "schwache Knochen", "Kortison")),
        ("cancer_or_weight_loss", ("Krebs", "ungewollt abgenommen")),
        ("fever_or_infection", ("Fieber", "Infektion", "Drogen")),
        ("constant_night_pain", ("nachts", "ständig", "keiner Lage")),
        ("pregnancy", ("mehr als drei Monaten", "schwanger")),
        ("recent_surgery", ("Kurzem", "operiert")),
        ("blood_pressure", ("hohen Blutdruck", "nicht unter Kontrolle")),
        ("dizziness_or_falls", ("schwindlig", "stürzen")),
        ("under_18", ("jünger als 18",)),
        ("told_not_to_exercise", ("Fachperson", "nicht üben")),
    ],
)
def test_the_german_questions_ask_for_the_same(german, id_, parts):
    text = texts_guide.question(id_)
    assert text.endswith("?") and all(part in text for part in parts)


def test_a_german_stop_names_every_emergency(german):
    text = " ".join(texts_guide_live.pain_stop_lines("symptom", None, False))
    for part in ("Brust", "Atemnot", "Schritt", "Blase oder Darm", "schwaches Bein", "jetzt den Notruf", "112"):
        assert part in text


# Nothing is cut off.


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("direction", WAYS)
def test_no_german_word_of_the_guided_pages_is_cut_off(guide, monkeypatch, size, direction):
    cut = note_cut(monkeypatch)
    for screen in german_screens().values():
        view = guide(screen, size)
        view.setLayoutDirection(direction)
        QApplication.processEvents()
        view.grab()
    assert cut == set()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("direction", WAYS)
def test_no_german_word_of_who_and_home_is_cut_off(german, qtbot, monkeypatch, size, direction):
    cut = note_cut(monkeypatch)
    for _, page in home_pages(words_of("de")):
        qtbot.addWidget(page)
        page.setLayoutDirection(direction)
        page.resize(*size)
        page.set_look(look_for("dark", *size))
        page.show()
        QApplication.processEvents()
        page.grab()
        page.close()
    assert cut == set()


@pytest.mark.parametrize("size", SIZES)
def test_no_german_button_of_the_past_is_cut_off(make_past, qtbot, size):
    sessions = (german_session(0), german_session(2))
    page = make_past(sessions, recordings_of(sessions), size=size, lang="de")
    narrow = set()
    for name, shown in past_pages(qtbot, page):
        assert shown.size().toTuple() == size, name
        for made in shown.findChildren(QPushButton):
            if made.isVisible() and not isinstance(made, ElidedButton) and made.sizeHint().width() > made.width() + 1:
                narrow.add((name, made.text(), made.sizeHint().width(), made.width()))
    assert narrow == set()


def test_stop_gives_less_of_its_width_than_several_words_do(guide):
    buttons = guide(german_screens()["set"]).bar.buttons
    kept = {name: button.width() / button.sizeHint().width() for name, button in buttons.items()}
    assert kept["skip"] < kept["stop"] < 1
