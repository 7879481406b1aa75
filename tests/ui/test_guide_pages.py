"""Every page of the guided session from a known screen: words, names, keys, sizes, both reading directions."""

from __future__ import annotations

import guide_scenes as scenes
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from ui_fakes import Clock, counts, make_cue, make_rep, make_state

from coach.session.guided import moments as m
from coach.session.guided.moments import Action
from ui.guide.live_models import LIVE, Around, live_model, standing_model
from ui.guide.parts import BigButton
from ui.guide.view import GuideView
from ui.guide.ways import ways_of
from ui.history import History
from ui.theme import look_for

ALL = sorted(scenes.SCREENS)
SIZES = [(1600, 900), (1280, 720), (1024, 600)]


class Rig:
    """The guide's view alone; `acts` are the actions that it handed on."""

    def __init__(self, qtbot, size=(1280, 720), theme="dark"):
        self.clock = Clock()
        self.words = scenes.words()
        self.view = GuideView(self.words, self.clock)
        qtbot.addWidget(self.view)
        self.qtbot = qtbot
        self.acts, self.asked = [], []
        self.view.acted.connect(self.acts.append)
        self.view.asked.connect(self.asked.append)
        self.view.resize(*size)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.set_look(look_for(theme, *size))

    def show(self, name, **around):
        screen = scenes.SCREENS[name] if isinstance(name, str) else name
        if isinstance(screen, LIVE):
            state = make_state(30.0, -3.0, phase="top", counts=counts(7, 1, 1), last_rep=make_rep(9))
            self.view.show_live(state, live_model(screen, state, self.words, Around(**around)), History())
        elif isinstance(screen, m.Calibrate):
            self.view.show_standing(make_state(30.0, -3.0), standing_model(screen, Around(**around)))
        self.view.show_screen(screen)
        QApplication.processEvents()
        return self.view.page

    def press(self, key):
        target = QApplication.focusWidget() or self.view
        self.qtbot.keyClick(target, key)


@pytest.fixture
def rig(qtbot):
    return Rig(qtbot)


def shown_text(page: QWidget) -> str:
    """Every name and description that a screen reader finds on the page."""
    parts = [page, *page.findChildren(QWidget)]
    return " | ".join(f"{w.accessibleName()} {w.accessibleDescription()}" for w in parts if w.isVisibleTo(page))


WANTED = {
    "resume": ("cut off", "2 of 4 sets"),
    "notice": ("not a medical device", "wrong by 10 degrees", "bladder or bowel", "not stored unless you choose"),
    "screening": ("Question 3 of 12", "fall or an accident", "Yes", "No"),
    "red_flag": ("medical help now", "112", "bladder"),
    "see_clinician": ("doctor or physiotherapist first", "No exercises today"),
    "programme": ("Glute bridge: 2 × 10, hold 2 s", "Clamshell: 1 × 12, hold 1 s, each side", "Gentler", "min"),
    "programme_standing": ("no longer used", "Measure how you stand (optional) C", "Glute bridge: 2 × 10"),
    "standing": ("How you stand", "Stand with your side to the camera, straight and still.", "3 seconds to stand still",
                 "Turn until your side faces the camera."),
    "standing_held": ("2 seconds to stand still", "Good. Stay like this."),
    "standing_done": ("Done. Now I know how you stand.",),
    "standing_failed": ("We go on without it.", "Not measured this time. You can try again.",),
    "rate_pain": ("How much pain do you have now?", "0. no pain", "10. worst imaginable pain"),
    "rate_effort": ("How hard was it?", "About: Glute bridge", "10. as hard as I can"),
    "rate_counting": ("From the mat", "How much pain"),
    "rate_from_the_mat": ("3. Raise your arm again",),
    "intro": ("2 × 10, hold 2 s", "A mat", "Laptop 2 to 2.5 m away", "30 to 60 cm", "one line"),
    "intro_side": ("Clamshell, left", "heels together"),
    "setup_wrong": ("Set 1 of 2", "Turn so your side faces the camera", "side view: not yet", "5/6"),
    "setup_right": ("Good. Stay like this.",),
    "setup_stuck": ("This takes long",),
    "practice": ("Practice 2 of 2", "1 of 2 repetitions"),
    "set": ("Glute bridge", "Set 1 of 2", "7 of 10 repetitions", "7 good, 1 half, 1 compensated"),
    "paused": ("you left the position", "I go on by myself"),
    "paused_easier": ("A short break", "Press E for an easier one"),
    "rest": ("42 seconds", "Set 2 of 2", "A steady tempo.", "Stop one step lower and keep your ribs soft."),
    "rest_last": ("That was the last set.", "Every repetition was good."),
    "side_change": ("Set 1 of 1, right", "Turn to your other side"),
    "stop_why": ("It hurts", "I fell", "Enough for today", "Pain in the chest", "Dizzy"),
    "pain_stop": ("You rated your pain 6 of 10.", "24 hours", "smaller movement"),
    "symptom_stop": ("A leg gives way", "emergency number"),
    "fall_stop": ("Stay down until you feel steady",),
    "summary": ("2 of 3 exercises, 42 repetitions", "pain 3 before, 2 after", "17 good, 2 half, 1 compensated",
                "Left: 12 of 12 good", "not measured (too far from the camera)",
                "not done today", "You held well", "Next time"),
    "summary_stopped": ("You listened to your body. 20 repetitions.", "pain 3 before", "An easier version"),
}  # fmt: skip


def test_every_kind_of_screen_is_in_the_scenes():
    assert {type(screen) for screen in scenes.SCREENS.values()} == set(m.Screen.__args__)
    assert set(WANTED) == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_page_says_what_it_must(rig, name):
    page = rig.show(name)
    found = shown_text(page)
    for words in WANTED[name]:
        assert words in found


@pytest.mark.parametrize("name", ALL)
def test_every_control_has_a_name_and_its_key(rig, name):
    rig.show(name)
    buttons = [b for b in rig.view.findChildren(QAbstractButton) if b.isVisibleTo(rig.view)]
    assert buttons
    for button in buttons:
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    for way in ways_of(scenes.SCREENS[name], True):
        if way.bar:
            assert rig.view.bar.buttons[way.id].accessibleDescription() == way.key_name


@pytest.mark.parametrize("name", ALL)
def test_every_key_of_a_screen_does_what_its_button_does(rig, name):
    rig.show(name)
    for way in ways_of(scenes.SCREENS[name], True):
        for key in way.keys:
            if key == "Enter" or way.ask == "single":
                continue
            rig.acts.clear()
            rig.asked.clear()
            shortcut = next(s for s in rig.view._keys if s.objectName() == way.id and s.key().toString() == key)
            shortcut.activated.emit()
            assert (rig.acts, rig.asked) == (([way.action], []) if way.action else ([], [way.ask]))


@pytest.mark.parametrize("name", ALL)
def test_no_key_means_two_things_on_one_screen(name):
    keys = [key for way in ways_of(scenes.SCREENS[name], True) for key in way.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ALL)
def test_tab_reaches_every_button_once_round(rig, name):
    rig.show(name)
    wanted = {b for b in rig.view.findChildren(QAbstractButton) if b.isVisibleTo(rig.view) and b.isEnabled()}
    seen = set()
    for _ in range(len(wanted) + 12):
        rig.press(Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert wanted <= seen


def edges(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_overlaps_or_leaves_the_window(qtbot, size, direction):
    rig = Rig(qtbot, size)
    rig.view.setLayoutDirection(direction)
    for name in ALL:
        page = rig.show(name)
        assert rig.view.size().toTuple() == size
        buttons = [b for b in rig.view.findChildren(BigButton) if b.isVisibleTo(rig.view)]
        boxes = [edges(b, rig.view) for b in buttons]
        for at, box in enumerate(boxes):
            assert rig.view.rect().contains(box), (name, buttons[at].text())
            assert box.width() >= 40 and box.height() >= 30, (name, buttons[at].text())
            assert not any(box.intersects(other) for other in boxes[at + 1 :]), (name, buttons[at].text())
        assert edges(page, rig.view).intersected(edges(rig.view.bar, rig.view)).isEmpty()


def test_the_bar_is_turned_round_where_people_read_from_the_right(rig):
    rig.show("set")
    first = rig.view.bar.buttons["pause"].x()
    rig.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rig.view.bar._place()
    assert first < rig.view.width() / 2 < rig.view.bar.buttons["pause"].x()


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("done", [0, 7, 12, 100])
def test_the_count_is_a_sixth_of_the_window_and_fits(qtbot, size, done):
    rig = Rig(qtbot, size)
    rig.show(m.WorkSet(scenes.PLACE, done, counts(done)))
    big = rig.view.live.sidebar.big
    box = big.number_path(big.width() * 0.7).boundingRect()
    assert box.height() >= rig.view.height() / 6
    assert box.width() <= big.width() * 0.7 + 1
    assert big.isVisibleTo(rig.view) and big.height() >= box.height()


def test_the_count_is_what_the_session_counts_not_the_state(rig):
    rig.show(m.WorkSet(scenes.PLACE, 3, counts(3, 2, 0)))
    assert rig.view.live.sidebar.big.text() == "3 / 10"
    assert rig.view.live.sidebar.tiles.numbers == (3, 2, 0)


# Rating.


def test_nothing_is_chosen_at_first_and_enter_answers_nothing(rig):
    page = rig.show("rate_pain")
    rig.press(Qt.Key.Key_Return)
    assert rig.acts == [] and page.value is None


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Qt.Key.Key_0], 0),
        ([Qt.Key.Key_7], 7),
        ([Qt.Key.Key_1, Qt.Key.Key_0], 10),
        ([Qt.Key.Key_X], 10),
        ([Qt.Key.Key_End], 10),
        ([Qt.Key.Key_5, Qt.Key.Key_Right], 6),
        ([Qt.Key.Key_5, Qt.Key.Key_Left], 4),
        ([Qt.Key.Key_0, Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_X, Qt.Key.Key_Up], 10),
        ([Qt.Key.Key_5, Qt.Key.Key_0], 0),
    ],
)
def test_a_number_by_key_and_enter(rig, keys, value):
    rig.show("rate_pain")
    for key in keys:
        rig.press(key)
    rig.press(Qt.Key.Key_Return)
    assert rig.acts == [Action("rate", value)]


def test_1_and_much_later_0_is_0(rig):
    rig.show("rate_pain")
    rig.press(Qt.Key.Key_1)
    rig.clock.now_s += 3.0
    rig.press(Qt.Key.Key_0)
    assert rig.view.page.value == 0


def test_clicking_chooses_and_clicking_again_or_continue_answers(rig):
    page = rig.show("rate_effort")
    page.numbers[4].click()
    assert rig.acts == [] and page.numbers[4].chosen
    rig.view.bar.buttons["next"].click()
    assert rig.acts == [Action("rate", 4)]


def test_an_answer_is_not_carried_to_the_next_question(rig):
    page = rig.show("rate_pain")
    rig.press(Qt.Key.Key_6)
    rig.show("rate_effort")
    assert page.value is None and not any(b.chosen for b in page.numbers)


@pytest.mark.parametrize(("name", "optional"), [("rate_pain", False), ("rate_effort", True)])
def test_only_questions_that_no_rule_hangs_on_may_be_skipped(rig, name, optional):
    rig.show(name)
    assert ("skip" in rig.view.bar.buttons) == optional


def test_the_same_questions_may_be_skipped_as_in_the_session():
    from coach.session.guided.before import OPTIONAL
    from ui.guide import ways

    assert ways.OPTIONAL == OPTIONAL


# What a slip of the finger must not do.


def test_enter_by_habit_answers_no_screening_question(rig):
    rig.show("screening")
    rig.press(Qt.Key.Key_Return)
    rig.press(Qt.Key.Key_Space)
    assert rig.acts == []


def test_enter_after_escape_leads_back_to_the_exercise(rig):
    rig.show("stop_why")
    rig.press(Qt.Key.Key_Return)
    assert rig.acts == [Action("back")]


def test_every_reason_to_stop_has_a_button_and_a_key(rig):
    page = rig.show("stop_why")
    for button in (*page.reasons.values(), *page.symptoms):
        button.click()
    by_button = list(rig.acts)
    rig.acts.clear()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7,
                Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_0):  # fmt: skip
        rig.press(key)
    assert (
        by_button
        == rig.acts
        == [Action("because", why) for why in ("pain", "fall", "user", *scenes.SCREENS["stop_why"].symptoms)]
    )


def test_a_page_that_goes_on_keeps_the_keyboard_where_the_person_put_it(rig):
    rig.show("rest")
    skip = rig.view.bar.buttons["skip"]
    skip.setFocus()
    rig.show(m.Rest(scenes.PLACE, 41.0, 60.0, scenes.SCREENS["rest"].next, "steady_tempo", "lumbar_compensation"))
    assert skip.hasFocus() and rig.view.bar.buttons["skip"] is skip


# Single exercise.


def test_the_picker_opens_chooses_and_closes(rig):
    page = rig.show("programme")
    rig.press(Qt.Key.Key_O)
    assert page.picking and page.buttons[0].hasFocus()
    rig.press(Qt.Key.Key_Return)
    assert rig.acts == [Action("choose", "glute_bridge")]
    rig.press(Qt.Key.Key_Escape)
    assert not page.picking and rig.acts == [Action("choose", "glute_bridge")]


# The picture.


def test_the_cue_is_shown_before_the_words_that_were_said(rig):
    screen = scenes.SCREENS["set"]
    state = make_state(cue=make_cue("Ribs soft."))
    model = live_model(screen, state, rig.words, Around(caption="Half way."))
    assert model.stage.banner.text == "Ribs soft."
    model = live_model(screen, make_state(), rig.words, Around(caption="Half way.", voice_on=False))
    assert (model.stage.banner.text, model.stage.banner.shape) == ("Half way.", "muted")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("missing", "find no camera"), ("busy", "Another program"), ("lost", "camera stopped"), ("opening", "ready")],
)
def test_no_picture_is_said_in_its_place(rig, kind, words):
    for name in ("setup_wrong", "set"):
        model = live_model(scenes.SCREENS[name], None, rig.words, Around(kind=kind))
        assert words in model.stage.message[0]
    paused = live_model(m.Paused(scenes.PLACE, "camera", 4), None, rig.words, Around(kind=kind))
    assert words in paused.stage.message[0] and paused.sidebar.count == 4


def test_a_missing_camera_offers_the_demo(rig):
    model = live_model(scenes.SCREENS["setup_wrong"], None, rig.words, Around(kind="missing"))
    assert "demo film" in model.stage.message[1]


def test_both_ways_of_a_band_walk_are_counted_to_one_target(rig):
    item = scenes.PlanItem("lateral_band_walk", 2, 8, 0.0, 60.0, each_side=True)
    model = live_model(m.WorkSet(m.Place(item, 0, 1, None, 1, 2), 5, counts(5)), None, rig.words, Around())
    assert model.sidebar.target == 16


def test_reduced_motion_stops_the_figures(rig):
    page = rig.show("intro")
    assert page.figure._timer.isActive()
    rig.view.set_still(True)
    assert not page.figure._timer.isActive()
    page.grab()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_page_paints_in_both_themes(qtbot, theme):
    rig = Rig(qtbot, (1024, 600), theme)
    for name in ALL:
        rig.show(name)
        assert not rig.view.grab().isNull()


def test_the_held_gesture_is_shown_while_it_grows(rig):
    model = live_model(scenes.SCREENS["set"], make_state(), rig.words, Around(gesture=0.5))
    assert [chip.text for chip in model.stage.chips] == ["Raised arm: pause in a moment (50 %)"]
    model = live_model(scenes.SCREENS["set"], make_state(), rig.words, Around(gesture=0.05))
    assert not any("arm" in chip.text for chip in model.stage.chips)


def test_no_check_is_wrong_while_there_is_no_picture(rig):
    model = live_model(scenes.SCREENS["setup_wrong"], None, rig.words, Around(kind="opening"))
    assert model.checks is None


def test_measuring_is_offered_by_key_and_by_button_and_only_where_it_helps(rig):
    page = rig.show("programme")
    assert not page.measure.isVisibleTo(page)
    page = rig.show("programme_standing")
    rig.press(Qt.Key.Key_C)
    rig.qtbot.mouseClick(page.measure, Qt.MouseButton.LeftButton)
    assert rig.acts == [Action("calibrate")] * 2
    rig.press(Qt.Key.Key_O)
    assert page.picking and not page.measure.isVisibleTo(page)
    rig.press(Qt.Key.Key_C)
    assert len(rig.acts) == 2


def test_standing_page_keeps_the_keyboard_and_tells_each_thing_that_is_wrong(rig):
    page = rig.show("standing")
    assert page.hasFocus() and page.stage.model.silhouette == "upright_side"
    rig.show("standing_held")
    assert (page.ring.share, page.chip.text) == (0.6, "Good. Stay like this.")
    rig.show(m.Calibrate(0.0, "not_still", None))
    assert (page.ring.share, page.ring.inside, page.chip.shape) == (0.0, "3", "alert")
    rig.show("standing_done")
    assert page.ring.shape == "tick" and not page.stage.model.silhouette
    rig.press(Qt.Key.Key_Escape)
    assert rig.acts == [Action("back")]


def test_standing_page_without_a_picture_says_so_and_blames_no_body(rig):
    page = rig.show("standing", kind="lost", trouble="The camera is gone.")
    assert page.stage.model.message is not None and not page.chip.isVisibleTo(page)


def test_the_number_that_is_counted_stands_out_and_a_key_ends_the_counting(rig):
    page = rig.show("rate_counting")

    def lit():
        return [n for n, button in enumerate(page.numbers) if button.chosen]

    assert lit() == [4] and page.value is None
    rig.show(m.Rate("pain_exercise", "glute_bridge", True, 5))
    assert lit() == [5]
    rig.show(m.Rate("pain_exercise", "glute_bridge", True, None, 5))
    assert lit() == [5] and "5" in page.hint.text
    # Nothing was chosen by hand: Enter gives no answer that nobody gave.
    page.confirm()
    assert rig.acts == []
    rig.press(Qt.Key.Key_7)
    assert rig.acts == [Action("pause")]
    rig.show(m.Rate("pain_exercise", "glute_bridge"))
    assert page.value == 7 and lit() == [7]
    page.confirm()
    assert rig.acts[-1] == Action("rate", 7)
