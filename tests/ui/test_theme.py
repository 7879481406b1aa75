"""Both themes are readable, and everything grows with the window."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRectF

from ui.paint import fit_px, metrics
from ui.theme import DARK, LIGHT, PAIRS, THEMES, contrast, look_for

AA = 4.5


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "surface"), PAIRS)
def test_every_ink_reads_on_every_surface(theme, ink, surface):
    palette = THEMES[theme]
    assert contrast(getattr(palette, ink), getattr(palette, surface)) >= AA


def test_pairs_name_every_ink_and_every_surface_of_a_palette():
    named = {role for pair in PAIRS for role in pair}
    roles = {f.name for f in dataclasses.fields(DARK)} - {"name", "line"}
    assert named == roles


def test_both_themes_have_a_value_of_their_own_for_every_surface():
    assert all(getattr(DARK, role) != getattr(LIGHT, role) for role in ("background", "panel", "card", "text"))


def test_type_scale_is_the_sketches_at_the_reference_size_and_scales():
    reference, half = look_for("dark", 1600, 900), look_for("dark", 800, 450)
    assert [reference.font(r).pixelSize() for r in ("small", "body", "title", "big", "huge", "count")] == [
        17, 22, 28, 38, 54, 190,
    ]  # fmt: skip
    assert half.font("huge").pixelSize() == 27


def test_small_type_never_falls_below_what_can_be_read():
    assert look_for("dark", 640, 360).font("small").pixelSize() >= 11


def test_a_narrow_window_does_not_get_type_for_a_tall_one():
    assert look_for("dark", 700, 2000).unit == pytest.approx(0.5)


@pytest.mark.parametrize("text", ["Short.", "Push the floor away until shoulder, hip and knee make one line."])
def test_fitted_text_stays_inside_its_box(qapp, text):
    box = QRectF(0, 0, 600, 120)
    size = fit_px(text, box, 54, bold=True)
    needed = metrics(size, True).boundingRect(QRectF(0, 0, 600, 10_000), 0x1000, text)
    assert needed.height() <= box.height() + 0.5
    assert size <= 54
