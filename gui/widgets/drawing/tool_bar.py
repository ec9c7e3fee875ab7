"""The tools of a drawing canvas, in two rows."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.widgets import file_questions, layouts
from gui.widgets.drawing import drawing_file
from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.drawing_history import UndoState
from gui.widgets.drawing.tool_glyphs import SIZE, glyph
from gui.widgets.drawing.tool_sheet import MIN_SHADE, TOOLS

_CHOICES = ("open", "paste", "png", "save", "load", "template")


class ToolBar(QWidget):
    """Tools, mirror, undo, redo, clear, pictures and files; width and shade of the pen.

    It works on the canvas itself; what needs a file is asked for here and done by the owner.

    Args:
        canvas: The one whose tools these are.
        parent: As Qt has it.

    Signals:
        picture_opened(str): Bring the picture in this file onto the sheet.
        picture_saved(str): Write the drawing as a PNG to this file.
        strokes_opened(str): Replace the drawing by the one in this file.
        strokes_saved(str): Write the drawing's strokes to this file.
    """

    picture_opened = Signal(str)
    picture_saved = Signal(str)
    strokes_opened = Signal(str)
    strokes_saved = Signal(str)

    def __init__(self, canvas: DrawingCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._buttons: dict[str, QToolButton] = {}
        self._build_buttons()
        self._build_menu()
        self.width_slider = _slider(10, 150, round(canvas.pen_width * 1000))  # thousandths
        self.shade_slider = _slider(round(MIN_SHADE * 100), 100, round(canvas.shade * 100))
        self._width_label, self._shade_label = QLabel(), QLabel()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._draw_glyphs()
        self._follow_tool(canvas.tool)
        self._follow_undo(UndoState(canvas.can_undo, canvas.can_redo))

    def button(self, name: str) -> QToolButton:
        """A button: a tool's, "mirror", "undo", "redo", "clear" or "picture"."""
        return self._buttons[name]

    def choose(self, choice: str) -> None:
        """Do what an entry of the picture menu says; asks for a file where one is needed.

        Args:
            choice: "open", "paste", "png", "save", "load" or "template".
        """
        match choice:
            case "paste":
                self._canvas.paste()
            case "template":
                self._canvas.set_template(None)
            case "open" | "load":
                self._ask_open(choice)
            case _:
                self._ask_save(choice)

    # Building

    def _build_buttons(self) -> None:
        self._group = QButtonGroup(self)
        for name in (*TOOLS, "mirror", "undo", "redo", "clear", "picture"):
            button = QToolButton()
            button.setIconSize(QSize(SIZE, SIZE))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setCheckable(name in TOOLS or name == "mirror")
            if name in TOOLS:
                self._group.addButton(button)
            self._buttons[name] = button

    def _build_menu(self) -> None:
        self._menu = QMenu(self)
        self._actions = {}
        for choice in _CHOICES:
            if choice in ("png", "template"):
                self._menu.addSeparator()
            self._actions[choice] = self._menu.addAction("")
            self._actions[choice].setData(choice)
        self._menu.aboutToShow.connect(self._prepare_menu)
        self._menu.triggered.connect(self._on_triggered)
        button = self._buttons["picture"]
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(4)
        for name, button in self._buttons.items():
            if name in ("mirror", "undo"):
                first.addSpacing(6)
            if name == "undo":
                first.addStretch(1)
            first.addWidget(button)
        second.setSpacing(8)
        for label, slider in (
            (self._width_label, self.width_slider),
            (self._shade_label, self.shade_slider),
        ):
            theme.set_role(label, "muted")
            label.setBuddy(slider)
            second.addWidget(label)
            second.addWidget(slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING // 2)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        canvas = self._canvas
        self._group.buttonClicked.connect(self._on_tool)
        self._buttons["mirror"].toggled.connect(canvas.set_mirror)
        self._buttons["undo"].clicked.connect(canvas.undo)
        self._buttons["redo"].clicked.connect(canvas.redo)
        self._buttons["clear"].clicked.connect(canvas.clear)
        self.width_slider.valueChanged.connect(self._on_width)
        self.shade_slider.valueChanged.connect(self._on_shade)
        canvas.tool_changed.connect(self._follow_tool)
        canvas.mirror_changed.connect(self._buttons["mirror"].setChecked)
        canvas.width_changed.connect(self._follow_width)
        canvas.shade_changed.connect(self._follow_shade)
        canvas.undo_state_changed.connect(self._follow_undo)
        canvas.changed.connect(self._follow_drawing)
        theme.notifier().changed.connect(self._draw_glyphs)

    # From the hand to the canvas

    @Slot(object)
    def _on_tool(self, button: QToolButton) -> None:
        for tool in TOOLS:
            if self._buttons[tool] is button:
                self._canvas.set_tool(tool)

    @Slot(int)
    def _on_width(self, thousandths: int) -> None:
        self._canvas.set_width(thousandths / 1000)

    @Slot(int)
    def _on_shade(self, hundredths: int) -> None:
        self._canvas.set_shade(hundredths / 100)

    @Slot(object)
    def _on_triggered(self, action: object) -> None:
        for choice, known in self._actions.items():
            if known is action:
                self.choose(choice)

    def _ask_open(self, choice: str) -> None:
        if choice == "load":
            kinds = self.tr("Drawings (*.json)")
            title, answer = self.tr("Open strokes"), self.strokes_opened.emit
        else:
            pictures = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)")
            others = self.tr("All files (*)")
            kinds = f"{pictures};;{others}"
            title, answer = self.tr("Open a picture"), self.picture_opened.emit
        file_questions.ask_open(self.window(), title, kinds, answer)

    def _ask_save(self, choice: str) -> None:
        if choice == "png":
            title, kinds, ending = self.tr("Save as PNG"), self.tr("PNG picture (*.png)"), ".png"
            answer = self.picture_saved.emit
        else:
            title, kinds = self.tr("Save strokes"), self.tr("Drawings (*.json)")
            ending, answer = drawing_file.SUFFIX, self.strokes_saved.emit
        name = self.tr("drawing")
        file_questions.ask_save(
            self.window(), title, f"{name}{ending}", kinds, answer, ending.removeprefix(".")
        )

    # From the canvas to the eye

    @Slot(object)
    def _follow_tool(self, tool: str) -> None:
        self._buttons[tool].setChecked(True)

    @Slot(object)
    def _follow_width(self, fraction: float) -> None:
        _show(self.width_slider, round(fraction * 1000))

    @Slot(object)
    def _follow_shade(self, share: float) -> None:
        _show(self.shade_slider, round(share * 100))

    @Slot(object)
    def _follow_undo(self, state: UndoState) -> None:
        self._buttons["undo"].setEnabled(state.can_undo)
        self._buttons["redo"].setEnabled(state.can_redo)
        self._follow_drawing()

    @Slot()
    def _follow_drawing(self) -> None:
        self._buttons["clear"].setEnabled(not self._canvas.is_empty)

    @Slot()
    def _prepare_menu(self) -> None:
        for choice in ("png", "save"):
            self._actions[choice].setEnabled(not self._canvas.is_empty)
        self._actions["template"].setEnabled(self._canvas.has_template)

    @Slot()
    def _draw_glyphs(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(glyph(name, theme.current(), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw_glyphs()

    def _retranslate(self) -> None:
        undo, redo, paste = (
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            for key in (
                QKeySequence.StandardKey.Undo,
                QKeySequence.StandardKey.Redo,
                QKeySequence.StandardKey.Paste,
            )
        )
        names = {
            "brush": (self.tr("Brush"), self.tr("Brush (B)")),
            "eraser": (self.tr("Eraser"), self.tr("Eraser (E, or the right mouse button)")),
            "fill": (self.tr("Fill"), self.tr("Fill a region (F)")),
            "line": (self.tr("Line"), self.tr("Straight line (L)")),
            "move": (
                self.tr("Move"),
                self.tr("Move the drawing; a corner, the wheel or + and - scale it (V)"),
            ),
            "mirror": (self.tr("Mirror"), self.tr("Mirror what is drawn, left and right (M)")),
            "undo": (self.tr("Undo"), self.tr("Undo ({0})").format(undo)),
            "redo": (self.tr("Redo"), self.tr("Redo ({0})").format(redo)),
            "clear": (self.tr("Clear"), self.tr("Clear the sheet; can be undone")),
            "picture": (self.tr("Pictures and files"), self.tr("Pictures and files")),
        }
        for name, (accessible, tip) in names.items():
            self._buttons[name].setAccessibleName(accessible)
            self._buttons[name].setToolTip(tip)
        texts = {
            "open": self.tr("Open picture..."),
            "paste": self.tr("Paste picture"),
            "png": self.tr("Save as PNG..."),
            "save": self.tr("Save strokes..."),
            "load": self.tr("Open strokes..."),
            "template": self.tr("Remove template"),
        }
        for choice, text in texts.items():
            self._actions[choice].setText(text if choice != "paste" else f"{text}\t{paste}")
        self._width_label.setText(self.tr("Width"))
        self._shade_label.setText(self.tr("Shade"))
        self.width_slider.setAccessibleName(self.tr("Width of the pen"))
        self.width_slider.setToolTip(self.tr("Width of the pen (keys [ and ])"))
        self.shade_slider.setAccessibleName(self.tr("Shade of the pen"))
        self.shade_slider.setToolTip(self.tr("How dark lines and fills are"))


def _slider(least: int, most: int, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    slider.setValue(value)
    theme.scaled(slider.setMinimumWidth, 50)
    return slider


def _show(slider: QSlider, value: int) -> None:
    """Show a value that came from the canvas: it is finer than the slider's steps."""
    blocked = slider.blockSignals(True)
    slider.setValue(value)
    slider.blockSignals(blocked)
