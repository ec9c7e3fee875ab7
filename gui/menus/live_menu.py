"""Menus that look when they open at what can be done, and cost nothing while they are closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

Keys = str | QKeySequence.StandardKey


class Act(QAction):
    """One entry of a menu.

    Whether it can be done is asked when its menu opens, and again when it is chosen: its keys may
    be pressed while the menu is closed, and then what cannot be done is simply not done.

    Args:
        text: Translated, with a mnemonic.
        do: Does it.
        can: Whether that is possible now; None for always.
        says: The text that it has now, where that changes.
        is_on: Whether it is chosen, for an entry that shows that.
        parent: Its menu.

    Attributes:
        keys: The usual ones of those that do it, as people write them; "" for none.
    """

    def __init__(
        self,
        text: str,
        do: Callable[[], object],
        can: Callable[[], bool] | None,
        says: Callable[[], str] | None,
        is_on: Callable[[], bool] | None,
        parent: QMenu,
    ) -> None:
        super().__init__(text, parent)
        self._do, self._can, self._says, self._is_on = do, can, says, is_on
        self.keys = ""
        self.setCheckable(is_on is not None)
        self.triggered.connect(self._act)

    def look(self) -> None:
        """Show how things stand; for a menu that opens."""
        self.setEnabled(self._can is None or self._can())
        if self._says is not None:
            self.setText(self._says())
        self._mark()

    def rest(self) -> None:
        """Be ready for the keys; for a menu that closes."""
        self.setEnabled(True)

    def _mark(self) -> None:
        if self._is_on is not None:
            self.setChecked(self._is_on())

    @Slot()
    def _act(self) -> None:
        if self._can is None or self._can():
            self._do()
        self._mark()  # the click has turned it, whatever came of that


class LiveMenu(QMenu):
    """A menu of `Act`s.

    Args:
        title: Translated, with a mnemonic.
        parent: The menu bar, or the menu that it is part of.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setToolTipsVisible(True)
        self._acts: list[Act] = []
        self.aboutToShow.connect(self._look)
        self.aboutToHide.connect(self._rest)

    def add(
        self,
        text: str,
        do: Callable[[], object],
        keys: Keys | list[Keys] | None = None,
        *,
        can: Callable[[], bool] | None = None,
        says: Callable[[], str] | None = None,
        is_on: Callable[[], bool] | None = None,
        shows: str = "",
    ) -> Act:
        """Add an entry.

        Args:
            text: As `Act`'s.
            do: As `Act`'s.
            keys: That do it, wherever the focus is in the window; the first is shown.
            can: As `Act`'s.
            says: As `Act`'s.
            is_on: As `Act`'s.
            shows: Keys that the widget with the focus knows by itself, to be shown beside the text.
        """
        act = Act(f"{text}\t{shows}" if shows else text, do, can, says, is_on, self)
        sequences = keys if isinstance(keys, list) else [keys] if keys is not None else []
        act.setShortcuts([one for key in sequences for one in bindings(key)])
        act.keys = shows or ", ".join(filter(None, map(native, sequences)))
        self.addAction(act)
        self._acts.append(act)
        return act

    def press(
        self,
        text: str,
        button: Callable[[], QAbstractButton],
        keys: Keys | list[Keys] | None = None,
        before: Callable[[], object] | None = None,
        *,
        says: Callable[[], str] | None = None,
    ) -> Act:
        """Add an entry that presses a button, and is possible when that is.

        Args:
            text: Translated, with a mnemonic.
            button: Gives the button, which may have to be built first.
            keys: As of `add`.
            before: Shows where the button is, or its effect.
            says: As of `add`.
        """

        def do() -> None:
            if before is not None:
                before()
            button().click()

        return self.add(text, do, keys, can=lambda: button().isEnabled(), says=says)

    def forget(self) -> None:
        """Take all entries away; for a menu that is filled when it opens."""
        self._acts.clear()
        for action in self.actions():
            self.removeAction(action)
            if action.parent() is self:
                action.deleteLater()

    @Slot()
    def _look(self) -> None:
        for act in self._acts:
            act.look()

    @Slot()
    def _rest(self) -> None:
        for act in self._acts:
            act.rest()


def bindings(keys: Keys) -> list[QKeySequence]:
    """The keys as this platform has them."""
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    return QKeySequence.keyBindings(keys)


def native(keys: Keys) -> str:
    """How this platform writes keys; "" for a habit that it does not have."""
    found = bindings(keys)
    return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""


def plain(text: str) -> str:
    """A menu's or an action's text as people say it: no mnemonic, no keys, no dots."""
    text = text.partition("\t")[0].rstrip(".")
    if text.endswith(")") and "(&" in text:  # as Korean has it: "파일(&F)"
        text = text[: text.rindex("(&")]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
