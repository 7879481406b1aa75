"""The one window: who, today, session, past. A real store in a temporary folder, the real session, a fake runner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import made_up_sessions as made_up
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shell_rig import FRIDAY, Past, Rig, screened, start_screened

from coach.errors import StoreError
from coach.session.guided import moments as m
from coach.store.locks import SessionLock
from coach.store.records import SessionOverview
from ui.week import days_done, week_of


@pytest.fixture
def make_rig(qtbot, tmp_path):
    made = []

    def make(**options):
        made.append(Rig(qtbot, tmp_path, **options))
        return made[-1]

    yield make
    for rig in made:
        rig.close()


# Who.


def test_one_person_is_one_press(make_rig):
    rig = make_rig()
    assert rig.page is rig.shell.who
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.home and rig.shell.home.title.text == "Hello, Anna"


def test_the_one_of_last_time_has_the_keyboard(make_rig):
    rig = make_rig(people=("Anna", "Karl", "Mia"))
    rig.press(Qt.Key.Key_3)
    assert rig.shell.profile.name == "Mia"
    rig.press(Qt.Key.Key_Escape)
    assert rig.page is rig.shell.who and rig.shell.who.buttons[2].hasFocus()
    assert "last time" in rig.shell.who.buttons[2].accessibleName()


def test_a_new_person_needs_a_name_alone_and_is_kept(make_rig):
    rig = make_rig(people=())
    assert rig.shell.who.name_field.hasFocus()
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.who
    rig.type("Noor T")
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.home
    assert [p.name for p in rig.store.archive.profiles()] == ["Noor T"]


def test_a_name_that_is_taken_is_said_and_escape_leads_back(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_N)
    rig.type("anna")
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.who and "Choose another name" in rig.shell.who.trouble.text
    rig.press(Qt.Key.Key_Escape)
    assert not rig.shell.who.form.isVisible() and rig.shell.who.trouble.text == ""


def test_a_profile_that_is_given_goes_straight_to_its_day(make_rig):
    rig = make_rig(begin=False)
    rig.shell.begin(rig.people[0])
    assert rig.page is rig.shell.home


def test_a_store_that_cannot_be_read_is_said_and_the_window_lives(make_rig):
    class Broken:
        def profiles(self):
            raise StoreError("The file with your sessions cannot be read.", "Close the other program.")

    rig = make_rig(reader=Broken())
    assert "cannot be read" in rig.shell.who.trouble.text


# Home.


def test_the_week_tells_done_planned_and_today_by_word_and_shape(make_rig):
    anna = made_up.profile("Anna")
    rig = make_rig(sessions=(made_up.session(anna, 0), made_up.session(anna, 2)))
    rig.press(Qt.Key.Key_Return)
    days = rig.shell.home.week.days
    assert [d.state for d in days] == ["done", "free", "done", "free", "planned", "free", "free"]
    assert [d.today for d in days].index(True) == 4
    told = rig.shell.home.week.accessibleDescription()
    assert "Monday, done" in told and "Friday, today, planned" in told


def test_a_day_is_the_persons_own():
    late = made_up.session(made_up.profile(), 0)
    head = replace(late.head, started_at=datetime.fromisoformat("2026-01-05T23:30:00+00:00"), offset_min=60)
    overview = SessionOverview(head, None, None, ())
    assert days_done([overview]) == set()
    with_reps = replace(overview, sets=(scenes_set(),))
    assert days_done([with_reps]) == {date(2026, 1, 6)}


def scenes_set():
    from coach.store.records import SetOverview
    from coach.types import Counts

    return SetOverview("u", "glute_bridge", None, "left", FRIDAY, 2.0, 10, Counts(good=3))


def test_a_planned_day_that_passed_is_no_reproach():
    days = week_of(date(2026, 1, 9), ("mon", "wed", "fri"), set())
    assert [d.state for d in days][:3] == ["free", "free", "free"]


def test_no_camera_is_said_and_the_demo_is_one_key(make_rig):
    rig = make_rig(source="camera:0", has_camera=lambda: False)
    rig.press(Qt.Key.Key_Return)
    assert "no camera" in rig.shell.home.note.text and rig.shell.home.demo.isVisible()
    rig.press(Qt.Key.Key_D)
    assert rig.shell.source == "demo" and not rig.shell.home.demo.isVisible()
    assert not rig.shell.home.note.trouble


@pytest.mark.parametrize("key", ["single", "history", "settings", "people"])
def test_every_button_of_home_has_its_key_and_name(make_rig, key):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return)
    button = rig.shell.home.others[key]
    assert button.isVisible() and button.accessibleName() and button.key
    assert rig.shell.home._keys[key].key().toString() == button.key


def test_history_opens_and_closes_itself(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_H)
    page = rig.page
    assert isinstance(page, Past) and page.look == rig.shell.look()
    page.closed.emit()
    assert rig.page is rig.shell.home and rig.shell.history is None


def test_a_report_is_offered_only_where_there_is_one(make_rig):
    rig = make_rig(make_report=None)
    rig.press(Qt.Key.Key_Return)
    assert not rig.shell.home.others["report"].isVisible()


def test_the_report_is_one_key_and_it_says_where_it_is(make_rig, tmp_path):
    anna = made_up.profile("Anna")
    rig = make_rig(sessions=(made_up.session(anna, 0),))
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_R)
    (made,) = (tmp_path / "documents").iterdir()
    assert made.name == "glute-coach-Anna-2026-01-09.pdf" and made.read_bytes().startswith(b"%PDF")
    assert str(made) in rig.shell.home.note.text and not rig.shell.home.note.trouble


def test_a_report_of_nothing_is_said(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_R)
    assert "nothing to report" in rig.shell.home.note.text


def test_trouble_with_the_report_is_said(make_rig):
    def fails(person):
        raise StoreError("The disk is full.", "Free some space.")

    rig = make_rig(make_report=fails)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_R)
    assert rig.shell.home.note.text == "The disk is full. Free some space."


# The session.


def test_from_the_notice_to_the_first_exercise_by_keyboard_alone(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert isinstance(rig.screen, m.Notice)
    rig.press(Qt.Key.Key_Return)
    for number in range(1, 13):
        assert isinstance(rig.screen, m.Screening) and rig.screen.number == number
        rig.press(Qt.Key.Key_N)
    assert isinstance(rig.screen, m.Programme)
    rig.press(Qt.Key.Key_Return)
    assert rig.screen == m.Rate("pain_now")
    rig.press(Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert isinstance(rig.screen, m.Intro)
    rig.press(Qt.Key.Key_Return)
    assert isinstance(rig.screen, m.Setup)
    assert rig.watched == [("glute_bridge", "demo:glute_bridge")] and rig.runner.calls[0] == "start"


def test_consent_refused_leads_back_and_begins_nothing(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert rig.page is rig.shell.home and rig.shell.presenter is None
    assert rig.store.archive.overviews(rig.people[0].uid) == ()


def test_a_red_flag_ends_before_any_exercise(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Y)
    assert rig.screen == m.RedFlag("emergency", ("bladder_bowel_saddle",))
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.home and rig.watched == []
    # Asked again the next time.
    rig.press(Qt.Key.Key_Return)
    assert isinstance(rig.screen, m.Screening)


def test_a_single_exercise_from_home_passes_notice_and_screening(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return)
    rig.shell.start_session("clamshell")
    assert isinstance(rig.screen, m.Notice)
    rig.press(Qt.Key.Key_Return, *[Qt.Key.Key_N] * 12)
    assert isinstance(rig.screen, m.Programme)
    assert [item.exercise_id for item in rig.screen.plan.items] == ["clamshell"] and "single" in rig.screen.notes


def test_escape_asks_why_and_enough_for_today_ends_in_the_summary(make_rig):
    rig = make_rig()
    start_screened(rig)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    rig.press(Qt.Key.Key_Escape)
    assert isinstance(rig.screen, m.StopWhy)
    rig.press(Qt.Key.Key_Escape)
    assert isinstance(rig.screen, m.Setup)
    rig.press(Qt.Key.Key_Escape, Qt.Key.Key_3)
    assert isinstance(rig.screen, m.Summary)
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.home and rig.runner.calls[-1] == "stop"
    assert [o.end for o in rig.store.archive.overviews(rig.people[0].uid)] == ["stopped"]


def test_settings_pause_the_session_and_go_on_with_it(make_rig):
    rig = make_rig()
    start_screened(rig)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    rig.press(Qt.Key.Key_S)
    assert rig.shell.settings.isVisible() and isinstance(rig.screen, m.Paused)
    # Letters belong to the sheet's fields now.
    rig.press(Qt.Key.Key_N)
    assert isinstance(rig.screen, m.Paused)
    rig.press(Qt.Key.Key_Escape)
    assert not rig.shell.settings.isVisible() and isinstance(rig.screen, m.Setup)


def test_a_pause_of_the_persons_own_outlasts_the_settings(make_rig):
    rig = make_rig()
    start_screened(rig)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    rig.press(Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_Escape)
    assert isinstance(rig.screen, m.Paused)


def test_another_source_from_the_settings_reaches_the_runner(make_rig):
    rig = make_rig()
    start_screened(rig)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    rig.shell.open_settings()
    panel = rig.shell.settings
    panel.source.setCurrentIndex(panel.source.findData("camera"))
    panel.camera.setValue(2)
    panel.use.click()
    assert rig.shell.source == "camera:2" and rig.runner.calls[-1] in (("open", "camera:2"), "resume")
    assert ("open", "camera:2") in rig.runner.calls


def test_settings_of_the_programme_are_not_in_the_sheet(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_S)
    panel = rig.shell.settings
    assert not any(field.isVisible() for field in (panel.exercise, panel.target, panel.hold))
    assert panel.source.hasFocus() and panel.motion.isVisible()


def test_mute_is_remembered(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_M)
    assert rig.prefs.speech is False
    assert rig.shell.guide.bar.buttons["mute"].text() == "Voice on"
    said = len(rig.backend.said)
    rig.press(Qt.Key.Key_Return)
    assert len(rig.backend.said) == said


def test_two_windows_are_not_in_a_session_of_one_person(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_Return)
    other = SessionLock(rig.place, rig.people[0].uid, "Anna").acquire()
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.home and "Another window" in rig.shell.home.note.text
    other.release()
    rig.press(Qt.Key.Key_Return)
    assert rig.page is rig.shell.guide


def test_closing_the_window_ends_the_runner_and_the_session_is_offered_again(make_rig):
    rig = make_rig()
    start_screened(rig)
    rig.press(Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    rig.shell.close()
    assert rig.runner.calls[-1] == "stop"
    rig.shell.show()
    rig.shell.open_home(screened())
    assert "cut off" in rig.shell.home.start.text()
    rig.shell.home.start.click()
    assert isinstance(rig.screen, m.ResumeOffer)


def test_theme_changes_the_whole_window(make_rig):
    rig = make_rig()
    rig.press(Qt.Key.Key_T)
    assert rig.prefs.theme == "light" and rig.shell.who.look.palette.name == "light"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_first_pages_fit_both_ways(make_rig, direction):
    rig = make_rig(people=("Anna", "Karl", "Mia", "Noor"), source="camera:0", has_camera=lambda: False)
    rig.shell.setLayoutDirection(direction)
    for step in (lambda: None, lambda: rig.press(Qt.Key.Key_1), lambda: rig.press(Qt.Key.Key_O)):
        step()
        QApplication.processEvents()
        from ui.guide.parts import BigButton

        boxes = [
            b.rect().translated(b.mapTo(rig.shell, b.rect().topLeft()))
            for b in rig.page.findChildren(BigButton)
            if b.isVisibleTo(rig.shell)
        ]
        for at, box in enumerate(boxes):
            assert rig.shell.rect().contains(box)
            assert not any(box.intersects(other) for other in boxes[at + 1 :])
