"""The ring around what a lesson points at: it follows it, and is never in the way."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.guide import finding
from gui.guide.waiting import known

if TYPE_CHECKING:
    from engine.lessons.lesson import Call
    from gui.guide.guide import Guide
    from gui.main_window import MainWindow

_log = logging.getLogger(__name__)

_FOLLOW_MS = 200
_GAP = 4  # between the control and the middle of the line
_LINE = 2
_HALO = 5  # as wide as the line and what sets it off from any ground
_SWELL = 9  # how far the wave goes that tells where the ring is
_WAVE_MS, _WAVES = 900, 2
_RADIUS = 7
_REACH = _GAP + _SWELL + _HALO


class Pointer(QWidget):
    """Drawn over the window, around the control that a task is about, or the tab that leads to it.

    The mouse goes through it, the keyboard does not see it, and what it surrounds is painted
    without it: its mask is the ring alone. It looks where the control is five times a second, and
    only while a task waits.

    Args:
        window: Over which it lies.
        guide: Says what is pointed at.
    """

    def __init__(self, window: MainWindow, guide: Guide) -> None:
        super().__init__(window)
        self._window, self._guide = window, guide
        self._target: QWidget | None = None
        self._broken: Call | None = None  # what cannot be looked up: it is not asked for again
        self._around = QRect()  # in the window's coordinates
        self._wave = 1.0  # how far it has gone
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clock = QTimer(self, interval=_FOLLOW_MS)
        self._clock.timeout.connect(self.follow)
        self._swell = QVariantAnimation(self, duration=_WAVE_MS)
        self._swell.setLoopCount(_WAVES)
        self._swell.setStartValue(0.0)
        self._swell.setEndValue(1.0)
        self._swell.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._swell.valueChanged.connect(self._set_wave)
        theme.notifier().changed.connect(self.update)
        guide.changed.connect(self._take_guide)
        self.hide()
        self._take_guide()

    @property
    def target(self) -> QWidget | None:
        """What the ring is around: the control, or the bar of tabs behind one of which it is."""
        return self._target

    @property
    def around(self) -> QRect:
        """What is surrounded, in the window's coordinates; empty without a ring."""
        return QRect(self._around)

    @property
    def is_moving(self) -> bool:
        """Whether a wave goes out from the ring."""
        return self._swell.state() == QVariantAnimation.State.Running

    @Slot()
    def _take_guide(self) -> None:
        self._broken = None
        if self._guide.pointed is None:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Look where the control is, and go there."""
        found = self._find(self._guide.pointed)
        if found is None or found[0].window() is not self._window:
            self._target, self._around = None, QRect()
            self._swell.stop()
            self.hide()
            return
        target, part = found
        around = QRect(target.mapTo(self._window, part.topLeft()), part.size())
        is_new = target is not self._target or not self.isVisible()
        if not is_new and around == self._around:
            return
        self._target, self._around = target, around
        self._surround()
        if is_new:
            self.show()
            self.raise_()
            self._swell.stop()
            if not theme.is_motion_reduced():
                self._swell.start()

    def _find(self, call: Call | None) -> tuple[QWidget, QRect] | None:
        if call is None or call is self._broken:
            return None
        try:
            return finding.spot(known().places[call.name].find(self._window, call.arguments))
        except Exception:  # noqa: BLE001  # a teacher's lesson must not stop the window
            _log.exception("nothing can point at %s %s", call.name, call.arguments)
            self._broken = call
            return None

    def _surround(self) -> None:
        reach = self._around.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(reach)
        inner = QRect(QPoint(_REACH - 1, _REACH - 1), self._around.size()).adjusted(0, 0, 2, 2)
        self.setMask(QRegion(self.rect()) - QRegion(inner))
        self.update()

    @Slot(object)
    def _set_wave(self, wave: float) -> None:
        self._wave = wave
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, and while it is new a wave that goes out from it."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(_REACH, _REACH, -_REACH, -_REACH)
        if self._wave < 1 and self.is_moving:
            colour = QColor(tokens.accent)
            colour.setAlphaF(0.6 * (1 - self._wave))
            self._draw(painter, ring, _GAP + _SWELL * self._wave, QPen(colour, _LINE))
        self._draw(painter, ring, _GAP, QPen(QColor(tokens.window), _HALO))
        self._draw(painter, ring, _GAP, QPen(QColor(tokens.accent), _LINE))

    def _draw(self, painter: QPainter, ring: QRectF, by: float, pen: QPen) -> None:
        painter.setPen(pen)
        radius = _RADIUS + by - _GAP
        painter.drawRoundedRect(ring.adjusted(-by, -by, by, by), radius, radius)
