"""Where the product's own data files are, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPECS_DIR = ROOT / "exercise_specs"
PROGRAMMES_DIR = SPECS_DIR / "programmes"
MODELS_DIR = ROOT / "models"
DEMO_DIR = Path(__file__).resolve().parent / "capture" / "demo"
