"""German for what exercise files and the measuring say in English only: what a view never shows, and reasons."""

from __future__ import annotations

from coach.pose.landmarks import JOINTS

_SIDES = {"left": "linke", "right": "rechte", "near": "nähere"}
_JOINTS = {
    "eye": "s Auge", "ear": "s Ohr", "shoulder": " Schulter", "elbow": "r Ellbogen", "wrist": "s Handgelenk",
    "hip": " Hüfte", "knee": "s Knie", "ankle": "s Sprunggelenk", "heel": " Ferse",
    "foot_index": "r Fuß", "side": " Seite",
}  # fmt: skip

# "left hip hidden": the pipeline joins side and joint.
_HIDDEN = {
    f"{side} {joint.replace('foot_index', 'foot')} hidden": f"{_SIDES[side]}{_JOINTS[joint]} verdeckt"
    for side in _SIDES
    for joint in (*JOINTS, "side")
}

GERMAN = _HIDDEN | {
    "arch before the lift": "Hohlkreuz vor dem Anheben",
    "bend of hips and knees": "Beugung von Hüfte und Knie",
    "bounce off the floor": "Schwung vom Boden",
    "depth of the squat, bobbing, forward lean": "Tiefe der Hocke, Wippen, Vorneigung",
    "foot half on the step, height of the step in centimetres": "Fuß nur halb auf der Stufe, Stufenhöhe in Zentimetern",
    "hip and knee angle at the top": "Hüft- und Kniewinkel oben",
    "hitching of the waist": "Hochziehen der Taille",
    "knees dropping in or out": "Knie, die nach innen oder außen fallen",
    "knees pulled in by the band": "vom Band nach innen gezogene Knie",
    "opening in degrees while the pelvis rolls": "Öffnung in Grad, während das Becken rollt",
    "pelvic drop from the side, forward lean from the front": "Absinken des Beckens von der Seite, Vorneigung von vorn",
    "pelvic drop or rotation": "Absinken oder Drehen des Beckens",
    "pelvic tilt, lumbar curve, muscle activity": "Beckenkippung, Krümmung des unteren Rückens, Muskelaktivität",
    "place of the working foot, knee bend": "Stellung des arbeitenden Fußes, Kniebeugung",
    "push-off from the trailing foot": "Abstoßen mit dem hinteren Fuß",
    "roll of the trunk apart from the pelvis": "Rollen des Rumpfes getrennt vom Becken",
    "sway-back finish": "Rückneigung am Ende",
    "the far leg as working leg": "das fernere Bein als arbeitendes Bein",
    "turned toes, rotation, speed of the trailing foot": "gedrehte Zehen, Drehung, Tempo des hinteren Fußes",
    "turning of the hip itself, muscle activity": "Drehung in der Hüfte selbst, Muskelaktivität",
    "more than one person in the picture": "mehr als eine Person im Bild",
    "not lying on the back with knees bent": "nicht in Rückenlage mit gebeugten Knien",
    "not leaning on a bench with knees bent": "nicht an einer Bank mit gebeugten Knien",
    "not lying on the side": "nicht in Seitenlage",
    "not standing": "nicht im Stehen",
    "turn side-on to the camera": "nicht seitlich zur Kamera",
    "turn to face the camera": "nicht frontal zur Kamera",
    "too far from the camera": "zu weit von der Kamera",
    "part of the body is outside the picture": "ein Teil des Körpers außerhalb des Bildes",
    "tracking slipped": "Verfolgung abgerissen",
    "limbs look foreshortened or swapped": "Gliedmaßen verkürzt oder vertauscht",
    "nobody is seen": "niemand zu sehen",
    "the person is not seen well enough": "Person nicht gut genug zu sehen",
    "the person was not seen all the time": "Person nicht durchgehend zu sehen",
    "the view does not allow it": "die Ansicht erlaubt es nicht",
    "it needs a side view": "braucht eine Seitenansicht",
    "it needs a front view": "braucht eine Vorderansicht",
    "no clear outline of the belly": "keine klare Kontur des Bauches",
    "not seen for long enough": "nicht lange genug zu sehen",
    "dark": "dunkel",
}
