"""Every word of the settings panel and the accessible names, through Qt's translate. Not here: the panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def heading() -> str:
    return QCoreApplication.translate("settings", "Settings")


def exercise() -> str:
    return QCoreApplication.translate("settings", "&Exercise")


def source() -> str:
    return QCoreApplication.translate("settings", "Pi&cture from")


def source_kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("camera", QCoreApplication.translate("settings", "camera")),
        ("film", QCoreApplication.translate("settings", "film or recording")),
        ("demo", QCoreApplication.translate("settings", "demo film")),
    )


def camera() -> str:
    return QCoreApplication.translate("settings", "Camera &number")


def film() -> str:
    return QCoreApplication.translate("settings", "&File")


def film_browse() -> str:
    return QCoreApplication.translate("settings", "&Browse…")


def film_dialog() -> str:
    return QCoreApplication.translate("settings", "Choose a film or a recording")


def target() -> str:
    return QCoreApplication.translate("settings", "&Repetitions in a set")


def hold() -> str:
    return QCoreApplication.translate("settings", "&Hold at the top")


def hold_suffix() -> str:
    return QCoreApplication.translate("settings", " s")


def speech() -> str:
    return QCoreApplication.translate("settings", "Say cues a&loud")


def sounds() -> str:
    return QCoreApplication.translate("settings", "Sh&ort sounds as well")


def voice() -> str:
    return QCoreApplication.translate("settings", "Spo&ken by")


def voice_default() -> str:
    return QCoreApplication.translate("settings", "the computer's own")


def voice_try() -> str:
    return QCoreApplication.translate("settings", "Tr&y it")


def voice_sample() -> str:
    return QCoreApplication.translate("settings", "Ready? Slowly up, hold, and down. One.")


def voice_none() -> str:
    return QCoreApplication.translate(
        "settings", "No voice on this computer: what I say is shown, with short sounds. “coach doctor” tells more."
    )


def rate() -> str:
    return QCoreApplication.translate("settings", "&Speed of speech")


def language() -> str:
    return QCoreApplication.translate("settings", "Lan&guage")


def languages() -> tuple[tuple[str, str], ...]:
    """A language's own name is the same in every language."""
    return (
        ("system", QCoreApplication.translate("settings", "as this computer")),
        ("en", "English"),
        ("de", "Deutsch"),
    )


def language_later() -> str:
    return QCoreApplication.translate("settings", "The language changes at the next start.")


def motion() -> str:
    return QCoreApplication.translate("settings", "Less &movement on the screen")


def prefs_problem(problem: str) -> str:
    """A quiet note about the settings file; empty where all is well."""
    words = {
        "unreadable": QCoreApplication.translate(
            "settings", "The settings file is damaged, so everything is as at first."
        ),
        "unwritable": QCoreApplication.translate(
            "settings", "The settings cannot be kept: the file cannot be written."
        ),
    }
    return words.get(problem, "")


def volume() -> str:
    return QCoreApplication.translate("settings", "&Volume")


def theme() -> str:
    return QCoreApplication.translate("settings", "&Theme")


def themes() -> tuple[tuple[str, str], ...]:
    return (
        ("dark", QCoreApplication.translate("settings", "dark")),
        ("light", QCoreApplication.translate("settings", "light")),
    )


def use() -> str:
    return QCoreApplication.translate("settings", "&Use these")


def cancel() -> str:
    return QCoreApplication.translate("settings", "Leave as &it was")


def hint() -> str:
    return QCoreApplication.translate(
        "settings", "Tab moves, arrow keys change, Enter uses, Esc leaves. Another exercise begins a new set."
    )


def name_window() -> str:
    return QCoreApplication.translate("settings", "Form coach")


def name_stage() -> str:
    return QCoreApplication.translate("settings", "Picture")


def about_stage() -> str:
    return QCoreApplication.translate("settings", "The mirrored camera picture with the measured line and angle")


def name_cue() -> str:
    return QCoreApplication.translate("settings", "Cue")


def name_strip() -> str:
    return QCoreApplication.translate("settings", "Movement, last 30 seconds")


def name_checks() -> str:
    return QCoreApplication.translate("settings", "Set-up list")


def name_sidebar() -> str:
    return QCoreApplication.translate("settings", "Count and last repetition")


def name_count() -> str:
    return QCoreApplication.translate("settings", "Count")


def name_phase() -> str:
    return QCoreApplication.translate("settings", "Phase")


def name_keys() -> str:
    return QCoreApplication.translate("settings", "Keys")


def name_summary() -> str:
    return QCoreApplication.translate("settings", "Summary of the set")


def check_state(ok: bool | None) -> str:
    words = {
        True: QCoreApplication.translate("settings", "yes"),
        False: QCoreApplication.translate("settings", "not yet"),
        None: QCoreApplication.translate("settings", "cannot tell yet"),
    }
    return words[ok]
