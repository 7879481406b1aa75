"""The report's sentences and labels: {key: {"en": ..., "de": ...}}. Only text; a test asks for both languages."""

from __future__ import annotations


def _both(en: str, de: str) -> dict[str, str]:
    return {"en": en, "de": de}


TEXTS: dict[str, dict[str, str]] = {
    # --- the head
    "title": _both("Exercise report", "Übungsbericht"),
    "alias": _both("Name or alias", "Name oder Kürzel"),
    "period": _both("Period", "Zeitraum"),
    "period.value": _both("{since} to {until}", "{since} bis {until}"),
    "page": _both("Page {page} of {pages}", "Seite {page} von {pages}"),
    "sessions": _both("Sessions", "Einheiten"),
    "sessions.value": _both(
        "{n} ({guided} guided, {films} from films)", "{n} ({guided} angeleitet, {films} aus Filmen)"
    ),
    "programme": _both("Programme", "Programm"),
    "software": _both("Measured by", "Gemessen mit"),
    "made_on": _both("Report made on", "Bericht vom"),
    "language": _both("Languages", "Sprachen"),
    "language.value": _both("This report: English. Also in: German.", "Dieser Bericht: Deutsch. Auch auf: Englisch."),
    "notice": _both(
        "Movement as one camera saw it, for whoever supervises the exercises. It is not a medical device's result, it "
        "judges no health, and an angle can be wrong by 10 degrees or more. Figures stand beside their error.",
        "Bewegung, wie eine Kamera sie sah, für alle, die die Übungen begleiten. Kein Ergebnis eines Medizinprodukts, "
        "kein Urteil über Gesundheit; ein Winkel kann um 10 Grad und mehr falsch sein. Bei jeder Zahl steht ihr "
        "Fehler.",
    ),
    "empty": _both(
        "There is no session in this period, so there is nothing to report.",
        "In diesem Zeitraum gibt es keine Einheit und damit nichts zu berichten.",
    ),
    # --- the first page
    "glance.films": _both(
        "No guided session: these are films, measured, but prescribed by nobody.",
        "Keine angeleitete Einheit: Filme, gemessen, aber von niemandem verordnet.",
    ),
    "glance.done": _both("Sessions completed: {done};", "Abgeschlossene Einheiten: {done};"),
    "glance.done_of": _both(
        "Sessions completed: {done} of {prescribed} prescribed;",
        "Abgeschlossene Einheiten: {done} von {prescribed} verordneten;",
    ),
    "glance.done_over": _both(
        "Sessions completed: {done}, prescribed: {prescribed};",
        "Abgeschlossene Einheiten: {done}, verordnet: {prescribed};",
    ),
    "glance.none_early": _both("none ended early.", "keine vorzeitig beendet."),
    "glance.early": _both("ended early: {n} ({why}).", "vorzeitig beendet: {n} ({why})."),
    "early.pain": _both("for pain", "wegen Schmerz"),
    "early.symptom": _both("for a symptom", "wegen einer Beschwerde"),
    "early.stopped": _both("by own wish", "auf eigenen Wunsch"),
    "early.abandoned": _both("left open", "offen geblieben"),
    "early.None": _both("with no end noted", "ohne vermerktes Ende"),
    "glance.table": _both("Each exercise at a glance", "Jede Übung auf einen Blick"),
    "glance.sets": _both("Sets / due", "Sätze / Soll"),
    "glance.reps": _both("Counted / due", "Gezählt / Soll"),
    "glance.good": _both("Good, first → last third", "Gut, erstes → letztes Drittel"),
    "glance.main": _both("Main measure, first → last third", "Wichtigster Messwert, erstes → letztes Drittel"),
    "glance.error": _both("Error of one reading", "Fehler je Wert"),
    "glance.finding": _both("Commonest finding", "Häufigste Auffälligkeit"),
    "glance.sides": _both("Right less left", "Rechts minus links"),
    "glance.unread": _both("Not measured", "Nicht gemessen"),
    "glance.note": _both(
        "Due: prescribed in the sessions that were begun. Thirds: of the sessions, from three on; else one figure, the "
        "mean of all. Finding: above mere information, with its share of the repetitions. Right less left and not "
        "measured (share of repetitions without a sure reading): of the main measure.",
        "Soll: verordnet in den begonnenen Einheiten. Drittel: der Einheiten, ab drei; sonst eine Zahl, das Mittel "
        "aller. Auffälligkeit: mehr als bloße Info, mit ihrem Anteil an den Wiederholungen. Rechts minus links und "
        "nicht gemessen (Anteil der Wiederholungen ohne sichere Ablesung): vom wichtigsten Messwert.",
    ),
    "glance.answers": _both("Pain and effort, 0 to 10", "Schmerz und Anstrengung, 0 bis 10"),
    "glance.answer": _both("Answer", "Antwort"),
    "glance.more": _both("{newest} (and {n} earlier, see the details)", "{newest} (und {n} frühere, siehe hinten)"),
    "glance.details": _both("Details from page 2.", "Einzelheiten ab Seite 2."),
    "answer.before": _both("Pain before", "Schmerz vorher"),
    "answer.worst_24h": _both("Worst pain in 24 h", "Stärkster Schmerz in 24 h"),
    "answer.next_day": _both("Pain the day after the last", "Schmerz am Tag nach der letzten"),
    "answer.during": _both("Pain during (highest)", "Schmerz während (höchster)"),
    "answer.after": _both("Pain after", "Schmerz nachher"),
    "answer.effort": _both("Effort (highest)", "Anstrengung (höchste)"),
    "pain.least": _both("Least change", "Kleinste Änderung"),
    "pain.reaches": _both("Reaches it?", "Erreicht?"),
    "pain.newest": _both("Newest", "Neueste"),
    "reaches.yes": _both("yes", "ja"),
    "reaches.no": _both("no", "nein"),
    "reaches.no_error": _both("no error stated", "ohne Fehlerangabe"),
    "reaches.too_few": _both("too few sessions", "zu wenige Einheiten"),
    "yes": _both("yes", "ja"),
    "no": _both("no", "nein"),
    "none": _both("none", "keine"),
    # --- adherence
    "adherence": _both("Sessions", "Einheiten"),
    "adherence.weeks": _both("Guided sessions by week", "Angeleitete Einheiten nach Woche"),
    "adherence.weekdays": _both("Guided sessions by weekday", "Angeleitete Einheiten nach Wochentag"),
    "week_from": _both("Week from", "Woche ab"),
    "done": _both("Completed", "Abgeschlossen"),
    "early": _both("Ended early", "Vorzeitig beendet"),
    "prescribed": _both("Prescribed", "Verordnet"),
    "adherence.total": _both("Whole period", "Ganzer Zeitraum"),
    "adherence.no_days": _both(
        "The programme names no weekdays, so no number of sessions was prescribed.",
        "Das Programm nennt keine Wochentage, eine Zahl von Einheiten war also nicht verordnet.",
    ),
    "weekday": _both("Weekday", "Wochentag"),
    "day.mon": _both("Mon", "Mo"),
    "day.tue": _both("Tue", "Di"),
    "day.wed": _both("Wed", "Mi"),
    "day.thu": _both("Thu", "Do"),
    "day.fri": _both("Fri", "Fr"),
    "day.sat": _both("Sat", "Sa"),
    "day.sun": _both("Sun", "So"),
    **{
        f"month.{number}": _both(en, de)
        for number, (en, de) in enumerate(
            (
                ("Jan", "Jan."),
                ("Feb", "Feb."),
                ("Mar", "März"),
                ("Apr", "Apr."),
                ("May", "Mai"),
                ("Jun", "Juni"),
                ("Jul", "Juli"),
                ("Aug", "Aug."),
                ("Sep", "Sep."),
                ("Oct", "Okt."),
                ("Nov", "Nov."),
                ("Dec", "Dez."),
            ),
            1,
        )
    },
    # --- prescription against done
    "dose": _both("Prescription against done", "Verordnet und ausgeführt"),
    "dose.table": _both("Sets and repetitions by exercise and side", "Sätze und Wiederholungen nach Übung und Seite"),
    "exercise": _both("Exercise", "Übung"),
    "side": _both("Side", "Seite"),
    "side.left": _both("left", "links"),
    "side.right": _both("right", "rechts"),
    "side.None": _both("both", "beide"),
    "sets_of": _both("Sets done / prescribed", "Sätze ausgeführt / verordnet"),
    "reps_of": _both("Counted / prescribed", "Gezählt / verordnet"),
    "good": _both("Good", "Gut"),
    "partial": _both("Partial", "Teilweise"),
    "compensated": _both("Compensated", "Ausweichend"),
    "by_hand": _both("By hand", "Von Hand"),
    "dose.note": _both(
        "Repetitions by verdict. Counted: what counts towards the target, with what was corrected by hand. Partial: "
        "turned "
        "round below the range. Compensated: reached the range together with another movement.",
        "Wiederholungen nach Bewertung. Gezählt: was für das Ziel zählt, mit der Korrektur von Hand. Teilweise: vor "
        "dem "
        "vollen Umfang umgekehrt. Ausweichend: voller Umfang, zusammen mit einer anderen Bewegung.",
    ),
    # --- an exercise
    "exercise.line": _both(
        "Sessions: {sessions}. Sets: {sets}. Repetitions: {reps} ({good} good, {partial} partial, "
        "{compensated} compensated).",
        "Einheiten: {sessions}. Sätze: {sets}. Wiederholungen: {reps} ({good} gut, {partial} teilweise, "
        "{compensated} ausweichend).",
    ),
    "exercise.good": _both(
        "Good by session: {first} → {last} (first → last third).",
        "Gut je Einheit: {first} → {last} (erstes → letztes Drittel).",
    ),
    "exercise.version": _both("Exercise file version {versions}.", "Version der Übungsdatei: {versions}."),
    "view.side": _both("side view", "Seitenansicht"),
    "view.front": _both("front view", "Vorderansicht"),
    "view.back": _both("back view", "Rückansicht"),
    "view.oblique": _both("oblique view", "Schrägansicht"),
    "view.unknown": _both("view not known", "Ansicht nicht bekannt"),
    "view.line": _both(
        "{view} (sets: {sets}, sessions: {sessions}): countable in {countable} and measurable in {measurable} of the "
        "frames; {fps} frames a second.",
        "{view} (Sätze: {sets}, Einheiten: {sessions}): zählbar in {countable}, messbar in {measurable} der Bilder; "
        "{fps} Bilder je Sekunde.",
    ),
    "measures": _both("{exercise}, {view}: measures", "{exercise}, {view}: Messwerte"),
    "measure": _both("Measure", "Messwert"),
    "mean_sd": _both("Mean ± SD", "Mittel ± SD"),
    "n_valid": _both("Valid n", "Gültige n"),
    "n_of": _both("{n} of {of}", "{n} von {of}"),
    "stated_error": _both("Error of one reading", "Fehler je Wert"),
    "normal": _both("Usual", "Üblich"),
    "first_last": _both("First → last third", "Erstes → letztes Drittel"),
    "change": _both("Change", "Änderung"),
    "exceeds": _both("Exceeds error?", "Über dem Fehler?"),
    "exceeds.yes": _both("yes (over {limit})", "ja (über {limit})"),
    "exceeds.no": _both("no (within {limit})", "nein (innerhalb {limit})"),
    "exceeds.no_error": _both("no error stated", "ohne Fehlerangabe"),
    "exceeds.too_few": _both("too few sessions", "zu wenige Einheiten"),
    "exceeds.unseen": _both("not measured", "nicht gemessen"),
    "no_error": _both("not stated", "k. A."),
    "measures.none": _both("No repetition was measured.", "Keine Wiederholung wurde gemessen."),
    "measure.hold_s": _both("Hold at the top", "Halten oben"),
    "measure.concentric_s": _both("Time to the top", "Zeit nach oben"),
    "measure.eccentric_s": _both("Time back", "Zeit zurück"),
    "measure.repetition_s": _both("Whole repetition", "Ganze Wiederholung"),
    "measure.frames": _both("Frames", "Bilder"),
    "measure.repetitions": _both("Good repetitions", "Gute Wiederholungen"),
    "unit.deg": _both("°", "°"),
    "unit.deg/s": _both("°/s", "°/s"),
    "unit.s": _both(" s", " s"),
    "unit.T": _both(" T", " T"),
    "unit.hip widths": _both(" hip widths", " Hüftbreiten"),
    "sides": _both("{exercise}, {view}: left against right", "{exercise}, {view}: links und rechts"),
    "left": _both("Left", "Links"),
    "right": _both("Right", "Rechts"),
    "difference": _both("Right less left", "Rechts minus links"),
    "symmetry": _both("Index", "Index"),
    "sides.note": _both(
        "Angles as differences in degrees. Good repetitions are compared by their share. Index: 100 × (right − left) / "
        "mean of both, for times and shares only.",
        "Winkel als Differenz in Grad. Gute Wiederholungen werden nach ihrem Anteil verglichen. Index: 100 × (rechts − "
        "links) / Mittel beider, nur für Zeiten und Anteile.",
    ),
    # --- findings
    "findings": _both("{exercise}: findings", "{exercise}: Auffälligkeiten"),
    "findings.info": _both(
        "{exercise}: for information only (no bearing on the verdict)",
        "{exercise}: nur zur Information (ohne Einfluss auf die Bewertung)",
    ),
    "findings.none": _both("No finding.", "Keine Auffälligkeit."),
    "finding": _both("Finding", "Auffälligkeit"),
    "code": _both("Code", "Code"),
    "reps_with": _both("Repetitions", "Wdh."),
    "share": _both("Share", "Anteil"),
    "per_set": _both("Per set", "Je Satz"),
    "severity": _both("Severity", "Ausprägung"),
    "certainty": _both("Certainty", "Sicherheit"),
    "severity.info": _both("info", "Info"),
    "severity.minor": _both("minor", "leicht"),
    "severity.moderate": _both("moderate", "mittel"),
    "severity.major": _both("major", "deutlich"),
    "grade.likely": _both("likely", "wahrscheinlich"),
    "grade.possible": _both("possible", "möglich"),
    "example": _both("{fault}: {day}, repetition {rep}, at {t} s", "{fault}: {day}, Wiederholung {rep}, bei {t} s"),
    "example.alt": _both(
        "Stick figure from the landmarks during this finding: {fault}. The judged line is thick.",
        "Strichfigur aus den Landmarken bei: {fault}. Die bewertete Linie ist dick.",
    ),
    "pictures.none": _both(
        "No example pictures: no landmarks of these sets were kept.",
        "Keine Beispielbilder: Landmarken dieser Sätze wurden nicht aufbewahrt.",
    ),
    "pictures.locked": _both(
        "No example pictures: the landmarks are encrypted, or could not be read.",
        "Keine Beispielbilder: Die Landmarken sind verschlüsselt oder nicht lesbar.",
    ),
    # --- charts
    "chart.good": _both("Good repetitions", "Gute Wiederholungen"),
    "chart.good.alt": _both(
        "{exercise}: share of good repetitions by session, from {first} to {last}.",
        "{exercise}: Anteil guter Wiederholungen je Einheit, von {first} bis {last}.",
    ),
    "chart.main.alt": _both(
        "{exercise}: {measure} by session, from {first} to {last}.",
        "{exercise}: {measure} je Einheit, von {first} bis {last}.",
    ),
    "chart.band.alt": _both(
        "The band shows a change within the error.", "Das Band zeigt eine Änderung innerhalb des Fehlers."
    ),
    "chart.caption": _both(
        "By session. Within the shaded band a change from the first third is no more than error ({limit}).",
        "Je Einheit. Im getönten Band ist eine Änderung gegen das erste Drittel nicht mehr als Fehler ({limit}).",
    ),
    "chart.plain": _both("By session.", "Je Einheit."),
    "chart.pain.alt": _both(
        "Pain 0 to 10 by session: before, during (highest) and after. The numbers stand in the table below.",
        "Schmerz 0 bis 10 je Einheit: vorher, während (höchster) und nachher. Die Zahlen stehen in der Tabelle "
        "darunter.",
    ),
    # --- pain, effort, stops
    "pain": _both("Pain and effort", "Schmerz und Anstrengung"),
    "pain.table": _both("Answers of each session, 0 to 10", "Antworten je Einheit, 0 bis 10"),
    "pain.before": _both("Before", "Vorher"),
    "pain.during": _both("During (highest)", "Während (höchster)"),
    "pain.after": _both("After", "Nachher"),
    "pain.worst": _both("Worst 24 h", "Stärkster 24 h"),
    "pain.next": _both("Day after last", "Tag nach letzter"),
    "effort": _both("Effort", "Anstrengung"),
    "pain.none": _both("Nobody answered.", "Es gibt keine Antworten."),
    "pain.change": _both(
        "Least change in a pain answer that is more than error: 2 points (Childs 2005).",
        "Kleinste Änderung einer Schmerzangabe, die mehr ist als Fehler: 2 Punkte (Childs 2005).",
    ),
    "date": _both("Date", "Datum"),
    "end": _both("End", "Ende"),
    "end.done": _both("completed", "abgeschlossen"),
    "end.stopped": _both("stopped", "beendet"),
    "end.pain": _both("stopped: pain", "beendet: Schmerz"),
    "end.symptom": _both("stopped: symptom", "beendet: Beschwerde"),
    "end.abandoned": _both("left open", "offen geblieben"),
    "end.None": _both("no end noted", "kein Ende vermerkt"),
    "end.film": _both("from a film", "aus einem Film"),
    "stops": _both("Stops", "Abbrüche"),
    "stops.none": _both("No exercise was stopped.", "Keine Übung wurde abgebrochen."),
    "reason": _both("Reason", "Grund"),
    "detail": _both("Detail", "Einzelheit"),
    "stop.pain": _both("pain of 6 or more", "Schmerz von 6 oder mehr"),
    "stop.pain_rise": _both("pain rose by 2 or more", "Schmerz stieg um 2 oder mehr"),
    "stop.symptom": _both("another symptom", "andere Beschwerde"),
    "stop.fall": _both("fall or loss of balance", "Sturz oder Gleichgewicht verloren"),
    "stop.user": _both("own wish", "eigener Wunsch"),
    # What a person may give as the reason for a stop (clinical_spec §9), as they said it.
    "symptom.chest_pain": _both("chest pain", "Schmerz in der Brust"),
    "symptom.breathlessness": _both("breathlessness", "Atemnot"),
    "symptom.groin_numbness": _both("numbness around the groin", "Taubheit im Schritt"),
    "symptom.leg_weakness": _both("new loss of strength in a leg", "neuer Kraftverlust im Bein"),
    "symptom.leg_pain_below_knee": _both("new leg pain below the knee", "neuer Beinschmerz unter dem Knie"),
    "symptom.numbness": _both("numbness", "Taubheit"),
    "symptom.dizziness": _both("dizziness", "Schwindel"),
    # --- what was not measured
    "missing": _both("{exercise}: could not be measured", "{exercise}: nicht messbar"),
    "what": _both("What", "Was"),
    "missing.share": _both("Share", "Anteil"),
    "missing.frames": _both("of the frames", "der Bilder"),
    "missing.reps": _both("of the repetitions", "der Wiederholungen"),
    "not_visible": _both("Never visible in this view: {list}.", "In dieser Ansicht nie sichtbar: {list}."),
    # --- method
    "method.standing": _both(
        "In {n} of {of} sets hip extension is told against this person's own standing, measured side-on, instead of "
        "the usual correction.",
        "In {n} von {of} Sätzen ist die Hüftstreckung gegen das eigene, seitlich gemessene Stehen dieser Person "
        "angegeben, statt mit der üblichen Korrektur.",
    ),
    "method": _both("Method and limits", "Verfahren und Grenzen"),
    "method.text": _both(
        "One camera, the 33 BlazePose landmarks of each frame, angles in the picture's plane. Hip extension is the "
        "thigh "
        "against the trunk line: 0 straight, + past straight, − short of it; it is not thigh against pelvis, and "
        "clinical "
        "joint conventions often count flexion as +. Pelvic drop is estimated, + where the free side is lower. T is "
        "the "
        "length of the torso. Means are over all repetitions of one view that were seen well enough (valid n), also "
        "partial "
        "ones; readings of low quality are left out, never replaced. Change: mean of the session means in the last "
        "third of "
        "the sessions less that in the first third, same view only, from three sessions on. It exceeds the error "
        "where it "
        "is more than the stated least change, or more than √2 times the error of one reading where that is larger; "
        "without "
        "a stated error nothing is said to exceed it. Pelvic tilt, the curve of the lower back, muscle activity and "
        "force "
        "have no landmarks: one camera cannot know them. There is no overall score.",
        "Eine Kamera, die 33 BlazePose-Landmarken jedes Bildes, Winkel in der Bildebene. Hüftstreckung ist der "
        "Oberschenkel gegen die Rumpflinie: 0 gerade, + darüber hinaus, − davor; nicht Oberschenkel gegen Becken, und "
        "klinische Gelenkkonventionen zählen oft Beugung als +. Das Absinken des Beckens ist geschätzt, + wenn die "
        "freie "
        "Seite tiefer steht. T ist die Länge des Rumpfes. Mittelwerte gelten für alle Wiederholungen einer Ansicht, "
        "die gut "
        "genug zu sehen waren (gültige n), auch teilweise; Ablesungen geringer Güte fehlen und werden nie ersetzt. "
        "Änderung: Mittel der Einheiten im letzten Drittel minus Mittel im ersten Drittel, nur gleiche Ansicht, ab "
        "drei "
        "Einheiten. Sie liegt über dem Fehler, wenn sie größer ist als die angegebene kleinste Änderung oder, falls "
        "das "
        "mehr ist, als das √2-Fache des Fehlers einer Ablesung; ohne Fehlerangabe (k. A.) wird das nie gesagt. Für "
        "Beckenkippung, Krümmung des unteren Rückens, Muskelaktivität und Kraft gibt es keine Landmarken: Eine "
        "Kamera kann "
        "sie nicht kennen. Es gibt keine Gesamtnote.",
    ),
}
