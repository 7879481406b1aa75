"""Writes docs/exercises/<id>.md and its set-up drawing from each specification: `python docs/make_exercise_pages.py`.

Everything on a page comes from the specification; a test fails when a page is older than its specification.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from coach.exercise.loader import exercise, exercise_ids
from coach.exercise.spec import Condition, ExerciseSpec, FaultSpec, MeasureSpec
from coach.signals.registry import all_signals

OUT = Path(__file__).resolve().parent / "exercises"
INK, SOFT, WORK = "#1f2937", "#94a3b8", "#2563eb"

# Stick figures in a 360 x 170 picture: head (x, y), then lines of joints; the working ones are drawn last, thick.
FIGURES: dict[str, dict[str, list[list[tuple[int, int]]]]] = {
    "supine": {"body": [[(92, 128), (152, 140)]], "work": [[(92, 128), (175, 92), (250, 58), (262, 132), (286, 132)]]},
    "reclined": {"body": [[(98, 84), (130, 108)]], "work": [[(98, 84), (178, 80), (255, 76), (258, 132), (282, 132)]]},
    "side_lying": {
        "body": [[(95, 118), (175, 120), (228, 132), (196, 138)]],
        "work": [[(175, 120), (222, 82), (196, 130)]],
    },
    "upright": {
        "body": [[(180, 50), (180, 92)], [(180, 55), (158, 82)], [(180, 55), (202, 82)]],
        "work": [[(172, 92), (168, 112), (168, 134)], [(188, 92), (194, 112), (194, 134)]],
    },
}
HEADS = {"supine": (72, 126), "reclined": (80, 74), "side_lying": (74, 112), "upright": (180, 34)}
PROPS = {
    "reclined": '<rect x="60" y="92" width="44" height="44" fill="none" stroke="#94a3b8" stroke-width="3"/>',
}
STEP = '<rect x="156" y="134" width="52" height="10" fill="none" stroke="#94a3b8" stroke-width="3"/>'


def drawing(spec: ExerciseSpec) -> str:
    """The set-up as SVG: the person, the laptop, the distance and the height of the camera."""
    posture = spec.setup.posture
    figure, head = FIGURES[posture], HEADS[posture]
    low, high = spec.setup.distance_m
    down, up = spec.setup.camera_height_m
    view = " or ".join(f"{v} view" for v in spec.setup.facing)
    lines = [_line(points, INK, 4) for points in figure["body"]] + [_line(p, WORK, 7) for p in figure["work"]]
    if spec.setup.side == "planted":
        lines.insert(0, _line([(175, 92), (300, 34)], INK, 4))
    props = PROPS.get(posture, "") + (STEP if spec.id == "step_up" else "")
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 230" role="img" font-family="sans-serif">
<title>{spec.name["en"]}: {view}, camera {low:g} to {high:g} m away, {down:g} to {up:g} m high</title>
<rect width="360" height="230" rx="14" fill="#f8fafc"/>
<line x1="30" y1="146" x2="330" y2="146" stroke="{SOFT}" stroke-width="3"/>
{props}<circle cx="{head[0]}" cy="{head[1]}" r="13" fill="none" stroke="{INK}" stroke-width="4"/>
{chr(10).join(lines)}
<rect x="160" y="190" width="40" height="24" rx="3" fill="none" stroke="{INK}" stroke-width="3"/>
<line x1="152" y1="217" x2="208" y2="217" stroke="{INK}" stroke-width="4"/>
<line x1="180" y1="184" x2="180" y2="156" stroke="{SOFT}" stroke-width="2" stroke-dasharray="4 4"/>
<text x="214" y="176" font-size="13" fill="{INK}">{low:g} to {high:g} m</text>
<text x="214" y="208" font-size="13" fill="{INK}">lens {down:g} to {up:g} m high</text>
<text x="30" y="208" font-size="13" fill="{INK}">{view}</text>
</svg>
"""


def _line(points: list[tuple[int, int]], colour: str, width: int) -> str:
    path = " ".join(f"{x},{y}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def page(spec: ExerciseSpec) -> str:
    """The whole page."""
    setup, dose = spec.setup, spec.prescription
    lines = [
        f"# {spec.name['en']}",
        "",
        f"Made from `exercise_specs/{spec.id}.toml` (version {spec.version}) by `docs/make_exercise_pages.py`.",
        "",
        spec.why["en"],
        "",
        f"![Set-up of {spec.name['en']}]({spec.id}.svg)",
        "",
        "## Set-up",
        "",
        f"- Say: \u201c{setup.say['en']}\u201d",
        f"- View: {' or '.join(setup.facing)}; posture: {setup.posture.replace('_', ' ')}.",
        f"- Camera {setup.distance_m[0]:g} to {setup.distance_m[1]:g} m away, "
        f"{setup.camera_height_m[0]:g} to {setup.camera_height_m[1]:g} m high, level.",
        f"- Usual dose: {dose.sets} x {dose.reps}, hold {dose.hold_s:g} s, rest {dose.rest_s:g} s.",
        "",
        "## What a repetition is",
        "",
        *_repetition(spec),
        "",
        "## What is measured, and how surely",
        "",
        "| measure | unit | stated error | normal | from |",
        "|---|---|---|---|---|",
        *(_measure_row(m) for m in spec.measure),
        "",
    ]
    if spec.correction:
        lines += ["Stated corrections of what the detector reads:", ""]
        lines += [f"- {c.signal}: (read - {c.offset:g}) / {c.gain:g}. {c.source}." for c in spec.correction]
        lines.append("")
    lines += [
        "## Faults and cues",
        "",
        "| code | fault | when | severity | cue | source |",
        "|---|---|---|---|---|---|",
    ]
    lines += [row for fault in spec.fault for row in _fault_rows(fault)]
    lines += ["", "## Not measured here", ""]
    lines += [f"- {n.what['en']}{f' ({n.code})' if n.code else ''}: {n.reason['en']}" for n in spec.not_visible]
    return "\n".join(lines) + "\n"


def _repetition(spec: ExerciseSpec) -> list[str]:
    rep = spec.rep
    unit = all_signals()[rep.driver].unit
    if rep.target is not None:
        way = f"from the person's own rest position to {rep.target:g} {unit}"
    else:
        way = (
            f"from the person's own rest as far as the person's own full repetitions go (at first {rep.span:g} {unit})"
        )
    told = [
        f"- Driven by `{rep.driver}`, {way}.",
        f"- It begins at {rep.start:.0%} of the way, is full from {rep.top:.0%}, partial from {rep.partial:.0%}, "
        f"and counts when it is back below {rep.end:.0%}; at least {rep.min_s:g} s.",
    ]
    told += [f"- Not counted when {need.why['en']}." for need in rep.require]
    return told


def _measure_row(m: MeasureSpec) -> str:
    signal = all_signals()[m.signal]
    unit = signal.unit + ("/s" if m.reduce == "slope" else "")
    error = f"±{m.error:g}" if m.error is not None else "not stated"
    normal = f"{m.normal[0]:g} to {m.normal[1]:g}" if m.normal else ""
    how = f"{m.reduce} of `{m.signal}` over {m.over.replace('_', ' ')}"
    how += f", minus {m.minus.replace('_', ' ')}" if m.minus else ""
    how += ", since rest" if m.since_rest else ""
    return f"| `{m.id}`: {m.name['en']} | {unit} | {error} | {normal} | {how}. {m.source} |"


def _fault_rows(fault: FaultSpec) -> list[str]:
    during = "at the end of the repetition" if fault.during == "rep" else f"during {', '.join(fault.during)}"
    during += f", for {fault.for_s:g} s" if fault.for_s else ""
    return [
        f"| {fault.code} | `{fault.id}`: {fault.name['en']} | {_words(level.when)} ({during}) | "
        f"{level.severity}{f', {level.grade}' if level.grade else ''} | {fault.cue['en']} | {fault.source} |"
        for level in fault.levels
    ]


def _words(condition: Condition) -> str:
    if condition.all is not None:
        return "(" + " and ".join(_words(part) for part in condition.all) + ")"
    if condition.any is not None:
        return "(" + " or ".join(_words(part) for part in condition.any) + ")"
    name = f"`{condition.signal or condition.measure}`"
    name += {"value": "", "since_rest": " since rest", "rate": " per second"}[condition.of]
    return f"{name} above {condition.above:g}" if condition.above is not None else f"{name} below {condition.below:g}"


def pages() -> dict[Path, str]:
    """Every file that this script writes, with its text."""
    files: dict[Path, str] = {}
    for name in exercise_ids():
        spec = exercise(name)
        files[OUT / f"{name}.md"] = page(spec)
        files[OUT / f"{name}.svg"] = drawing(spec)
    return files


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(OUT.parent.parent))
