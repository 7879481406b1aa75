"""What the pages share: buttons with a name, a style sheet by roles, labels that wrap. Not here: any page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QWidget,
)

from ui.theme import Look, panel_style, qt_palette


def button(text: str, does: Callable[[], object], name: str = "") -> QPushButton:
    """A button that Enter presses as well as Space, with a name for screen readers."""
    made = QPushButton(text)
    made.setAccessibleName(name or text)
    made.setAutoDefault(True)
    made.clicked.connect(does)
    return made


class ElidedButton(QPushButton):
    """A button that gives way: its words are cut with an ellipsis where there is little room, its name is not."""

    def __init__(self, does: Callable[[], object]) -> None:
        super().__init__()
        self.words = ""
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(does)

    def say(self, words: str) -> None:
        """Other words."""
        self.words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        # The style sheet's padding and border, on both sides.
        room = self.width() - 2 * self.fontMetrics().height()
        self.setText(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, max(40, room)))


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A label of a style sheet role: "", "heading", "title", "hint"."""
    made = QLabel(text)
    made.setObjectName(role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def say(target: QLabel, text: str) -> None:
    """Give a label its words, also for a screen reader, which reads the name."""
    target.setText(text)
    target.setAccessibleName(text)
    show(target, bool(text))


def show(part: QWidget, on: bool) -> None:
    """Show or hide a part; one that is in no page yet must not become a window."""
    if part.parentWidget() is not None or not on:
        part.setVisible(on)


def combo(name: str) -> QComboBox:
    """A box to choose from that gives way where there is little room."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def scroll(inside: QWidget, name: str) -> QScrollArea:
    """A frameless area that scrolls up and down."""
    area = QScrollArea()
    inside.setObjectName("inside")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    area.setAccessibleName(name)
    return area


def page_style(look: Look) -> str:
    """Style sheet of a page: surfaces, headings, buttons that show where the keyboard is."""
    p, small = look.palette, look.font("small").pixelSize()
    body = look.font("body", shrink=0.9).pixelSize()
    bar = max(6, round(look.px(10)))
    return f"""
    {panel_style(look)}
    #page {{ background: {p.background}; }}
    QFrame#card {{ background: {p.panel}; border-radius: {round(look.px(16))}px; }}
    QLabel#heading {{ font-size: {round(look.px(32))}px; font-weight: bold; }}
    QLabel#title {{ font-size: {body}px; font-weight: bold; }}
    QLabel#hint {{ color: {p.muted}; font-size: {small}px; }}
    QLabel#now {{ font-size: {small}px; }}
    QPushButton#tool {{ font-size: {small}px; padding: {round(look.px(7))}px {round(look.px(6))}px; }}
    QLabel#streak {{ color: {p.good}; font-size: {round(look.px(26))}px; font-weight: bold; }}
    QPushButton {{ font-size: {body}px; padding: {round(look.px(7))}px {round(look.px(16))}px; }}
    QPushButton:disabled {{ color: {p.muted}; border-style: dashed; }}
    QPushButton:focus {{ border: 3px solid {p.signal}; }}
    QScrollArea, #inside {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {p.muted}; border-radius: {bar // 2}px; min-height: {4 * bar}px; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QSlider::groove:horizontal {{ background: {p.line}; height: {bar}px; border-radius: {bar // 2}px; }}
    QSlider::sub-page:horizontal {{ background: {p.signal}; border-radius: {bar // 2}px; }}
    QSlider::handle:horizontal {{
        background: {p.text}; width: {3 * bar}px; margin: -{bar}px 0; border-radius: {round(1.5 * bar)}px;
    }}
    """


def dress(page: QWidget, look: Look) -> None:
    """Colours and sizes for a page and the fields that a style sheet does not reach."""
    page.setPalette(qt_palette(look.palette))
    page.setStyleSheet(page_style(look))
    palette = qt_palette(look.palette)
    fields: Iterable[QWidget] = (
        *page.findChildren(QComboBox),
        *page.findChildren(QLineEdit),
        *page.findChildren(QSlider),
    )
    for field in fields:
        for part in (field, *field.findChildren(QWidget)):
            # Else the style sheet takes the palette back when the part is first shown.
            part.ensurePolished()
            part.setPalette(palette)
        field.setFont(look.font("body", shrink=0.85))
        field.setMinimumHeight(round(look.px(40)))
