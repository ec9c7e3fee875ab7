"""The Builder page: a network from a list of layers, which training can use."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.layer_kinds import MANY_PARAMETERS, Inference, infer
from engine.layer_presets import preset
from engine.network_spec import LayerSpec, Setting
from engine.run_spec import BUILDER, ModelSpec
from gui import errors
from gui.background import Background
from gui.model.builder_files import NetworkFiles
from gui.model.builder_rows import Sheet
from gui.model.builder_side import BuilderSide, Whole
from gui.model.layer_edits import Draft, Edits, Path
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.model.layer_panel import LayerPanel
from gui.widgets.undo_keys import undo_keys

_FIRST = "mlp"  # the preset to begin with
_TOO_MUCH = frozenset({"layers_too_many", "layers_too_deep"})


class BuilderView(QWidget):
    """Edits a network, says what is wrong with it, and hands it to the session when asked.

    Args:
        session: Knows what the network is for, and what training uses.
        background: Reads and writes files.
        parent: Owner.
    """

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._inputs: Inputs | None = None
        self.edits = Edits()
        self._inferred: tuple[LayerSpec, Inference] | None = None  # the latest
        self._sheet = Sheet(self.edits.draft.root, None)
        self._is_stale = True
        self.files = NetworkFiles(background, self)
        self._build()
        self._connect()
        self._follow_inputs()
        self._follow_model()

    def _build(self) -> None:
        self.panel = LayerPanel()
        self.side = BuilderSide()
        self.banner = Banner()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(layouts.SPACING)
        for part, share in ((self.panel, 3), (self.side, 2)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.banner)
        column.addWidget(splitter, 1)
        undo_keys(self, self.undo, self.redo)

    def _connect(self) -> None:
        panel, tree, form = self.panel, self.panel.tree, self.side.form
        panel.add_wanted.connect(self.add)
        panel.preset_wanted.connect(self.begin_with)
        panel.wrap_wanted.connect(self._wrap)
        panel.undo_wanted.connect(self.undo)
        panel.redo_wanted.connect(self.redo)
        panel.open_wanted.connect(self.files.ask_open)
        panel.save_wanted.connect(self._ask_save)
        tree.choice_changed.connect(self._choose)
        tree.remove_wanted.connect(self._remove)
        tree.duplicate_wanted.connect(self._duplicate)
        tree.shift_wanted.connect(self._shift)
        tree.nest_wanted.connect(self._nest)
        tree.dropped.connect(self._move)
        form.edited.connect(self._set)
        form.renamed.connect(self._rename)
        self.side.use_wanted.connect(self._use)
        self.banner.action_clicked.connect(self._use_all_the_same)
        self.files.opened.connect(self._replace)
        self.files.notice.connect(self._say)
        self._session.dataset_changed.connect(self._follow_inputs)
        self._session.data_changed.connect(self._follow_inputs)
        self._session.model_changed.connect(self._follow_model)

    @property
    def root(self) -> LayerSpec:
        """The network as it stands."""
        return self.edits.draft.root

    def take_edits(self, edits: Edits) -> None:
        """Go on with other drafts, and the ways back from them."""
        self.edits = edits
        self._show_change()

    # What the person does

    @Slot(str)
    def add(self, kind: str) -> None:
        """Add a layer behind the current one, or into it if it is a block."""
        self._edit(self.edits.draft.adding(LayerSpec(kind)))

    @Slot(str)
    def begin_with(self, name: str) -> None:
        """Put a preset in the network's place."""
        if self._inputs is not None:
            self._replace(preset(name, len(self._inputs.classes)))

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self.edits.undo():
            self._show_change()

    @Slot()
    def redo(self) -> None:
        """Do it again."""
        if self.edits.redo():
            self._show_change()

    @Slot(object)
    def _replace(self, root: LayerSpec) -> None:
        self._edit(Draft(root))

    @Slot()
    def _ask_save(self) -> None:
        self.files.ask_save(self.root)

    @Slot()
    def _remove(self) -> None:
        self._edit(self.edits.draft.removing())

    @Slot()
    def _duplicate(self) -> None:
        self._edit(self.edits.draft.duplicating())

    @Slot()
    def _wrap(self) -> None:
        self._edit(self.edits.draft.wrapping())

    @Slot(int)
    def _shift(self, by: int) -> None:
        self._edit(self.edits.draft.shifting(by))

    @Slot(int)
    def _nest(self, way: int) -> None:
        draft = self.edits.draft
        self._edit(draft.going_in() if way > 0 else draft.going_out())

    @Slot(object, int)
    def _move(self, parent: Path, place: int) -> None:
        self._edit(self.edits.draft.moving(parent, place))

    @Slot(str, object)
    def _set(self, name: str, value: Setting) -> None:
        draft = self.edits.draft
        if draft.current is not None:
            self._edit(draft.setting(draft.current, name, value), key=(draft.current, name))

    @Slot(str)
    def _rename(self, name: str) -> None:
        draft = self.edits.draft
        if draft.current is not None:
            self._edit(draft.renaming(draft.current, name), key=(draft.current, ""))

    @Slot(object)
    def _choose(self, paths: Iterable[Path]) -> None:
        self.edits.choose(paths)
        self._show_chosen()

    def _edit(self, draft: Draft, key: Hashable = None) -> None:
        """Go on to another draft, unless it is larger than can be worked out at each edit."""
        found = self._infer(draft.root)
        for problem in found.errors if found else ():
            if problem.code in _TOO_MUCH:
                self._say(errors.sentence(problem.error), True)
                return
        if self.edits.edit(draft, key):
            self._show_change()

    def _infer(self, root: LayerSpec) -> Inference | None:
        """What is known of a network; None while there are no pictures."""
        if self._inputs is None:
            return None
        if self._inferred is None or self._inferred[0] is not root:
            self._inferred = root, infer(root, self._inputs.shape, len(self._inputs.classes))
        return self._inferred[1]

    def _show_change(self) -> None:
        self.banner.hide()  # what it says, or asks, is of the network before
        self._refresh()

    # Training's network

    @Slot()
    def _use(self) -> None:
        found = self._infer(self.root)
        if found is None or found.errors:
            return
        if found.parameters > MANY_PARAMETERS:
            text = self.tr(
                "This network has {0} parameters: {1} GB, and four times that in a training."
            )
            self.banner.show_message(
                text.format(f"{found.parameters:,}", f"{4 * found.parameters / 1e9:.1f}"),
                self.tr("Use it all the same"),
                "warning",
                self.tr("Cancel"),
            )
        else:
            self._use_all_the_same()

    @Slot()
    def _use_all_the_same(self) -> None:
        self.banner.hide()
        try:
            self._session.set_model(ModelSpec(BUILDER, layers=self.root))
        except AtelierError as error:
            self._say(errors.sentence(error), True)

    @Slot()
    def _follow_model(self) -> None:
        """Show training's network if it is one of layers; the one before it is a step back."""
        layers = self._session.model.layers
        if layers is not None and self.edits.edit(Draft(layers)):
            self.banner.hide()
        self._refresh()

    @Slot()
    def _follow_inputs(self) -> None:
        """Work the shapes out anew; a network that nobody has touched gets as many classes."""
        self._inputs, self._inferred = self._session.inputs, None
        if self._inputs is not None and not (self.edits.can_undo or self.edits.can_redo):
            first = preset(_FIRST, len(self._inputs.classes))
            self.edits = self.edits if self.root == first else Edits(first)
        self._show_change()

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed while nobody looked is shown now."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        """Work everything out and show it, where somebody can see it."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        inputs, root = self._inputs, self.root
        self.setEnabled(inputs is not None)
        found = self._infer(root)
        if inputs is not None and found is not None:
            whole = Whole(root, inputs.shape, len(inputs.classes), found)
            self.side.show_whole(whole, self._session.model)
        self._sheet = Sheet(root, found)
        self.panel.source.set_text(self._source())
        self.panel.tree.set_rows(self._sheet.rows(), self.edits.draft.chosen)
        self.panel.set_message(self._sheet.first_mistake())
        self._show_chosen()

    def _source(self) -> str:
        if self._inputs is None:
            return self.tr("Opening the images...")
        text = self.tr("Input: {0}, one picture of {1}")
        return text.format(list(self._inputs.shape), errors.said(self._inputs.title))

    def _show_chosen(self) -> None:
        """The form and the buttons follow what is chosen."""
        draft, edits = self.edits.draft, self.edits
        self.panel.set_ways(
            undo=edits.can_undo,
            redo=edits.can_redo,
            chosen=bool(draft.chosen),
            wrap=draft.is_run,
            up=draft.shifting(-1) is not draft,
            down=draft.shifting(1) is not draft,
            out=draft.going_out() is not draft,
            inside=draft.going_in() is not draft,
        )
        path = draft.current
        if path is None or len(draft.chosen) > 1:
            self.side.form.show_text(self._hint())
            return
        self.side.form.show_layer(
            draft.layer(path),
            self._sheet.name(path),
            self._sheet.values(path),
            self._sheet.facts(path),
            self._sheet.problems(path),
            is_wrong=self._sheet.is_wrong(path),
        )

    def _hint(self) -> str:
        if self.edits.draft.chosen:
            return self.tr("%Ln layer(s) are chosen.", "", len(self.edits.draft.chosen))
        if not self.root.children:
            return self.tr("The network is empty: add a layer, or begin with a preset.")
        return self.tr(
            "Choose a layer to change its settings. What a layer gets from the one before it "
            "fills itself in."
        )

    @Slot(str, bool)
    def _say(self, text: str, is_error: bool) -> None:
        self.banner.show_message(text, kind="error" if is_error else "info")
