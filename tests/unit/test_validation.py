"""Validation: figures with answers made by hand, finding clips, and a whole run over a small made-up set."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from math import isnan

import pytest
from synthetic import poses, repetitions

from coach.cli.main import main
from coach.errors import CoachError
from coach.store.recording import RecordingWriter
from coach.validation.dataset import find
from coach.validation.metrics import agreement


def test_agreement_by_hand():
    found = agreement([0.0, 10.0, 20.0], [1.0, 13.0, 22.0])  # differences 1, 3, 2
    assert (found.n, found.bias, found.mae, found.sd) == (3, 2.0, 2.0, 1.0)
    assert (found.low, found.high) == (pytest.approx(0.04), pytest.approx(3.96))


def test_agreement_leaves_out_what_was_not_measured():
    found = agreement([0.0, 10.0], [float("nan"), 7.0])
    assert (found.n, found.bias, found.mae) == (1, -3.0, 3.0)
    assert isnan(found.sd)


def test_agreement_wants_pairs():
    with pytest.raises(ValueError, match="as many"):
        agreement([1.0], [1.0, 2.0])


def recording(folder, name, tops, meta):
    at, duration_s = repetitions(tops)
    writer = RecordingWriter()
    for frame, pose in poses(at, duration_s):
        writer.append(pose, frame.t_s, pose.size_px)
    writer.save(folder / f"{name}.npz", meta)


@pytest.fixture
def dataset(tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    recording(folder, "two", [0.0, 0.0], {"exercise": "glute_bridge", "reps": 2, "sure": True, "kind": "real"})
    recording(folder, "miscounted", [0.0], {"exercise": "glute_bridge", "reps": 2, "sure": True, "kind": "real"})
    recording(folder, "lying", [], {"exercise": "rest", "reps": 0, "sure": True, "kind": "other"})
    return folder


def test_clips_are_found_with_what_is_known_of_them(dataset):
    clips = {clip.name: clip for clip in find(dataset).clips}
    assert {name.removesuffix(".npz"): (c.kind, c.repetitions) for name, c in clips.items()} == {
        "two": ("real", 2), "miscounted": ("real", 2), "lying": ("other", 0),
    }  # fmt: skip


def test_no_folder_and_an_empty_one_are_told(tmp_path):
    with pytest.raises(CoachError, match="not a folder"):
        find(tmp_path / "nowhere")
    with pytest.raises(CoachError):
        find(tmp_path)


def test_a_broken_truth_is_told_by_name(dataset, capsys):
    (dataset / "film.mp4").write_bytes(b"x")
    (dataset / "film.json").write_text("{ not json")
    with pytest.raises(CoachError, match=r"film\.json"):
        find(dataset)


class Tags(HTMLParser):
    """Notes what is open; a page that closes what it did not open fails."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input", "line", "rect", "circle", "path", "polyline"})

    def __init__(self):
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_a_whole_run_tells_the_miscount_and_writes_its_reports(dataset, tmp_path, capsys):
    page, figures = tmp_path / "report.html", tmp_path / "figures.json"
    code = main(["validate", str(dataset), "--html", str(page), "--json", str(figures), "--jobs", "1"])
    printed = capsys.readouterr().out
    assert code == 0
    assert "1 of 2 clips" in printed.replace("\n", " ")
    assert "not reached" in printed.replace("\n", " ")
    tags = Tags()
    tags.feed(page.read_text(encoding="utf-8"))
    assert tags.open == []
    assert "miscounted" in page.read_text(encoding="utf-8")
    assert json.loads(figures.read_text(encoding="utf-8"))


def test_an_unknown_exercise_is_told(dataset, capsys):
    assert main(["validate", str(dataset), "--exercise", "glute_bridg"]) == 2
    assert 'Did you mean "glute_bridge"' in capsys.readouterr().err
