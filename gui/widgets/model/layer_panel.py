"""The list of layers, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from engine.layer_presets import PRESETS
from gui import icons
from gui.widgets import layouts
from gui.widgets.live_text import LiveText
from gui.widgets.model import layer_texts
from gui.widgets.model.layer_tree import LayerTree


class LayerPanel(layouts.Card):
    """Shows layers, and says what a person would like to do with them.

    Signals:
        add_wanted(str): A kind of layer.
        preset_wanted(str): A preset.
        wrap_wanted(), undo_wanted(), redo_wanted(), open_wanted(), save_wanted()
    """

    add_wanted = Signal(str)
    preset_wanted = Signal(str)
    wrap_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(8)
        self.tree = LayerTree()
        self.tree.setAccessibleName(self.tr("Layers, in the order in which they compute"))
        self.source = LiveText(title=False)
        self.source.setAccessibleName(self.tr("What comes in"))
        self.message = layouts.label("", "error", wrap=True)
        self.message.hide()
        self.column.addLayout(self._build_heading())
        self.column.addLayout(self._build_source())
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.message)
        self.column.addLayout(self._build_buttons())

    def _build_heading(self) -> QHBoxLayout:
        keys = QKeySequence.StandardKey
        self.network_button = QPushButton(self.tr("Network"))
        self.network_button.setToolTip(self.tr("Begin with a preset, open a file, save as one"))
        self.network_button.setMenu(self._build_network_menu())
        self.undo_button = QPushButton(self.tr("Undo"))
        undo = self.tr("Take back the last change ({0})")
        self.undo_button.setToolTip(undo.format(_native(keys.Undo)))
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button = QPushButton(self.tr("Redo"))
        self.redo_button.setToolTip(self.tr("Do it again ({0})").format(_native(keys.Redo)))
        self.redo_button.clicked.connect(self.redo_wanted)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(layouts.label(self.tr("Layers"), "heading"), 1)
        for button in (self.undo_button, self.redo_button):
            button.setProperty("quiet", True)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.network_button)
        return row

    def _build_source(self) -> QHBoxLayout:
        """What comes in, above what becomes of it; and what the figures at the right are."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.source, 1)
        row.addWidget(layouts.label(self.tr("Parameters"), "muted"))
        return row

    def _build_network_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Begin with")).setEnabled(False)
        for name in PRESETS:
            menu.addAction(layer_texts.preset(name)).setData(name)
        menu.triggered.connect(self._choose_preset)
        menu.addSeparator()
        self.open_action = menu.addAction(self.tr("Open..."))
        self.open_action.triggered.connect(self.open_wanted)
        self.save_action = menu.addAction(self.tr("Save as..."))
        self.save_action.triggered.connect(self.save_wanted)
        return menu

    def _build_buttons(self) -> QHBoxLayout:
        self.add_button = QPushButton(self.tr("Add"))
        self.add_button.setToolTip(
            self.tr("A layer behind the chosen one, or into the chosen block")
        )
        self.add_button.setMenu(self._build_add_menu())
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Remove what is chosen (Del)"))
        self.remove_button.clicked.connect(self.tree.remove_wanted)
        self.duplicate_button = QPushButton(self.tr("Duplicate"))
        self.duplicate_button.setToolTip(self.tr("A copy behind what is chosen (Ctrl+D)"))
        self.duplicate_button.clicked.connect(self.tree.duplicate_wanted)
        self.wrap_button = QPushButton(self.tr("Wrap"))
        self.wrap_button.setToolTip(self.tr("Put what is chosen into a Sequential of its own"))
        self.wrap_button.clicked.connect(self.wrap_wanted)
        row = QHBoxLayout()
        row.setSpacing(6)
        buttons = (self.add_button, self.remove_button, self.duplicate_button, self.wrap_button)
        for button in (*buttons, *self._build_arrows()):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_arrows(self) -> tuple[QWidget, ...]:
        self.up_button = self._arrow("chevron-up", self.tr("Move up (Alt+Up)"))
        self.up_button.clicked.connect(self._move_up)
        self.down_button = self._arrow("chevron-down", self.tr("Move down (Alt+Down)"))
        self.down_button.clicked.connect(self._move_down)
        self.out_button = self._arrow("chevron-left", self.tr("Move out of its block (Alt+Left)"))
        self.out_button.clicked.connect(self._move_out)
        self.in_button = self._arrow(
            "chevron-right", self.tr("Move into the block above it (Alt+Right)")
        )
        self.in_button.clicked.connect(self._move_in)
        return self.up_button, self.down_button, self.out_button, self.in_button

    def _arrow(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build_add_menu(self) -> QMenu:
        menu = QMenu(self)
        for family, kinds in layer_texts.FAMILIES.items():
            within = menu.addMenu(layer_texts.family(family))
            for kind in kinds:
                says = layer_texts.description(kind)
                within.addAction(self.tr("{0}: {1}").format(kind, says)).setData(kind)
        menu.triggered.connect(self._add)
        return menu

    # Showing

    def set_ways(
        self,
        *,
        undo: bool,
        redo: bool,
        chosen: bool,
        wrap: bool,
        up: bool,
        down: bool,
        out: bool,
        inside: bool,
    ) -> None:
        """Say what can be done, and that there is something chosen to remove and to double."""
        first = self.tr("Choose a layer first.")
        layouts.set_enabled(self.undo_button, undo, self.tr("There is nothing to take back."))
        layouts.set_enabled(self.redo_button, redo, self.tr("There is nothing to do again."))
        states = (
            (self.remove_button, chosen, first),
            (self.duplicate_button, chosen, first),
            (self.wrap_button, wrap, self.tr("Only layers in a row go into a block together.")),
            (self.up_button, up, self.tr("It is at the top already.")),
            (self.down_button, down, self.tr("It is at the bottom already.")),
            (self.out_button, out, self.tr("It is in no block.")),
            (self.in_button, inside, self.tr("There is no block above it.")),
        )
        for button, is_on, why in states:
            layouts.set_enabled(button, is_on, why if chosen else first)

    def set_message(self, text: str) -> None:
        """Say what is wrong; empty for nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    # What the person does

    @Slot(QAction)
    def _add(self, action: QAction) -> None:
        self.add_wanted.emit(action.data())

    @Slot(QAction)
    def _choose_preset(self, action: QAction) -> None:
        if action.data() is not None:
            self.preset_wanted.emit(action.data())

    @Slot()
    def _move_up(self) -> None:
        self.tree.shift_wanted.emit(-1)

    @Slot()
    def _move_down(self) -> None:
        self.tree.shift_wanted.emit(1)

    @Slot()
    def _move_out(self) -> None:
        self.tree.nest_wanted.emit(-1)

    @Slot()
    def _move_in(self) -> None:
        self.tree.nest_wanted.emit(1)


def _native(key: QKeySequence.StandardKey) -> str:
    """How this platform writes a key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
