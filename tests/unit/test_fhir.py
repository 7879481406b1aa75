"""The FHIR bundle against the R4 schema (fhir.resources, R4B: the same for these resources), and against its rules."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from math import nan

import made_up_course as course
import made_up_sessions as made_up
import pytest
from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from coach.export.fhir import bundle, to_fhir
from coach.export.fhir_codes import LOCAL, local_code
from coach.store.records import Software
from coach.types import Measure

PERSON = made_up.profile("Alias 7")
# Value sets with required binding, which the schema's models do not check: R4 4.0.1.
REPORTED = "registered preliminary final amended corrected cancelled entered-in-error unknown"
PERFORMED = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"
ANSWERED = "in-progress completed amended entered-in-error stopped"
STATUSES = {"Observation": REPORTED, "Procedure": PERFORMED, "QuestionnaireResponse": ANSWERED}


def made(sessions=None):
    return bundle(PERSON, [made_up.session(PERSON), made_up.stopped_by_pain(PERSON)] if sessions is None else sessions)


def of(found, kind):
    return [e["resource"] for e in found["entry"] if e["resource"]["resourceType"] == kind]


def observations(found, code):
    return [o for o in of(found, "Observation") if code in [c["code"] for c in o["code"]["coding"]]]


def everything(value):
    """Every key with its value, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from everything(item)
    elif isinstance(value, list):
        for item in value:
            yield from everything(item)


# --- the schema


@pytest.mark.parametrize(
    "sessions",
    [[], [made_up.session(PERSON)], [made_up.stopped_by_pain(PERSON)], course.course(PERSON, 2)],
    ids=["none", "one", "stopped", "course"],
)
def test_it_is_valid_r4(sessions):
    found = json.loads(to_fhir(PERSON, sessions))
    Bundle.model_validate(found)
    for kind, allowed in STATUSES.items():
        assert {r["status"] for r in of(found, kind)} <= set(allowed.split())


def broken(how):
    found = made()
    how(found)
    return found


@pytest.mark.parametrize(
    "how",
    [
        lambda b: observations(b, "hold")[0].pop("code"),
        lambda b: observations(b, "hold")[0].pop("status"),
        lambda b: observations(b, "hold")[0].update(unheard_of=1),
        lambda b: observations(b, "hold")[0].update(valueString="two values"),
        lambda b: observations(b, "hold")[0]["valueQuantity"].update(value="many"),
        lambda b: observations(b, "hold")[0]["effectivePeriod"].update(start="yesterday"),
        lambda b: observations(b, "hold")[0].update(bodySite=[{"text": "a list"}]),
        lambda b: of(b, "Procedure")[0].pop("subject"),
        lambda b: of(b, "Device")[0].update(version="1.0"),
        lambda b: of(b, "QuestionnaireResponse")[0]["item"][0].pop("linkId"),
        lambda b: b.update(type=None),
    ],
)
def test_the_schema_refuses_a_broken_bundle(how):
    Bundle.model_validate(made())
    with pytest.raises(ValidationError):
        Bundle.model_validate(broken(how))


def test_references_lead_to_entries_and_names_are_unique():
    found = made(course.course(PERSON, 1))
    urls = [e["fullUrl"] for e in found["entry"]]
    assert len(set(urls)) == len(urls)
    assert all(url.startswith("urn:uuid:") for url in urls)
    assert {v for k, v in everything(found) if k == "reference"} <= set(urls)


def test_equal_records_give_an_equal_bundle():
    sessions = course.course(PERSON, 1)
    assert to_fhir(PERSON, sessions) == to_fhir(PERSON, copy.copy(sessions)[::-1])


# --- clinical_spec §11


def test_the_person_is_an_alias_and_no_more():
    patient = of(made(), "Patient")[0]
    assert patient == {"resourceType": "Patient", "name": [{"use": "nickname", "text": "Alias 7"}]}


def test_a_session_is_a_procedure():
    done, stopped = of(made(), "Procedure")
    assert done["code"]["coding"][0] == {
        "system": "http://snomed.info/sct", "code": "229065009", "display": "Exercise therapy",
    }  # fmt: skip
    assert done["performedPeriod"] == {"start": "2026-01-05T18:30:00+01:00", "end": "2026-01-05T18:45:00+01:00"}
    assert (done["status"], stopped["status"]) == ("completed", "stopped")
    assert stopped["statusReason"]["text"] == "pain (6)"


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("done", "completed"),
        ("stopped", "stopped"),
        ("symptom", "stopped"),
        ("abandoned", "stopped"),
        (None, "unknown"),
    ],
)
def test_how_a_session_ended(end, status):
    assert of(made([replace(made_up.session(PERSON), end=end)]), "Procedure")[0]["status"] == status


def test_the_hip_at_the_top():
    whole = made_up.session(PERSON)
    tops = [r.measures["hip_extension_top_deg"].value for r in whole.sets[0].reps]
    found = observations(made([whole]), "hip-ext-trunk-thigh-top")[0]
    assert found["valueQuantity"] == {
        "value": pytest.approx(sum(tops) / len(tops), abs=1e-6),
        "unit": "deg",
        "system": "http://unitsofmeasure.org",
        "code": "deg",
    }
    assert found["status"] == "preliminary"
    assert found["category"][0]["coding"][0]["code"] == "exam"
    assert [c["code"] for c in found["bodySite"]["coding"]] == ["29836001", "24028007"]
    assert found["method"]["text"] == "single-camera 2D BlazePose, side view"
    assert found["effectivePeriod"] == {"start": "2026-01-05T18:31:00+01:00", "end": "2026-01-05T18:32:10+01:00"}
    assert {c["code"]["coding"][0]["code"] for c in found["component"]} == {
        "valid-repetitions", "hip-ext-trunk-thigh-top-sd", "hip-ext-trunk-thigh-range", "hold",
    }  # fmt: skip
    note = found["note"][0]["text"]
    assert "+-7 deg" in note
    assert "0 straight, + past straight" in note
    assert "unlike ISB" in note
    assert "interpretation" not in found


def test_the_side_that_was_trained():
    found = observations(made(), "repetitions")
    assert [[c["code"] for c in o["bodySite"]["coding"][1:]] for o in found[2:4]] == [["7771000"], ["24028007"]]


def test_repetitions_by_verdict():
    found = observations(made(), "repetitions")[0]
    assert (found["valueQuantity"]["value"], found["valueQuantity"]["code"]) == (10, "{repetitions}")
    parts = {c["code"]["coding"][0]["code"]: c["valueQuantity"]["value"] for c in found["component"]}
    assert parts == {
        "repetitions-good": 8, "repetitions-partial": 1, "repetitions-compensated": 1,
        "repetitions-corrected-by-hand": 0, "repetitions-prescribed": 10,
    }  # fmt: skip


def test_pain_is_an_observation_and_an_answer():
    found = made([made_up.session(PERSON)])
    pain = observations(found, "72514-3")
    assert [o["valueQuantity"]["value"] for o in pain] == [3, 4, 2, 2]
    assert {o["valueQuantity"]["code"] for o in pain} == {"{score}"}
    assert {o["status"] for o in pain} == {"final"}
    answers = of(found, "QuestionnaireResponse")[0]["item"]
    assert [a["answer"][0]["valueInteger"] for a in answers] == [3, 4, 2, 2]
    effort = observations(found, "effort-0-10")[0]
    assert effort["code"]["coding"][0]["system"] == LOCAL


def test_everything_that_was_seen_is_part_of_its_session():
    found = made()
    sessions = {e["fullUrl"] for e in found["entry"] if e["resource"]["resourceType"] == "Procedure"}
    parts = [r for kind in ("Observation", "QuestionnaireResponse") for r in of(found, kind)]
    assert {p["partOf"][0]["reference"] for p in parts} == sessions


def test_what_was_not_measured_has_a_reason_and_no_value():
    whole = made_up.session(PERSON)
    low = Measure(77.125, "deg", "low", "turn side-on to the camera", 7.0)
    gone = Measure(nan, "deg", "na", "left hip hidden", 7.0)
    reps = tuple(replace(made_up.rep(i), measures={"hip_extension_top_deg": m}) for i, m in enumerate((low, gone), 1))
    found = made([replace(whole, sets=(replace(whole.sets[0], reps=reps),))])
    top = observations(found, "hip-ext-trunk-thigh-top")[0]
    assert "valueQuantity" not in top
    assert top["dataAbsentReason"]["text"] == "turn side-on to the camera; left hip hidden"
    assert top["component"][0]["valueQuantity"]["value"] == 0
    assert "77.125" not in json.dumps(found)
    Bundle.model_validate(found)


def test_codes_that_are_not_for_joint_angles_are_not_there():
    text = to_fhir(PERSON, course.course(PERSON, 1))
    assert "92850-7" not in text
    assert "92851-5" not in text


def test_systems_are_those_of_the_specification():
    found = made(course.course(PERSON, 1))
    assert {v for k, v in everything(found) if k == "system"} == {
        "http://snomed.info/sct",
        "http://loinc.org",
        "http://unitsofmeasure.org",
        "http://terminology.hl7.org/CodeSystem/observation-category",
        "http://terminology.hl7.org/CodeSystem/data-absent-reason",
        LOCAL,
    }


def test_no_code_stands_for_two_measures():
    found = made(course.course(PERSON, 1))
    names = {n for s in course.course(PERSON, 1) for x in s.sets for r in x.reps for n in r.measures}
    codes = [local_code(n) for n in names]
    assert len(set(codes)) == len(codes)
    # R4, rule obs-7: a component must not have the code of its observation.
    for o in of(found, "Observation"):
        own = {c["code"] for c in o["code"]["coding"]}
        assert not own & {c["code"] for part in o.get("component", []) for c in part["code"]["coding"]}


def test_software_that_is_not_known_leaves_its_line_out():
    whole = made_up.session(PERSON)
    found = made([replace(whole, head=replace(whole.head, software=Software("0.1.0", "", "")))])
    assert [v["value"] for v in of(found, "Device")[0]["version"]] == ["0.1.0"]
    Bundle.model_validate(found)
