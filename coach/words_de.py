"""The table behind words.py: English as the core writes it, and German. Data only.

{0}, {1} stand for what differs (a file, a camera); both languages have the same ones.
"""

from __future__ import annotations

SIDE_WORDS = {"left": "links", "right": "rechts"}
JOINT_WORDS = {
    "eye": "Auge",
    "ear": "Ohr",
    "shoulder": "Schulter",
    "elbow": "Ellbogen",
    "wrist": "Handgelenk",
    "hip": "Hüfte",
    "knee": "Knie",
    "ankle": "Sprunggelenk",
    "heel": "Ferse",
    "foot_index": "Fuß",
}
# {0} the side, {1} the joint.
HIDDEN = "{1} {0} verdeckt"

FIXED = {
    # pose/gate.py
    "nobody is seen": "niemand ist zu sehen",
    "more than one person in the picture": "mehr als eine Person im Bild",
    "not lying on the back with knees bent": "nicht in Rückenlage mit gebeugten Knien",
    "not leaning on a bench with knees bent": "nicht an die Bank gelehnt mit gebeugten Knien",
    "not lying on the side": "nicht in Seitenlage",
    "not standing": "nicht im Stand",
    "turn side-on to the camera": "bitte seitlich zur Kamera",
    "turn to face the camera": "bitte mit dem Gesicht zur Kamera",
    "too far from the camera": "zu weit von der Kamera",
    "left side hidden": "linke Seite verdeckt",
    "right side hidden": "rechte Seite verdeckt",
    "near side hidden": "vordere Seite verdeckt",
    "part of the body is outside the picture": "ein Teil des Körpers ist außerhalb des Bildes",
    "tracking slipped": "Verfolgung kurz verloren",
    "limbs look foreshortened or swapped": "Beine wirken verkürzt oder vertauscht",
    # signals/
    "it has no value in this frame": "in diesem Bild ohne Wert",
    "no clear outline of the belly": "Umriss des Bauches nicht klar",
    "outside single support with level thighs, seen squarely from the front": (
        "nicht im Einbeinstand mit ruhigem Oberschenkel, genau von vorn gesehen"
    ),
    "the person is not seen well enough": "Sie sind nicht gut genug zu sehen",
    "the view does not allow it": "die Ansicht erlaubt es nicht",
    "it needs a side view": "es braucht eine Seitenansicht",
    "it needs a front view": "es braucht eine Vorderansicht",
    # exercise/
    "the person was not seen all the time": "nicht durchgehend zu sehen",
    "not seen for long enough": "nicht lange genug zu sehen",
    "the working leg is the far one: turn round": "das übende Bein ist das hintere: bitte umdrehen",
    "the working side is not clear": "die übende Seite ist nicht klar",
    "the hold was too short for it": "das Halten war dafür zu kurz",
    "rest was not seen before it": "die Ruhelage davor war nicht zu sehen",
    "the person was not seen for most of it": "die meiste Zeit nicht zu sehen",
    # session/
    "the demo film": "Demofilm",
    "The film is over.": "Der Film ist zu Ende.",
    "Check its cable or shutter.": "Bitte Kabel und Abdeckung prüfen.",
    "Nothing counted is lost.": "Was gezählt ist, bleibt erhalten.",
    "Please restart; if it happens again, run `coach doctor`.": (
        "Bitte neu starten; wenn es wieder geschieht, hilft `coach doctor` weiter."
    ),
    # cli/window.py
    "No camera was found: this is the demo.": "Keine Kamera gefunden: Das ist die Demo.",
    "Choose a camera in settings (S).": "Kamera wählen: Einstellungen (S).",
    # capture/camera.py
    "Plug one in; `coach cameras` lists what is found.": (
        "Bitte eine anschließen; `coach cameras` zeigt, welche gefunden werden."
    ),
    "Close the other program (a video call, a browser tab).": (
        "Bitte das andere Programm schließen (Videoanruf, Browser-Tab)."
    ),
    "Check its cable; it is opened again by itself when it is back.": (
        "Bitte das Kabel prüfen; sobald sie wieder da ist, geht es von selbst weiter."
    ),
    "If one is there:": "Wenn eine da ist:",
    "Allow it in System Settings > Privacy & Security > Camera, then start again.": (
        "Erlauben: Systemeinstellungen > Datenschutz & Sicherheit > Kamera; dann neu starten."
    ),
    'Switch on "Let desktop apps access your camera" in Settings > Privacy & security > Camera.': (
        "Einschalten: Einstellungen > Datenschutz & Sicherheit > Kamera > "
        "„Desktop-Apps den Zugriff auf Ihre Kamera erlauben“."
    ),
    "Run `sudo usermod -aG video $USER`, then log out and in again.": (
        "`sudo usermod -aG video $USER` ausführen, dann ab- und wieder anmelden."
    ),
    # capture/, what to do
    'Write "camera:0" for the first one, "camera:1" for the next.': (
        "„camera:0“ ist die erste, „camera:1“ die nächste."
    ),
    "Give a film on this computer.": "Bitte einen Film auf diesem Computer wählen.",
    "Name one file in it.": "Bitte eine Datei darin wählen.",
    "Give a film or a landmark recording.": "Bitte einen Film oder eine Punktaufnahme wählen.",
    "Copy or export it again.": "Bitte noch einmal kopieren oder exportieren.",
    "Check the name and its permissions.": "Bitte Namen und Rechte prüfen.",
    "Check the path.": "Bitte den Pfad prüfen.",
    "Check the name.": "Bitte den Namen prüfen.",
    'Give a film, a recording (.npz), "camera:0" or "demo".': (
        "Bitte einen Film, eine Punktaufnahme (.npz), „camera:0“ oder „demo“ wählen."
    ),
    "Install the product again.": "Bitte neu installieren.",
    "Give a film of the exercise.": "Bitte einen Film der Übung wählen.",
    "It may be damaged, or its codec unknown here: export it again as MP4 (H.264).": (
        "Er ist beschädigt, oder das Format ist hier unbekannt: bitte noch einmal als MP4 (H.264) exportieren."
    ),
    "Export it again as MP4 (H.264).": "Bitte noch einmal als MP4 (H.264) exportieren.",
    "It is still being written or was cut short: copy it again.": (
        "Er wird noch geschrieben oder wurde abgebrochen: bitte noch einmal kopieren."
    ),
    "Export it as MP4 (H.264), AVI, MKV, WebM or GIF.": "Bitte als MP4 (H.264), AVI, MKV, WebM oder GIF exportieren.",
    # store/recording.py, pose/recorded.py
    "Record it again with `coach analyze FILM --record OUT.npz`; "
    "the format is described in coach/store/recording.py.": (
        "Bitte noch einmal aufnehmen: `coach analyze FILM --record AUS.npz`; "
        "das Format steht in coach/store/recording.py."
    ),
    "Play the recording that the poses are from.": "Bitte die Aufnahme abspielen, aus der die Punkte stammen.",
    # pose/
    "Run `coach doctor`; it names what is missing.": "`coach doctor` sagt, was fehlt.",
    "Delete the file and start again; it will be provided anew.": (
        "Bitte die Datei löschen und neu starten; sie wird neu erstellt."
    ),
    "Run start.py to mend the packages.": "start.py ausführen; es richtet die Pakete.",
    "Restore it from the project.": "Bitte aus dem Projekt wiederherstellen.",
    "Restore manifest.toml.": "Bitte manifest.toml wiederherstellen.",
    "Delete it and run the command again, and it is made anew.": (
        "Bitte löschen und noch einmal starten, dann wird es neu erstellt."
    ),
    "Check its permissions.": "Bitte die Rechte prüfen.",
    "Check the network and run it again.": "Bitte das Netz prüfen und noch einmal starten.",
    "Free some disk space or check the folder's permissions, and run the command again.": (
        "Bitte Platz schaffen oder die Rechte des Ordners prüfen und noch einmal starten."
    ),
    # store/: what happened
    "The disk is full: what you do is kept in memory.": "Die Festplatte ist voll: Was Sie tun, bleibt im Speicher.",
    "Free some space; it is then saved by itself.": "Bitte Platz schaffen; dann wird es von selbst gesichert.",
    "Do not close the coach yet.": "Bitte den Begleiter noch nicht schließen.",
    "Another program holds the coach's data file: what you do is kept in memory.": (
        "Ein anderes Programm hält die Datei mit Ihren Daten: Was Sie tun, bleibt im Speicher."
    ),
    "Close it; it is then saved by itself.": "Bitte schließen; dann wird es von selbst gesichert.",
    "The disk does not take the coach's data: what you do is kept in memory.": (
        "Die Festplatte nimmt Ihre Daten nicht an: Was Sie tun, bleibt im Speicher."
    ),
    "See that it is connected and can be written; it is then saved by itself.": (
        "Bitte prüfen, ob sie angeschlossen und beschreibbar ist; dann wird es von selbst gesichert."
    ),
    "The recordings of this profile are encrypted.": "Die Aufnahmen dieses Profils sind verschlüsselt.",
    "The key of the encrypted recordings is damaged.": "Der Schlüssel der Aufnahmen ist beschädigt.",
    "The passphrase is wrong, or the file is damaged.": "Die Passphrase stimmt nicht, oder die Datei ist beschädigt.",
    "The profile's name has characters that cannot be shown.": "Der Name hat Zeichen, die nicht darstellbar sind.",
    "The recording of this set is empty.": "Die Aufnahme dieses Satzes ist leer.",
    "Another window is in a session.": "In einem anderen Fenster läuft eine Einheit.",
    # store/, what to do
    "It may have been deleted meanwhile.": "Vielleicht wurde das inzwischen gelöscht.",
    "Check the file's permissions.": "Bitte die Rechte der Datei prüfen.",
    "Check the folder's permissions.": "Bitte die Rechte des Ordners prüfen.",
    "Close other programs that use it; a damaged file is set aside at the next start.": (
        "Bitte andere Programme schließen, die sie benutzen; eine beschädigte Datei kommt beim nächsten Start beiseite."
    ),
    "Close other programs that use it, and check the folder's permissions and the free space.": (
        "Bitte andere Programme schließen, die sie benutzen, und Rechte und freien Platz prüfen."
    ),
    "Give the passphrase.": "Bitte die Passphrase eingeben.",
    "Give the right passphrase; without it the recordings cannot be opened by anybody.": (
        "Bitte die richtige Passphrase eingeben; ohne sie kann niemand die Aufnahmen öffnen."
    ),
    "Bring it back from a copy of the data folder.": "Bitte aus einer Kopie des Datenordners zurückholen.",
    "Bring it back from a copy.": "Bitte aus einer Kopie zurückholen.",
    "It is damaged, or of another key.": "Sie ist beschädigt, oder sie gehört zu einem anderen Schlüssel.",
    "Close it, or wait a moment and try again.": "Bitte schließen, oder etwas warten und noch einmal versuchen.",
    "Install the newer coach that made it; nothing was changed.": (
        "Bitte den neueren Begleiter installieren, von dem sie ist; nichts wurde geändert."
    ),
    "Move it away; nothing was changed.": "Bitte wegschieben; nichts wurde geändert.",
    "Close every other window of the coach and start again.": (
        "Bitte jedes andere Fenster des Begleiters schließen und neu starten."
    ),
    "Finish or close it first.": "Bitte zuerst beenden oder schließen.",
    "Choose another.": "Bitte einen anderen wählen.",
    "Choose another name.": "Bitte einen anderen Namen wählen.",
    "Leave them out.": "Bitte weglassen.",
    "Then try again.": "Danach noch einmal versuchen.",
    "There is nothing to replay; its numbers are kept.": "Abzuspielen gibt es nichts; die Zahlen sind da.",
    "There is none yet.": "Noch gibt es keines.",
    "Make one: `coach profiles add NAME`.": "Neu anlegen: `coach profiles add NAME`.",
    # export/files.py
    "Give the name of a file.": "Bitte den Namen einer Datei wählen.",
    "Give the name of a folder.": "Bitte den Namen eines Ordners wählen.",
    "Make it first, or choose another.": "Bitte zuerst anlegen, oder einen anderen wählen.",
    "Give another name, or --force to replace it.": "Bitte einen anderen Namen wählen, oder --force zum Ersetzen.",
    "Choose another place or free some space.": "Bitte einen anderen Ort wählen oder Platz schaffen.",
    # exercise/loader.py
    "Check the path and that the file may be read.": "Bitte den Pfad prüfen, und ob die Datei gelesen werden darf.",
    "Mend that line and check again.": "Bitte diese Zeile richten und noch einmal prüfen.",
}

PATTERNS = {
    # session/
    "Opening {0} ...": "{0} wird geöffnet …",
    "No picture comes from {0} any more.": "Es kommt kein Bild mehr: {0}.",
    "Something unexpected happened: {0}.": "Etwas Unerwartetes ist geschehen: {0}.",
    # capture/
    "There is no camera {0}.": "Es gibt keine Kamera {0}.",
    "Camera {0} is in use by another program.": "Ein anderes Programm benutzt Kamera {0}.",
    "Camera {0} may not be used by this account.": "Dieses Benutzerkonto darf Kamera {0} nicht benutzen.",
    "Camera {0} stopped sending pictures.": "Kamera {0} schickt keine Bilder mehr.",
    '"{0}" is not a camera\'s name.': "„{0}“ ist kein Name einer Kamera.",
    '"{0}" is a network address, and nothing here uses the network.': (
        "„{0}“ ist eine Netzadresse, und hier wird kein Netz benutzt."
    ),
    '"{0}" is a folder, not a file.': "„{0}“ ist ein Ordner, keine Datei.",
    '"{0}" is not a regular file.': "„{0}“ ist keine gewöhnliche Datei.",
    '"{0}" is empty (0 bytes).': "„{0}“ ist leer (0 Byte).",
    '"{0}" cannot be read: {1}.': "„{0}“ kann nicht gelesen werden: {1}.",
    'There is no file "{0}": the folder "{1}" does not exist.': (
        "Es gibt keine Datei „{0}“: Den Ordner „{1}“ gibt es nicht."
    ),
    'There is no file "{0}".': "Es gibt keine Datei „{0}“.",
    'Did you mean "{0}"?': "Meinten Sie „{0}“?",
    'The demo films are missing from "{0}".': "Die Demofilme fehlen in „{0}“.",
    'There is no demo "{0}".': "Es gibt keine Demo „{0}“.",
    "There is: {0}.": "Es gibt: {0}.",
    '"{0}" is a still picture.': "„{0}“ ist ein Standbild.",
    '"{0}" holds no readable picture.': "„{0}“ enthält kein lesbares Bild.",
    '"{0}" cannot be decoded further.': "„{0}“ kann nicht weiter gelesen werden.",
    '"{0}" is an MP4 film whose end is missing.': "„{0}“ ist ein MP4-Film, dessen Ende fehlt.",
    '"{0}" is not a film that can be read.': "„{0}“ ist kein Film, der gelesen werden kann.",
    # store/recording.py, pose/recorded.py
    '"{0}" is not a landmark recording (no .npz archive).': "„{0}“ ist keine Punktaufnahme (kein .npz-Archiv).",
    '"{0}" is not a valid landmark recording: {1}.': "„{0}“ ist keine gültige Punktaufnahme: {1}.",
    '"{0}" is a damaged recording: {1}.': "„{0}“ ist eine beschädigte Punktaufnahme: {1}.",
    "Frame {0} is not in the recording, which has {1} frames.": (
        "Bild {0} ist nicht in der Aufnahme, die {1} Bilder hat."
    ),
    # store/
    'There is no profile "{0}".': "Es gibt kein Profil „{0}“.",
    "There are: {0}.": "Es gibt: {0}.",
    'There is no session "{0}".': "Es gibt keine Einheit „{0}“.",
    'There is no set "{0}".': "Es gibt keinen Satz „{0}“.",
    'The data file "{0}" cannot be read: {1}.': "Die Datendatei „{0}“ kann nicht gelesen werden: {1}.",
    'The data file "{0}" cannot be opened: {1}.': "Die Datendatei „{0}“ kann nicht geöffnet werden: {1}.",
    'The data file "{0}" is of version {1}; this program knows versions up to {2}.': (
        "Die Datendatei „{0}“ hat Version {1}; dieses Programm kennt Versionen bis {2}."
    ),
    'The data file "{0}" is damaged and cannot be set aside: {1}.': (
        "Die Datendatei „{0}“ ist beschädigt und kommt nicht beiseite: {1}."
    ),
    'Another program is opening the data in "{0}".': "Ein anderes Programm öffnet gerade die Daten in „{0}“.",
    '"{0}" is a database of another program.': "„{0}“ gehört zu einem anderen Programm.",
    'The data folder "{0}" cannot be made or written: {1}.': (
        "Der Datenordner „{0}“ kann nicht angelegt oder beschrieben werden: {1}."
    ),
    "Free some space or mend the folder's permissions, or let {0} name another folder.": (
        "Bitte Platz schaffen oder die Rechte des Ordners richten, oder mit {0} einen anderen nennen."
    ),
    'Another window is in a session for "{0}".': "In einem anderen Fenster läuft eine Einheit von „{0}“.",
    'The file "{0}" cannot be locked: {1}.': "Die Datei „{0}“ kann nicht gesperrt werden: {1}.",
    "A profile's name has 1 to {0} characters, this one has {1}.": "Ein Name hat 1 bis {0} Zeichen, dieser hat {1}.",
    'The profile "{0}" is not on disk yet.': "Das Profil „{0}“ ist noch nicht gesichert.",
    'There is a profile "{0}" already.': "Das Profil „{0}“ gibt es schon.",
    "The passphrase is too short: it has {0} characters.": "Die Passphrase ist zu kurz: Sie hat {0} Zeichen.",
    "Take at least {0}; a few words are easy to remember.": "Bitte mindestens {0}; ein paar Wörter merken sich leicht.",
    'The key "{0}" of the encrypted recordings cannot be read: {1}.': (
        "Der Schlüssel „{0}“ der Aufnahmen kann nicht gelesen werden: {1}."
    ),
    "The encrypted file cannot be opened: {0}.": "Die verschlüsselte Datei kann nicht geöffnet werden: {0}.",
    # export/files.py
    '"{0}" is a folder.': "„{0}“ ist ein Ordner.",
    '"{0}" is a file.': "„{0}“ ist eine Datei.",
    'The folder of "{0}" does not exist.': "Den Ordner von „{0}“ gibt es nicht.",
    '"{0}" is there already.': "„{0}“ gibt es schon.",
    '"{0}" cannot be written: {1}.': "„{0}“ kann nicht geschrieben werden: {1}.",
    # pose/
    "MediaPipe cannot be loaded: {0}.": "MediaPipe kann nicht geladen werden: {0}.",
    "MediaPipe does not accept the pose model {0}: {1}.": "MediaPipe nimmt das Posenmodell {0} nicht an: {1}.",
    "{0} is not a TFLite model.": "{0} ist kein TFLite-Modell.",
    "There is no place to keep the pose model: cannot write to {0}.": (
        "Für das Posenmodell ist kein Platz: In {0} kann nicht geschrieben werden."
    ),
    "Make one of them writable, or set {0} to the path of a .task file.": (
        "Bitte einen davon beschreibbar machen oder {0} auf den Pfad einer .task-Datei setzen."
    ),
    "The pose model {0} is not usable: {1}.": "Das Posenmodell {0} ist nicht brauchbar: {1}.",
    "Let {0} name a sound .task file, or remove it from the environment.": (
        "{0} muss eine brauchbare .task-Datei nennen; sonst bitte aus der Umgebung entfernen."
    ),
    "Without a network, place {0} or {1} from another machine in {2}, or set {3} to the path of a .task file.": (
        "Ohne Netz: {0} oder {1} von einem anderen Computer nach {2} legen, "
        "oder {3} auf den Pfad einer .task-Datei setzen."
    ),
    "The pose model came out wrong: {0}.": "Das Posenmodell ist missraten: {0}.",
    "The package {0} is not the one listed: {1} bytes (expected {2}), and another checksum.": (
        "Das Paket {0} ist nicht das erwartete: {1} Byte (statt {2}) und eine andere Prüfsumme."
    ),
    "Delete {0} if you placed it there, and run the command again.": (
        "{0} löschen, wenn Sie es dorthin gelegt haben, und noch einmal starten."
    ),
    "The pose model could not be fetched: {0}.": "Das Posenmodell konnte nicht geholt werden: {0}.",
    "The model list {0} cannot be read: {1}.": "Die Modell-Liste {0} kann nicht gelesen werden: {1}.",
    "The pose model cannot be written to {0} ({1}).": "Das Posenmodell kann nicht nach {0} geschrieben werden ({1}).",
    "{0} cannot be read ({1}).": "{0} kann nicht gelesen werden ({1}).",
    "{0} in {1} has another checksum.": "{0} in {1} hat eine andere Prüfsumme.",
    "{0} holds no sound {1}.": "{0} enthält kein brauchbares {1}.",
    # exercise/loader.py
    'There is no exercise "{0}".': "Es gibt keine Übung „{0}“.",
    "Known: {0}.": "Bekannt: {0}.",
    "Cannot read {0}: {1}.": "{0} kann nicht gelesen werden: {1}.",
    "{0} is not valid TOML: {1}.": "{0} ist kein gültiges TOML: {1}.",
}
