"""Codes of the FHIR bundle (clinical_spec §11). No others: where no code is sure, a local one with words stands.

The local system is a URN, not an address: no host of the web is this project's own, and an address that somebody else
may own one day must not name its codes. LOINC 92850-7 and 92851-5 are assessments, never joint angles.
"""

from __future__ import annotations

from typing import Any

from coach.types import Side

LOCAL = "urn:glute-coach:formcoach"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

EXERCISE_THERAPY = ("229065009", "Exercise therapy")
HIP_REGION = ("29836001", "Hip region structure")
LATERALITY: dict[Side, tuple[str, str]] = {"left": ("7771000", "Left"), "right": ("24028007", "Right")}
PAIN = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")

# Units of a measure as UCUM: (unit for people, code). T and hip widths have none: annotations say what they are.
UNITS = {
    "deg": ("deg", "deg"),
    "deg/s": ("deg/s", "deg/s"),
    "s": ("s", "s"),
    "T": ("torso lengths", "{torso_length}"),
    "hip widths": ("hip widths", "{hip_width}"),
}
# Measures whose name is not simply their code.
NAMED = {
    "hip_extension_top_deg": "hip-ext-trunk-thigh-top",
    "hip_extension_range_deg": "hip-ext-trunk-thigh-range",
    "pelvic_drop_deg": "pelvic-drop-est",
    "pelvic_drop_max_deg": "pelvic-drop-max-est",
}


def local_code(measure_id: str) -> str:
    """The local code of a measure: its name without the unit."""
    if measure_id in NAMED:
        return NAMED[measure_id]
    name = measure_id
    for unit in ("_deg_s", "_deg", "_s", "_t"):
        name = name.removesuffix(unit)
    return name.replace("_", "-")


def concept(system: str, code: str, text: str) -> dict[str, Any]:
    """A CodeableConcept with one coding."""
    return {"coding": [{"system": system, "code": code, "display": text}], "text": text}


def quantity(value: float, unit: str, code: str) -> dict[str, Any]:
    """A Quantity; six digits are more than any reading bears."""
    return {"value": round(value, 6), "unit": unit, "system": UCUM, "code": code}


def score(value: int) -> dict[str, Any]:
    """An answer 0..10."""
    return quantity(value, "score", "{score}")


def repetitions(value: int) -> dict[str, Any]:
    """A number of repetitions."""
    return quantity(value, "repetitions", "{repetitions}")


def body_site(side: Side | None) -> dict[str, Any]:
    """The hip region, with its side where there is one."""
    site = concept(SNOMED, *HIP_REGION)
    if side is not None:
        code, display = LATERALITY[side]
        site["coding"].append({"system": SNOMED, "code": code, "display": display})
        site["text"] = f"{HIP_REGION[1]}, {side}"
    return site
