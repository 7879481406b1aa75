"""Films of sets: only when asked for, at the pace of the set, never in the way of the coaching."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from coach.capture.set_film import SetFilm
from coach.store.films import UNFINISHED
from coach.store.leftovers import set_of
from coach.types import CoachState, Frame

SIZE = (48, 64)


def moment(t_s: float, shade: int = 90, size: tuple[int, int] = SIZE) -> CoachState:
    return CoachState(t_s, Frame(np.full((*size, 3), shade, np.uint8), t_s, round(t_s * 100)))


def shades(path: Path) -> list[int]:
    """The mean grey of every picture of a film."""
    film = cv2.VideoCapture(str(path))
    found: list[int] = []
    while True:
        ok, picture = film.read()
        if not ok:
            return found
        assert picture.shape == (*SIZE, 3)
        found.append(round(float(picture.mean())))


@pytest.fixture
def kept() -> list[tuple[str, Path]]:
    return []


@pytest.fixture
def film(tmp_path: Path, kept: list[tuple[str, Path]]) -> SetFilm:
    return SetFilm(tmp_path, lambda uid, path: kept.append((uid, path)), fps=10.0)


def test_nothing_is_filmed_unless_asked_for(film: SetFilm, kept: list[tuple[str, Path]], tmp_path: Path) -> None:
    film.begin("a")
    film.append(moment(0.0))
    film.end()
    assert film.join(60)
    assert kept == [] and list(tmp_path.iterdir()) == []


def test_the_film_runs_at_the_pace_of_the_set(film: SetFilm, kept: list[tuple[str, Path]]) -> None:
    film.on = True
    film.begin("a")
    # 25 frames a second unevenly, then a pause of 60 s, then one more second.
    times = [0.04 * i for i in range(26)] + [61.0 + 0.04 * i for i in range(26)]
    for t_s in times[:26]:
        film.append(moment(t_s, 60))
    while film._frames is not None and not film._frames.empty():
        pass
    for t_s in times[26:]:
        film.append(moment(t_s, 180))
    film.end()
    assert film.join(60)
    ((uid, path),) = kept
    assert uid == "a" and path.name == "a.mp4"
    assert path.stat().st_mode & 0o777 == 0o600
    found = shades(path)
    # One second, the cut pause as two seconds of still picture, one second.
    assert len(found) == pytest.approx(10 * (1.0 + 2.0 + 1.0) + 1, abs=1)
    assert found[0] == pytest.approx(60, abs=3) and found[-1] == pytest.approx(180, abs=3)


def test_turned_off_in_the_middle_it_ends_there(film: SetFilm, kept: list[tuple[str, Path]]) -> None:
    film.on = True
    film.begin("a")
    film.append(moment(0.0))
    film.on = False
    film.append(moment(0.5))
    film.end()
    assert film.join(60)
    assert len(shades(kept[0][1])) == 1
    film.begin("b")
    assert film._frames is None


def test_two_sets_are_two_films(film: SetFilm, kept: list[tuple[str, Path]]) -> None:
    film.on = True
    for uid in ("a", "b"):
        film.begin(uid)
        film.append(moment(0.0))
    film.end()
    film.end()
    assert film.join(60)
    assert sorted(uid for uid, _ in kept) == ["a", "b"]


def test_a_folder_that_is_gone_is_said_and_stops_nothing(kept: list[tuple[str, Path]], tmp_path: Path) -> None:
    film = SetFilm(tmp_path / "gone", lambda uid, path: kept.append((uid, path)))
    film.on = True
    film.begin("a")
    for i in range(100):
        film.append(moment(i / 10))
    film.end()
    assert film.join(60)
    assert kept == []
    assert "does not exist" in film.problem


def test_a_film_that_cannot_be_kept_at_its_end_is_said_and_nobody_waits_for_it(tmp_path: Path) -> None:
    def full(uid: str, path: Path) -> None:
        raise OSError(28, "No space left on device")

    film = SetFilm(tmp_path, full)
    film.on = True
    film.begin("a")
    film.append(moment(0.0))
    film.end()
    assert film.join(60)
    assert film.problem == "The film was not kept: No space left on device."


def test_pictures_of_another_size_are_left_out(film: SetFilm, kept: list[tuple[str, Path]]) -> None:
    film.on = True
    film.begin("a")
    film.append(moment(0.0))
    film.append(moment(0.5, size=(24, 32)))
    film.end()
    assert film.join(60)
    assert len(shades(kept[0][1])) == 1


def test_a_set_that_is_taken_up_again_has_a_second_film(film: SetFilm, kept: list[tuple[str, Path]]) -> None:
    film.on = True
    for shade in (60, 180):
        film.begin("a")
        film.append(moment(0.0, shade))
        film.end()
        assert film.join(60)
    assert [path.name for _, path in kept] == ["a.mp4", "a-1.mp4"]
    assert [shades(path)[0] for _, path in kept] == pytest.approx([60, 180], abs=3)


def test_a_film_under_way_has_the_name_that_a_start_looks_for(film: SetFilm, tmp_path: Path) -> None:
    film.on = True
    film.begin("a")
    film.append(moment(0.0))
    while not list(tmp_path.glob(UNFINISHED)):
        pass
    (half,) = tmp_path.glob(UNFINISHED)
    assert set_of(half) == "a"
    film.end()
    assert film.join(60)
