"""Every screen of a guided session with known content, and a session that shows what the test says. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from made_up_sessions import BRIDGE, CLAM, PLAN, profile, session, stopped_by_pain
from ui_fakes import ENTRIES, FakeRunner

from coach.session.guided import moments as m
from coach.store.records import PlanItem
from coach.types import Counts, SetupCheck
from ui.guide.words import Words
from ui.models import Exercise

STEP = PlanItem("step_up", 2, 9, 1.0, 75.0, each_side=True)
NAMES = {
    "glute_bridge_single": ("Single-leg glute bridge", "Lie on your back, working leg towards the camera.", "supine"),
    "step_up": ("Step-up", "Face the camera, step in front of you, a wall or chair within reach.", "upright"),
    "hip_thrust": ("Hip thrust", "Sit side-on, shoulder blades on the bench edge, feet flat.", "reclined"),
    "lateral_band_walk": ("Lateral band walk", "Face the camera, band above the knees, soft knees.", "upright"),
}
CUES = {("glute_bridge", "lumbar_compensation"): "Stop one step lower and keep your ribs soft."}
MEASURES = {("glute_bridge", "hip_extension_top_deg"): "Hip extension at the top"}


def words() -> Words:
    """The exercises of the tests, by name."""
    known = {key: Exercise.of(key, {"demo": True, **entry}) for key, entry in ENTRIES.items()}
    for key, (name, setup, posture) in NAMES.items():
        known[key] = Exercise(key, name, setup, posture=posture, facing=("front",))
    known["clamshell"] = replace(known["clamshell"], posture="side_lying", facing=("front",), driver="knee_gap_t")
    return Words(known, CUES, MEASURES)


PERSON = profile()
RECORD = session(PERSON)
PLACE = m.Place(BRIDGE, 0, 2, None, 1, 2)
SIDED = m.Place(CLAM, 1, 2, "left", 1, 1)
RIGHT = m.Place(CLAM, 1, 2, "right", 1, 1)
WRONG = (
    SetupCheck("person", "I see you", True),
    SetupCheck("whole", "whole body", True),
    SetupCheck("distance", "distance", True),
    SetupCheck("posture", "lying", True),
    SetupCheck("view", "side view", False, "Turn so your side faces the camera."),
    SetupCheck("light", "light", None),
)
FINE = tuple(replace(check, ok=True, hint="") for check in WRONG)
BRIDGE_SUM = m.ItemSummary(
    "glute_bridge", Counts(17, 2, 1), 20, 2.1, -3.0, "with_fault",
    {"good": 17, "total": 20, "target": 20, "fault": "lumbar_compensation", "reason": ""},
)  # fmt: skip
CLAM_SUM = m.ItemSummary(
    "clamshell", Counts(21, 1, 0), 24, 1.2, float("nan"), "nearly",
    {"good": 21, "total": 22, "target": 24, "fault": "", "reason": ""},
    (("left", 12, 12), ("right", 9, 10)), (("frames", "too far from the camera"),),
)  # fmt: skip
SKIPPED = m.ItemSummary(
    "step_up", Counts(), 36, float("nan"), float("nan"), "skipped", {"good": 0, "total": 0, "target": 36}, skipped=True
)
SCREENS: dict[str, m.Screen] = {
    "resume": m.ResumeOffer(replace(RECORD, ended_at=None, end=None), 2),
    "notice": m.Notice(),
    "screening": m.Screening("fall_or_accident", 3, 12, "clinician"),
    "red_flag": m.RedFlag("emergency", ("bladder_bowel_saddle",)),
    "see_clinician": m.RedFlag("clinician", ("fall_or_accident", "constant_night_pain")),
    "programme": m.Programme(
        replace(PLAN, items=(BRIDGE, CLAM, STEP)), True, "wed", ("glute_bridge", "clamshell", *NAMES), ("lower_level",)
    ),
    "programme_standing": m.Programme(
        replace(PLAN, items=(BRIDGE, CLAM, STEP)), True, "wed", ("glute_bridge",), ("calibrate_again",), True
    ),
    "standing": m.Calibrate(0.0, "not_side_on", None),
    "standing_held": m.Calibrate(0.6, "", None),
    "standing_done": m.Calibrate(1.0, "", 3.4),
    "standing_failed": m.Calibrate(0.0, "no_result", None),
    "rate_pain": m.Rate("pain_now"),
    "rate_effort": m.Rate("effort", "glute_bridge"),
    "rate_counting": m.Rate("pain_exercise", "glute_bridge", True, 4),
    "rate_from_the_mat": m.Rate("pain_exercise", "glute_bridge", True, None, 3),
    "intro": m.Intro(PLACE, ("mat", "pillow", "space"), (2.0, 2.5), (0.3, 0.6)),
    "intro_side": m.Intro(SIDED, ("mat", "pillow", "space"), (2.0, 2.5), (0.5, 0.8)),
    "setup_wrong": m.Setup(PLACE, WRONG, 0.0),
    "setup_right": m.Setup(PLACE, FINE, 0.6),
    "setup_stuck": m.Setup(PLACE, WRONG, 0.0, stuck=True),
    "practice": m.Practice(PLACE, 1, 2),
    "set": m.WorkSet(PLACE, 7, Counts(7, 1, 1)),
    "paused": m.Paused(PLACE, "sat_up", 7),
    "paused_easier": m.Paused(PLACE, "three_major", 7, easier=True),
    "rest": m.Rest(PLACE, 42.0, 60.0, replace(PLACE, number=2), "steady_tempo", "lumbar_compensation"),
    "rest_last": m.Rest(PLACE, 42.0, 60.0, None, "all_good", ""),
    "side_change": m.SideChange(RIGHT, 0.0, WRONG),
    "stop_why": m.StopWhy(
        ("chest_pain", "breathlessness", "groin_numbness", "leg_weakness", "leg_pain_below_knee", "numbness",
         "dizziness")
    ),
    "pain_stop": m.PainStop("pain", 6, "6", True, False),
    "symptom_stop": m.PainStop("symptom", None, "leg_weakness", False, True),
    "fall_stop": m.PainStop("fall", None, "", False, True),
    "summary": m.Summary((BRIDGE_SUM, CLAM_SUM, SKIPPED), RECORD, "held_well", "lumbar_compensation"),
    "summary_stopped": m.Summary((BRIDGE_SUM,), stopped_by_pain(PERSON), "showed_up", "easier_next_time", "pain"),
}  # fmt: skip


@dataclass
class FakeSession:
    """Shows `screen`; gives `effects` once; keeps what it is told in `acts` and `steps`."""

    screen: m.Screen = field(default_factory=m.Notice)
    effects: list = field(default_factory=list)
    acts: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    gesture_held: float = 0.0
    # action name -> (screen, effects) that it leads to
    leads: dict = field(default_factory=dict)

    def step(self, now_s, state, events, source_kind):
        self.steps.append((now_s, state, events, source_kind))

    def act(self, action, now_s):
        self.acts.append(action)
        screen, effects = self.leads.get(action.name, (self.screen, []))
        self.screen = screen
        self.effects += effects

    def take_effects(self):
        taken, self.effects = self.effects, []
        return taken


@dataclass
class GuideRunner(FakeRunner):
    """The fake runner with what a guided session asks of one."""

    def use(self, exercise_id, hold_s, target_deg=None, neutral_deg=None):
        self.calls.append(("use", exercise_id, hold_s, target_deg, neutral_deg))

    def count_from_zero(self, target_deg=None):
        self.calls.append(("count_from_zero", target_deg))

    def record(self, set_uid, zero_s=None):
        self.calls.append(("record", set_uid))


@dataclass
class FakeJournal:
    """Keeps events; `problem` is what the test says."""

    events: list = field(default_factory=list)
    problem: str = ""

    def put(self, event):
        self.events.append(event)

    def flush(self, timeout_s=5.0):
        return not self.problem

    def close(self, timeout_s=5.0):
        pass
