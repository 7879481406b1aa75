<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>settings</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Exercise</source>
        <translation>Ü&amp;bung</translation>
    </message>
    <message>
        <source>Pi&amp;cture from</source>
        <translation>Bild &amp;von</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>film or recording</source>
        <translation>Film oder Aufnahme</translation>
    </message>
    <message>
        <source>demo film</source>
        <translation>Demofilm</translation>
    </message>
    <message>
        <source>Camera &amp;number</source>
        <translation>Kamera-&amp;Nummer</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen …</translation>
    </message>
    <message>
        <source>Choose a film or a recording</source>
        <translation>Film oder Aufnahme wählen</translation>
    </message>
    <message>
        <source>&amp;Repetitions in a set</source>
        <translation>&amp;Wiederholungen je Satz</translation>
    </message>
    <message>
        <source>&amp;Hold at the top</source>
        <translation>Oben &amp;halten</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Say cues a&amp;loud</source>
        <translation>Hinweise &amp;laut sagen</translation>
    </message>
    <message>
        <source>Sh&amp;ort sounds as well</source>
        <translation>Auch kurze &amp;Töne</translation>
    </message>
    <message>
        <source>Spo&amp;ken by</source>
        <translation>Sti&amp;mme</translation>
    </message>
    <message>
        <source>the computer&apos;s own</source>
        <translation>die des Computers</translation>
    </message>
    <message>
        <source>Tr&amp;y it</source>
        <translation>&amp;Probe hören</translation>
    </message>
    <message>
        <source>Ready? Slowly up, hold, and down. One.</source>
        <translation>Bereit? Langsam hoch, halten und runter. Eins.</translation>
    </message>
    <message>
        <source>No voice on this computer: what I say is shown, with short sounds. “coach doctor” tells more.</source>
        <translation>Keine Stimme auf diesem Computer: Was ich sage, steht auf dem Bildschirm, mit kurzen Tönen. Mehr sagt „coach doctor“.</translation>
    </message>
    <message>
        <source>&amp;Speed of speech</source>
        <translation>Sp&amp;rechtempo</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Spr&amp;ache</translation>
    </message>
    <message>
        <source>as this computer</source>
        <translation>wie dieser Computer</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>Less &amp;movement on the screen</source>
        <translation>Weniger Bewe&amp;gung am Bildschirm</translation>
    </message>
    <message>
        <source>The settings file is damaged, so everything is as at first.</source>
        <translation>Die Einstellungsdatei ist beschädigt: Alles ist wie am Anfang.</translation>
    </message>
    <message>
        <source>The settings cannot be kept: the file cannot be written.</source>
        <translation>Einstellungen nicht gespeichert: Die Datei lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>Lautstär&amp;ke</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>Üb&amp;ernehmen</translation>
    </message>
    <message>
        <source>Leave as &amp;it was</source>
        <translation>Unver&amp;ändert lassen</translation>
    </message>
    <message>
        <source>Tab moves, arrow keys change, Enter uses, Esc leaves. Another exercise begins a new set.</source>
        <translation>Tab geht weiter, Pfeiltasten ändern, Enter übernimmt, Esc verwirft. Eine andere Übung beginnt einen neuen Satz.</translation>
    </message>
    <message>
        <source>Form coach</source>
        <translation>Übungsbegleiter</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The mirrored camera picture with the measured line and angle</source>
        <translation>Das gespiegelte Kamerabild mit gemessener Linie und Winkel</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Movement, last 30 seconds</source>
        <translation>Bewegung, letzte 30 Sekunden</translation>
    </message>
    <message>
        <source>Set-up list</source>
        <translation>Liste zum Einrichten</translation>
    </message>
    <message>
        <source>Count and last repetition</source>
        <translation>Zähler und letzte Wiederholung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Summary of the set</source>
        <translation>Der Satz im Überblick</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>noch nicht zu erkennen</translation>
    </message>
    <message>
        <source>not measured at the moment</source>
        <translation>im Moment nicht gemessen</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Form coach: {0}</source>
        <translation>Übungsbegleiter: {0}</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>{0}° past straight</source>
        <translation>{0}° über gerade</translation>
    </message>
    <message>
        <source>{0}° short of straight</source>
        <translation>noch {0}° bis gerade</translation>
    </message>
    <message>
        <source>{0}°</source>
        <translation>{0}°</translation>
    </message>
    <message>
        <source>side view</source>
        <translation>Seitenansicht</translation>
    </message>
    <message>
        <source>±&#xa0;{0}°, side view</source>
        <translation>±&#xa0;{0}°, Seitenansicht</translation>
    </message>
    <message>
        <source>±&#xa0;{0}°</source>
        <translation>±&#xa0;{0}°</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not measured: {0}</source>
        <translation>nicht gemessen: {0}</translation>
    </message>
    <message>
        <source>not seen clearly</source>
        <translation>nicht klar zu sehen</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Nicht zu sehen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>hold {0} of {1} s</source>
        <translation>halten {0} von {1} s</translation>
    </message>
    <message>
        <source>hold {0} s</source>
        <translation>halten {0} s</translation>
    </message>
    <message>
        <source>Hold {0} s</source>
        <translation>Halten {0} s</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>half</source>
        <translation>halb</translation>
    </message>
    <message>
        <source>compensated</source>
        <translation>ausgewichen</translation>
    </message>
    <message>
        <source>left side near</source>
        <translation>linke Seite vorn</translation>
    </message>
    <message>
        <source>right side near</source>
        <translation>rechte Seite vorn</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} Bilder/s</translation>
    </message>
    <message>
        <source>demo film</source>
        <translation>Demofilm</translation>
    </message>
    <message>
        <source>camera {0}</source>
        <translation>Kamera {0}</translation>
    </message>
    <message>
        <source>/ {0}</source>
        <translation>/ {0}</translation>
    </message>
    <message>
        <source>{0} repetitions</source>
        <translation>{0} Wiederholungen</translation>
    </message>
    <message>
        <source>{0} of {1} repetitions</source>
        <translation>{0} von {1} Wiederholungen</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Repetitions, {0:+d} by hand</source>
        <translation>Wiederholungen, {0:+d} von Hand</translation>
    </message>
    <message>
        <source>as many as you like</source>
        <translation>so viele Sie möchten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Last repetition</source>
        <translation>Letzte Wiederholung</translation>
    </message>
    <message>
        <source>Last one: {0}</source>
        <translation>Letzte: {0}</translation>
    </message>
    <message>
        <source>None yet. Start when you are ready.</source>
        <translation>Noch keine. Beginnen Sie, wenn Sie bereit sind.</translation>
    </message>
    <message>
        <source>Top: {0} {1}</source>
        <translation>Oben: {0} {1}</translation>
    </message>
    <message>
        <source>{0}: {1} {2}</source>
        <translation>{0}: {1} {2}</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>{0}&#xa0;s</source>
        <translation>{0}&#xa0;s</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Not measured: {0}.</source>
        <translation>Nicht gemessen: {0}.</translation>
    </message>
    <message>
        <source>pelvic drop (needs a front view)</source>
        <translation>Absinken des Beckens (braucht den Blick von vorn)</translation>
    </message>
    <message>
        <source>counts from here</source>
        <translation>zählt ab hier</translation>
    </message>
    <message>
        <source>half from here</source>
        <translation>halb ab hier</translation>
    </message>
    <message>
        <source>I start by myself when everything below is ticked.</source>
        <translation>Ich beginne von selbst, sobald unten alles abgehakt ist.</translation>
    </message>
    <message>
        <source>Looking for you.</source>
        <translation>Ich suche Sie im Bild.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Press Space to go on</source>
        <translation>Weiter mit der Leertaste</translation>
    </message>
    <message>
        <source>Set done: {0} repetitions. Rest.</source>
        <translation>Satz fertig: {0} Wiederholungen. Ruhen Sie sich aus.</translation>
    </message>
    <message>
        <source>Getting the picture ready…</source>
        <translation>Das Bild kommt gleich …</translation>
    </message>
    <message>
        <source>The camera stopped.</source>
        <translation>Die Kamera liefert kein Bild mehr.</translation>
    </message>
    <message>
        <source>Check its cable. I go on by myself when it is back.</source>
        <translation>Bitte das Kabel prüfen. Ich mache von selbst weiter, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Another program uses the camera.</source>
        <translation>Ein anderes Programm benutzt die Kamera.</translation>
    </message>
    <message>
        <source>Close it. I go on by myself.</source>
        <translation>Bitte schließen. Ich mache von selbst weiter.</translation>
    </message>
    <message>
        <source>I may not use the camera.</source>
        <translation>Ich darf die Kamera nicht benutzen.</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings. I go on by myself.</source>
        <translation>Bitte in den Datenschutz-Einstellungen des Systems erlauben. Ich mache von selbst weiter.</translation>
    </message>
    <message>
        <source>I find no camera.</source>
        <translation>Ich finde keine Kamera.</translation>
    </message>
    <message>
        <source>Plug one in, or press S to choose another source.</source>
        <translation>Bitte eine anschließen, oder mit S eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>This does not work yet.</source>
        <translation>Das geht noch nicht.</translation>
    </message>
    <message>
        <source>Press S to choose another source.</source>
        <translation>Mit S eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>Your {0} repetitions are kept.</source>
        <translation>Ihre {0} Wiederholungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>{0}: no repetition seen.</source>
        <translation>{0}: keine Wiederholung gesehen.</translation>
    </message>
    <message>
        <source>Well done. {0}, 1 repetition.</source>
        <translation>Gut gemacht. {0}, 1 Wiederholung.</translation>
    </message>
    <message>
        <source>Well done. {0}, {1} repetitions.</source>
        <translation>Gut gemacht. {0}, {1} Wiederholungen.</translation>
    </message>
    <message>
        <source>{0} went half the way</source>
        <translation>{0} auf halbem Weg</translation>
    </message>
    <message>
        <source>{0} compensated</source>
        <translation>{0} ausgewichen</translation>
    </message>
    <message>
        <source>good ones: {0}</source>
        <translation>davon gut: {0}</translation>
    </message>
    <message>
        <source>Next time: the same again.</source>
        <translation>Nächstes Mal: genau so.</translation>
    </message>
    <message>
        <source>Next time: {0}</source>
        <translation>Nächstes Mal: {0}</translation>
    </message>
    <message>
        <source>R  another set    S  settings    Ctrl+Q  close</source>
        <translation>R  noch ein Satz    S  Einstellungen    Ctrl+Q  schließen</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>Pause, weiter</translation>
    </message>
    <message>
        <source>start the set again</source>
        <translation>den Satz neu beginnen</translation>
    </message>
    <message>
        <source>add or take away one repetition</source>
        <translation>eine Wiederholung dazu oder weg</translation>
    </message>
    <message>
        <source>voice on, off</source>
        <translation>Stimme an, aus</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>ganzer Bildschirm</translation>
    </message>
    <message>
        <source>dark, light</source>
        <translation>dunkel, hell</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>diese Tasten</translation>
    </message>
    <message>
        <source>close this, leave full screen</source>
        <translation>dies schließen, ganzen Bildschirm verlassen</translation>
    </message>
    <message>
        <source>close the coach</source>
        <translation>den Begleiter schließen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>+1 / −1</source>
        <translation>+1 / −1</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>Stimme an</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Stimme aus</translation>
    </message>
    <message>
        <source>New set. The count is at 0.</source>
        <translation>Neuer Satz. Der Zähler steht auf 0.</translation>
    </message>
    <message>
        <source>Count corrected to {0}.</source>
        <translation>Zähler auf {0} gesetzt.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Raus</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Rein</translation>
    </message>
    <message>
        <source>close</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>in</source>
        <translation>rein</translation>
    </message>
    <message>
        <source>down</source>
        <translation>runter</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>hip extension</source>
        <translation>Hüftstreckung</translation>
    </message>
    <message>
        <source>opening of the knees</source>
        <translation>Öffnung der Knie</translation>
    </message>
    <message>
        <source>height of the hips</source>
        <translation>Höhe der Hüften</translation>
    </message>
    <message>
        <source>distance between the feet</source>
        <translation>Abstand der Füße</translation>
    </message>
    <message>
        <source>{0}, last 30 s</source>
        <translation>{0}, letzte 30 s</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>straight ± {0:g}°</source>
        <translation>gerade ± {0:g}°</translation>
    </message>
    <message>
        <source>target {0}° to {1}°</source>
        <translation>Ziel {0}° bis {1}°</translation>
    </message>
    <message>
        <source>left {0}</source>
        <translation>links {0}</translation>
    </message>
    <message>
        <source>right {0}</source>
        <translation>rechts {0}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>{0}, repetition by repetition</source>
        <translation>{0}, Wiederholung für Wiederholung</translation>
    </message>
    <message>
        <source>{0}; band: {1}</source>
        <translation>{0}; Band: {1}</translation>
    </message>
    <message>
        <source>lie here, head left or right</source>
        <translation>hier hinlegen, Kopf links oder rechts</translation>
    </message>
    <message>
        <source>sit here, bench left or right</source>
        <translation>hier hinsetzen, Bank links oder rechts</translation>
    </message>
    <message>
        <source>stand here</source>
        <translation>hier hinstellen</translation>
    </message>
</context>
</TS>
