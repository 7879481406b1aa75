"""Tries the system's voice in a child process: an engine may wait for ever for its service, or for a sound device.

The child imports Qt, this module does not. Used by `coach doctor`, and by the window before it loads an engine itself.
"""

from __future__ import annotations

# More than a service that is only just starting needs (2 s seen), and little enough to wait for.
ENDS_AFTER_S = 8.0
HANGS = "the speech service does not answer"
SILENT = "it never comes to an end: there may be no sound device"

# Prints [[engine, works, message, languages], ...]. Says one letter at volume 0: only then does a missing device show.
PROGRAM = f"""
import faulthandler, json, os, time
faulthandler.dump_traceback_later({ENDS_AFTER_S}, exit=True)
from PySide6.QtCore import QCoreApplication
from PySide6.QtTextToSpeech import QTextToSpeech
application = QCoreApplication([])
states = QTextToSpeech.State
found = []
for name in QTextToSpeech.availableEngines():
    if name == "mock":  # Qt's own dummy for tests, which says nothing
        continue
    engine = QTextToSpeech(name)
    message = engine.errorString()
    spoken = sorted({{locale.name().partition("_")[0] for locale in engine.availableLocales()}} & {{"en", "de"}})
    if engine.state() != states.Error:
        engine.setVolume(0.0)
        engine.say("a")
        begun_s = time.monotonic()
        while (waited_s := time.monotonic() - begun_s) < 3.0:
            application.processEvents()
            if waited_s > 0.3 and engine.state() not in (states.Speaking, states.Synthesizing):
                break
            time.sleep(0.02)
        else:
            message = {SILENT!r}
    found.append([name, engine.state() == states.Ready, message or engine.errorString(), spoken])
print(json.dumps(found), flush=True)
os._exit(0)
"""
