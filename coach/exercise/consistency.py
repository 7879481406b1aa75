"""What must hold between the parts of a specification: names that exist, no name twice, English everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.errors import did_you_mean
from coach.pose.landmarks import JOINTS
from coach.signals.registry import all_signals

if TYPE_CHECKING:
    from coach.exercise.spec import ExerciseSpec


def problems_of(spec: ExerciseSpec) -> list[str]:
    """Every inconsistency, in plain words with the path inside the file; empty when it all fits."""
    return [*_unknown_names(spec), *_twice(spec), *_no_english(spec), *_required(spec), *_sides(spec)]


def _unknown_names(spec: ExerciseSpec) -> Iterator[str]:
    from coach.exercise.spec import BUILTIN_MEASURES

    signals = set(all_signals())
    measures = {m.id for m in spec.measure} | set(BUILTIN_MEASURES)
    named = [("rep.driver", spec.rep.driver)]
    named += [(f"rep.require[{i}].signal", r.signal) for i, r in enumerate(spec.rep.require)]
    named += [(f"correction[{i}].signal", c.signal) for i, c in enumerate(spec.correction)]
    named += [(f"measure {m.id}: signal", m.signal) for m in spec.measure]
    leaves = [(f, leaf) for f in spec.fault for level in f.levels for leaf in level.when.leaves()]
    named += [(f"fault {f.id}: signal", leaf.signal) for f, leaf in leaves if leaf.signal is not None]
    for path, name in named:
        if name not in signals:
            yield f'{path}: there is no signal "{name}".{did_you_mean(name, signals)}'
    for fault, leaf in leaves:
        if leaf.measure is not None and leaf.measure not in measures:
            yield f'fault {fault.id}: there is no measure "{leaf.measure}".{did_you_mean(leaf.measure, measures)}'
    for joint in spec.setup.joints:
        if joint not in JOINTS:
            yield f'setup.joints: there is no joint "{joint}".{did_you_mean(joint, JOINTS)}'


def _sides(spec: ExerciseSpec) -> Iterator[str]:
    """A signal of one side needs `of`, and another must have none; live rules know no side."""
    known = all_signals()
    readers = [(f"rep.require[{i}]", r.signal, r.of) for i, r in enumerate(spec.rep.require)]
    readers += [(f"measure {m.id}", m.signal, m.of) for m in spec.measure]
    for path, name, of in readers:
        if name in known and known[name].sided != (of is not None):
            need = 'needs of = "working" or "other"' if of is None else "has no side; leave out of"
            yield f'{path}: the signal "{name}" {need}'
    if spec.setup.side == "none" and any(of is not None for _, _, of in readers):
        yield 'setup.side = "none", but a measure asks for a side'
    leaves = [(f.id, leaf.signal) for f in spec.fault for lv in f.levels for leaf in lv.when.leaves() if leaf.signal]
    for path, name in [*((f"fault {i}", n) for i, n in leaves), ("rep.driver", spec.rep.driver)]:
        if name in known and known[name].sided:
            yield f'{path}: the signal "{name}" belongs to a side; judge a measure of it instead'


def _twice(spec: ExerciseSpec) -> Iterator[str]:
    for what, ids in (("measure", [m.id for m in spec.measure]), ("fault", [f.id for f in spec.fault])):
        for name, times in Counter(ids).items():
            if times > 1:
                yield f'{what} "{name}" stands {times} times; each id once'


def _no_english(spec: ExerciseSpec) -> Iterator[str]:
    texts = [("name", spec.name), ("why", spec.why), ("setup.say", spec.setup.say)]
    texts += [("setup.wrong_posture", spec.setup.wrong_posture), ("setup.wrong_view", spec.setup.wrong_view)]
    texts += [(f"measure {m.id}: name", m.name) for m in spec.measure]
    texts += [(f"fault {f.id}: {key}", table) for f in spec.fault for key, table in (("name", f.name), ("cue", f.cue))]
    texts += [(f"rep.require[{i}]: why", need.why) for i, need in enumerate(spec.rep.require)]
    hidden = enumerate(spec.not_visible)
    texts += [(f"not_visible[{i}]: {key}", t) for i, n in hidden for key, t in (("what", n.what), ("reason", n.reason))]
    for path, table in texts:
        if "en" not in table:
            yield f"{path}: the English text (en) is missing"


def _required(spec: ExerciseSpec) -> Iterator[str]:
    for i, need in enumerate(spec.rep.require):
        if (need.above is None) == (need.below is None):
            yield f"rep.require[{i}]: exactly one of above, below"
