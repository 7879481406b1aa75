"""The annotated film: what is drawn lies where the person is, the picture itself stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from synthetic import Body, bridge_joints, pose_of

from coach.capture.annotate import CHANGE, GOOD, AnnotatingSink, draw
from coach.capture.base import open_source
from coach.pose import landmarks as lm
from coach.types import CoachState, Counts, CueEvent, Frame, Signals, View

WHO = Body()
POSE = pose_of(bridge_joints(WHO, -20.0), WHO, 0.0)
SEEN = View("supine", "right", "right", 1.0, True, True)
ANGLE = Signals(0.0, {"hip_extension_deg": -20.0}, {"hip_extension_deg": "ok"})


def black(width: int = 640, height: int = 480) -> np.ndarray:
    return np.zeros((height, width, 3), np.uint8)


def state(**changes) -> CoachState:
    return replace(CoachState(0.0, pose=POSE, view=SEEN, signals=ANGLE, phase="up", counts=Counts(good=2)), **changes)


def at(picture: np.ndarray, point: np.ndarray) -> np.ndarray:
    return picture[round(point[1]), round(point[0])]


def middle(a: str, b: str, scale: float = 1.0) -> np.ndarray:
    px = POSE.xyz_norm[:, :2] * POSE.size_px * scale
    return (px[lm.index(a, "right")] + px[lm.index(b, "right")]) / 2


def test_the_given_picture_is_not_touched() -> None:
    picture = black()
    picture.setflags(write=False)
    drawn = draw(picture, state())
    assert drawn.any()
    assert drawn.shape == picture.shape
    assert not picture.any()


@pytest.mark.parametrize(("phase", "colour"), [("up", CHANGE), ("top", GOOD)])
def test_the_working_line_lies_on_trunk_and_thigh(phase: str, colour) -> None:
    drawn = draw(black(), state(phase=phase))
    for ends in (("shoulder", "hip"), ("hip", "knee")):
        assert tuple(at(drawn, middle(*ends))) == colour
    straight = at(drawn, middle("shoulder", "knee")).astype(int)  # the line that should be reached, one pixel wide
    assert np.abs(straight - GOOD).max() < 40


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_it_scales_with_the_picture(scale: float) -> None:
    drawn = draw(black(round(640 * scale), round(480 * scale)), state())
    assert tuple(at(drawn, middle("hip", "knee", scale))) == CHANGE


def test_without_a_person_only_words_are_drawn() -> None:
    drawn = draw(black(), state(pose=None, signals=None, view=View()))
    assert drawn[:80].any()
    assert not drawn[100:440].any()


def test_cue_and_hint_stand_at_the_bottom_and_the_cue_wins() -> None:
    silent = draw(black(), state(pose=None))
    hint = draw(black(), state(pose=None, message="Turn so your side faces the camera."))
    cue = CueEvent("arch", "form", "Stop one step lower.", 0.0, 3)
    both = draw(black(), state(pose=None, message="Turn so your side faces the camera.", cue=cue))
    only = draw(black(), state(pose=None, cue=cue))
    assert not silent[440:].any()
    assert hint[440:].any()
    assert np.array_equal(both, only)
    assert not np.array_equal(both, hint)


def test_counts_phase_and_angle_change_the_words() -> None:
    first = draw(black(), state(pose=None))
    for other in (
        state(pose=None, counts=Counts(good=3)),
        state(pose=None, phase="down"),
        state(pose=None, signals=replace(ANGLE, values={"hip_extension_deg": 5.0})),
        state(pose=None, signals=replace(ANGLE, quality={"hip_extension_deg": "na"})),
    ):
        assert not np.array_equal(first[:80], draw(black(), other)[:80])


def test_landmarks_far_outside_the_picture_are_no_crash() -> None:
    xyz = POSE.xyz_norm.copy()
    xyz[:, :2] = xyz[:, :2] * 50 - 20
    assert draw(black(), state(pose=replace(POSE, xyz_norm=xyz))).shape == (480, 640, 3)


def test_the_film_has_every_frame_in_even_size(tmp_path: Path) -> None:
    sink = AnnotatingSink(tmp_path / "out.mp4", 25.0)
    for i in range(5):
        sink.write(Frame(black(321, 241), i / 25, i), state())
    assert list(tmp_path.iterdir()) != [tmp_path / "out.mp4"]  # under another name until it is whole
    sink.close()
    assert [p.name for p in tmp_path.iterdir()] == ["out.mp4"]
    source = open_source(str(tmp_path / "out.mp4"))
    assert source.size_px == (320, 240)
    frames = 0
    while source.read() is not None:
        frames += 1
    source.close()
    assert frames == 5


def test_a_film_that_is_thrown_away_leaves_nothing(tmp_path: Path) -> None:
    sink = AnnotatingSink(tmp_path / "out.mp4", 25.0)
    sink.write(Frame(black(), 0.0, 0), state())
    sink.discard()
    assert list(tmp_path.iterdir()) == []
    AnnotatingSink(tmp_path / "none.mp4", 25.0).close()
    assert list(tmp_path.iterdir()) == []
