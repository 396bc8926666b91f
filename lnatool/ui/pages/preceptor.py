"""Preceptor: the people somebody supports, and the review of each one's plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from lnatool.domain.problems import KnownError
from lnatool.services.desk.desk import Arrived, Desk, OnDesk
from lnatool.services.read_back.returned import RefusedError
from lnatool.ui.desk.bridge import ReviewBridge
from lnatool.ui.desk.people import People
from lnatool.ui.desk.review_desk import ReviewDesk
from lnatool.ui.pages.base import FreePage, StartContext
from lnatool.ui.tasks import Tasks

if TYPE_CHECKING:
    from lnatool.services.desk.review import DeskReview


class PreceptorPage(FreePage):
    """Nothing that is opened here becomes a plan of one's own."""

    def __init__(self, context: StartContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.tasks = Tasks(self)
        self.shelf = Desk(context.state_dir)
        self.review: ReviewDesk | None = None
        self.setAcceptDrops(True)
        self._stack = QStackedLayout(self)
        self.people = People(self)
        self.people.wanted.connect(self._find)
        self.people.opened.connect(self._open)
        self.people.removed.connect(self._remove)
        self._stack.addWidget(self.people)

    def entered(self, item: str = "") -> None:
        """Show the review that is open, or the list; ``item`` is a file to open."""
        if item:
            self.open_file(Path(item))
        elif self.review is not None:
            self.review.focus_work()
        else:
            self.people.focus_first()
            self._refresh()

    def leaving(self) -> None:
        """Keep what is filled in before another page is shown."""
        if self.review is not None:
            self.review.hand_on()
            self.review.bridge.flush()

    def closing(self) -> bool:
        """Keep what is filled in; asks where that cannot be."""
        return self._may_leave()

    def closed(self) -> None:
        """Let go of what is open."""
        self.tasks.finish()
        if self.review is not None:
            self.review.bridge.close()

    def undo(self) -> None:
        """Take the last change of the review back."""
        if self.review is not None:
            self.review.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.review is not None:
            self.review.redo()

    def _refresh(self, plan_id: str = "") -> None:
        """Read the list anew; the focus goes to this person, or stays on the list."""

        def show(people: tuple[OnDesk, ...]) -> None:
            if self.review is not None:
                return
            held = self.people.has_focus()
            self.people.show_people(people)
            if held and self.isVisible():
                self.people.focus_first(plan_id)

        self._run(self.shelf.everybody, show)

    def _run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Work on a worker; what is wrong is said."""

        def not_done(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            if failed is not None:
                failed(error)
                return
            self.people.ready()
            self.context.ask.tell(self.tr("This did not work"), error.problem)

        self.tasks.run(work, done, not_done)

    def _find(self) -> None:
        path = self.context.ask.open_file(
            self.tr("Open somebody's plan"),
            self.context.documents,
            self.tr("Plans to review (*.pdf *.lnaplan *.json)"),
        )
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path, password: str = "") -> None:
        """Read somebody's copy and begin, or go on with, its review."""
        if self.review is not None:
            self.leave_review()
            if self.review is not None:
                return
        self.people.wait()
        self._run(
            lambda: self.shelf.arrive(path, password),
            self._arrived,
            lambda error: self._refused(error, lambda secret: self.open_file(path, secret)),
        )

    def _open(self, plan_id: str, password: str = "") -> None:
        self.people.wait()
        self._run(
            lambda: self.shelf.open(plan_id, password),
            self.begin,
            lambda error: self._refused(error, lambda secret: self._open(plan_id, secret)),
        )

    def _arrived(self, arrived: Arrived) -> None:
        plan = arrived.copy.plan
        name = plan.person.name or self.tr("this person")
        if arrived.standing == "same":
            self._open(plan.id, arrived.copy.password)
            return
        if arrived.standing != "new" and not self._take_its_place(arrived, name):
            self.people.ready()
            self.people.focus_first(plan.id)
            return
        self._run(lambda: self.shelf.take(arrived), self.begin)

    def _take_its_place(self, arrived: Arrived, name: str) -> bool:
        kept = self.tr(
            "What you have filled in is carried over. What has no place in it any more is listed, "
            "and not lost."
        )
        words = {
            "newer": self.tr("This copy is newer than the one on your list."),
            "older": self.tr("This copy is older than the one on your list."),
            "other": self.tr("You have another file of this very copy on your list."),
        }[arrived.standing]
        return self.context.ask.confirm(
            self.tr("Use this copy for the review of {name}?").format(name=name),
            f"{words} {kept}",
            self.tr("Use this copy"),
            self.tr("Keep the one I have"),
        )

    def begin(self, review: DeskReview) -> None:
        """Show a review at its first empty field."""
        bridge = ReviewBridge(review, Tasks(self), self._by, self)
        self.review = ReviewDesk(self.context, bridge, self)
        self.review.left.connect(self.leave_review)
        self._stack.addWidget(self.review)
        self._stack.setCurrentWidget(self.review)
        self.people.ready()
        self.review.begin()
        for notice in review.notices:
            self.context.ask.tell(self.tr("About this copy"), notice)

    def _by(self) -> str:
        return self.context.settings.value.reviewer_name

    def _refused(self, error: KnownError, again: Callable[[str], None]) -> None:
        """Ask for the password of a protected file; say anything else."""
        self.people.ready()
        locked = isinstance(error, RefusedError) and error.verdict in {"locked", "wrong-password"}
        if not locked:
            self.context.ask.tell(self.tr("This plan could not be opened"), error.problem)
            return
        secret = self.context.ask.password(
            self.tr("A protected PDF"),
            QCoreApplication.translate("problems", error.problem.message),
        )
        if secret:
            again(secret)

    def leave_review(self) -> None:
        """Let the review go and show the list, unless something would be lost."""
        review = self.review
        if review is None or not self._may_leave():
            return
        review.bridge.close()
        self.review = None
        self._stack.setCurrentWidget(self.people)
        self._stack.removeWidget(review)
        review.hide()
        review.deleteLater()
        self.people.focus_first()
        self._refresh(review.bridge.review.record.reference.plan)

    def _may_leave(self) -> bool:
        """Keep what is filled in; whether the review can be left. Asks where it is not kept."""
        if self.review is None:
            return True
        self.review.hand_on()
        bridge = self.review.bridge
        if bridge.flush() or bridge.sent or not bridge.values:
            return True
        why = bridge.state.problem.sentence if bridge.state.problem else ""
        return self.context.ask.confirm(
            self.tr("Leave without keeping the review?"),
            self.tr(
                "What you filled in cannot be kept on this computer: {why} It is lost unless you "
                "save the reviewed PDF or a return file first."
            ).format(why=why),
            self.tr("Leave all the same"),
            self.tr("Stay here"),
        )

    def _remove(self, plan_id: str) -> None:
        person = self.people.person(plan_id)
        name = person.name or self.tr("Somebody without a name")
        words = [
            self.tr(
                "The copy you opened and what you filled in go from this computer. It cannot be "
                "undone. Files that you saved elsewhere stay."
            ),
            self.tr("Fields filled in: {count}.").format(count=person.filled),
        ]
        if person.filled and not person.sent:
            words.append(self.tr("They have not been saved to send back."))
        agreed = self.context.ask.confirm(
            self.tr("Remove {name} from your list?").format(name=name),
            "\n\n".join(words),
            self.tr("Remove from my list"),
            self.tr("Keep"),
        )
        if agreed:
            self._run(lambda: self.shelf.remove(plan_id), lambda _none: self._removed(name))

    def _removed(self, name: str) -> None:
        self.context.announce.say(self.tr("{name} is off your list.").format(name=name))
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file from this computer can be dropped."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file, once the drag is let go of."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open_file(path))


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dragged; None where it is none, or several."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
