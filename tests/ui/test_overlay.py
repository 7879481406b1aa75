"""The overlay as data: places, words and roles with known answers, no pixels."""

from __future__ import annotations

import math

import pytest
from ui_fakes import BRIDGE, NOT_READY, make_state, unmeasured

from coach.types import View
from ui.figures import SILHOUETTES
from ui.overlay import Joint, Label, Line, Rect, overlay, picture_rect, place, silhouette, working_role

RECT = Rect(100.0, 50.0, 800.0, 400.0)


def parts(state, mirrored=False, error_deg=5.0):
    drawn = overlay(state, RECT, mirrored, error_deg)
    return tuple([item for item in drawn if isinstance(item, kind)] for kind in (Line, Joint, Label))


@pytest.mark.parametrize(
    ("size", "width", "height", "expected"),
    [
        ((1280, 720), 1280, 720, Rect(0, 0, 1280, 720)),
        ((640, 480), 1280, 720, Rect(160, 0, 960, 720)),
        ((720, 1280), 1280, 720, Rect(437.5, 0, 405, 720)),
        ((0, 0), 1280, 720, Rect(0, 0, 0, 0)),
    ],
)
def test_picture_keeps_its_shape_and_is_centred(size, width, height, expected):
    assert picture_rect(size, width, height) == expected


def test_mirroring_flips_x_within_the_picture_and_leaves_y():
    assert place(0.25, 0.75, RECT, False) == (300.0, 350.0)
    assert place(0.25, 0.75, RECT, True) == (700.0, 350.0)


def test_mirroring_twice_is_nothing():
    x, y = place(0.3, 0.6, RECT, True)
    back = place((x - RECT.x) / RECT.w, (y - RECT.y) / RECT.h, RECT, True)
    assert back == pytest.approx(place(0.3, 0.6, RECT, False))


def test_working_segments_run_shoulder_hip_knee_and_the_dotted_line_shoulder_knee():
    lines, _, _ = parts(make_state(hip_deg=-4.0, phase="up"))
    thick = [(line.a, line.b) for line in lines if line.width >= 10]
    assert thick == [((300.0, 350.0), (500.0, 250.0)), ((500.0, 250.0), (700.0, 150.0))]
    (straight,) = [line for line in lines if line.dotted]
    assert (straight.a, straight.b) == ((300.0, 350.0), (700.0, 150.0))


def test_mirrored_working_segments_are_the_mirror_image():
    lines, joints, labels = parts(make_state(phase="up"), mirrored=True)
    thick = [(line.a, line.b) for line in lines if line.width >= 10]
    assert thick == [((700.0, 350.0), (500.0, 250.0)), ((500.0, 250.0), (300.0, 150.0))]
    assert {joint.at for joint in joints} == {(700.0, 350.0), (500.0, 250.0), (300.0, 150.0)}
    assert labels[0].at[0] == 500.0


@pytest.mark.parametrize(
    ("degrees", "words"),
    [
        (17.2, "17° past straight"),
        (-28.4, "28° short of straight"),
        (0.4, "straight"),
        (-0.4, "straight"),
        (1.0, "1° past straight"),
    ],
)
def test_the_angle_is_said_in_plain_words_with_its_error(degrees, words):
    _, _, (label,) = parts(make_state(hip_deg=degrees, phase="top"))
    assert label.title == words
    assert label.detail.replace("\u00a0", " ") == "± 5°, side view"


def test_without_a_stated_error_none_is_claimed():
    _, _, (label,) = parts(make_state(hip_deg=17.0, phase="top"), error_deg=math.nan)
    assert "±" not in label.detail


def test_an_unknown_angle_is_never_a_number():
    lines, _, (label,) = parts(make_state(signals=unmeasured("left hip hidden")))
    assert (label.title, label.detail) == ("not measured", "left hip hidden")
    assert not any(line.dotted for line in lines)


def test_a_low_quality_value_is_not_shown_either():
    state = make_state(hip_deg=12.0, phase="top")
    state.signals.quality["hip_extension_deg"] = "low"
    _, _, (label,) = parts(state)
    assert label.title == "not measured"
    assert label.detail == "not seen clearly"


def test_a_view_that_may_not_measure_gives_its_reason():
    view = View("supine", "oblique", "right", 1.0, can_count=True, can_measure=False, reasons=("turn side-on",))
    _, _, (label,) = parts(make_state(hip_deg=3.0, view=view, phase="top"))
    assert (label.title, label.detail) == ("not measured", "turn side-on")


def test_before_the_set_up_only_the_skeleton_is_drawn():
    lines, joints, labels = parts(make_state(view=NOT_READY))
    assert lines
    assert not joints
    assert not labels
    assert max(line.width for line in lines) < 10


def test_without_a_person_nothing_is_drawn():
    assert overlay(make_state(pose=None), RECT, True) == ()


def test_a_hidden_knee_takes_its_lines_with_it():
    BRIDGE.visibility[26], before = 0.2, BRIDGE.visibility[26]
    try:
        lines, joints, _ = parts(make_state())
    finally:
        BRIDGE.visibility[26] = before
    assert len([line for line in lines if line.width >= 10]) == 1
    assert not any(line.dotted for line in lines)
    assert len(joints) == 2


def test_role_is_plain_below_green_inside_amber_beyond_the_band():
    band = (-10.0, 10.0)
    assert [working_role(v, band) for v in (-40.0, -10.0, 0.0, 10.0, 10.5)] == [
        "text",
        "good",
        "good",
        "good",
        "change",
    ]
    assert working_role(math.nan, band) == "text"


@pytest.mark.parametrize(("hold_s", "share"), [(0.0, 0.0), (1.0, 0.5), (2.0, 1.0), (5.0, 1.0)])
def test_hold_ring_fills_with_the_hold(hold_s, share):
    _, joints, _ = parts(make_state(phase="top", hold_s=hold_s))
    assert [j.progress for j in joints if not math.isnan(j.progress)] == [share]


def test_there_is_no_hold_ring_away_from_the_top():
    _, joints, _ = parts(make_state(phase="up", hold_s=1.0))
    assert all(math.isnan(j.progress) for j in joints)


def test_label_stands_above_all_joints_when_lying():
    _, joints, (label,) = parts(make_state(hip_deg=-40.0, phase="up"))
    assert label.at == (500.0, min(joint.at[1] for joint in joints))


@pytest.mark.parametrize("kind", SILHOUETTES)
def test_silhouette_lies_inside_the_picture_and_unknown_postures_have_none(kind):
    outline = silhouette(kind, RECT)
    assert outline[0] == outline[-1]
    assert all(RECT.x <= x <= RECT.x + RECT.w and RECT.y <= y <= RECT.y + RECT.h for x, y in outline)
    assert silhouette("nothing", RECT) == ()


def test_at_rest_no_angle_is_shown_and_no_line_is_asked_for():
    lines, _, labels = parts(make_state(hip_deg=-58.0, phase="rest"))
    assert labels == []
    assert not any(line.dotted for line in lines)
