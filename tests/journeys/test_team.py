"""A team is made, indicators are assigned, only hers are shown, and next year takes it over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from spbe_desktop.domain.duties import Duty
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.team import Role
from spbe_desktop.errors import DiskFullError
from spbe_desktop.services.agenda_reading import milestones_of
from spbe_desktop.services.team_reading import duties_of, people_of, team_of
from spbe_desktop.ui.domain_tab.indicator_model import ROW_ROLE
from spbe_desktop.ui.team_tab.assign_dialog import AssignDialog
from spbe_desktop.ui.team_tab.tab import AGENDA, DUTIES, TEAM, TeamTab
from spbe_desktop.ui.today import today
from spbe_desktop.words import formats
from tests.journeys.conftest import spoken
from tests.workspaces import make_workspace


@pytest.fixture
def desktop(start, home):
    """The program on a workspace in which nobody is known yet."""
    root = home / "buku kerja"
    make_workspace(root)
    desktop = start(root)
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)
    turn_to_year(desktop, 2025)
    return desktop


def turn_to_year(desktop, year: int) -> None:
    years = {2025: 1, 2024: 2, 2026: 3}
    desktop.shown.bridge.show(years[year], "mandiri")


def team_tab(desktop, view: str) -> TeamTab:
    desktop.frame.tabs.set_current("tim")
    tab = desktop.frame.pages.currentWidget()
    assert isinstance(tab, TeamTab)
    tab.turn_to(view)
    return tab


def write(form: QWidget, name: str, text: str) -> None:
    """Type *text* into the field that is called *name*."""
    fields = form.findChildren(QLineEdit) + [
        editor for editor in map(QComboBox.lineEdit, form.findChildren(QComboBox)) if editor
    ]
    editor = next(e for e in fields if name in {spoken(e), spoken(e.parentWidget() or e)})
    editor.setFocus()
    editor.selectAll()
    for letter in text:
        editor.insert(letter)
    editor.textEdited.emit(editor.text())


def press(widget: QWidget, text: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.text() == text).click()


def add_person(desktop, name: str, office: str, role: Role, *, me: bool = False) -> None:
    view = team_tab(desktop, TEAM).team
    view.add.click()
    write(view.form, "Nama", name)
    write(view.form, "OPD", office)
    box = next(b for b in view.form.findChildren(QComboBox) if spoken(b) == "Peran dalam tim")
    box.setCurrentIndex(box.findData(role.value))
    if me:
        view.form._is_me.click()
    view.form.save.click()


def assign(desktop, keys: set[str], who: str, *, lead: bool = True) -> None:
    view = team_tab(desktop, DUTIES).duties
    view.table.choose(frozenset(keys))
    view.table.setFocus()
    desktop.press(Qt.Key.Key_Return)
    dialog = desktop.frame.findChild(AssignDialog)
    names = [dialog.who.itemText(n) for n in range(dialog.who.count())]
    dialog.who.setCurrentIndex(next(n for n, name in enumerate(names) if name.startswith(who)))
    (dialog.leads if lead else dialog.contributes).click()
    dialog.assign.click()
    desktop.qtbot.waitUntil(lambda: desktop.frame.findChild(AssignDialog) is None)
    # Offscreen, nobody hands the keyboard back to the window once a dialog is gone.
    desktop.frame.activateWindow()
    desktop.qtbot.waitUntil(desktop.frame.isActiveWindow)


def shown_keys(desktop) -> list[str]:
    """Return the indicators that the list of the domain tab shows, from top to bottom."""
    tree = desktop.tab.list.tree
    index, found = tree.model().index(0, 0), []
    while index.isValid():
        row = index.data(ROW_ROLE)
        if hasattr(row, "key"):
            found.append(row.key)
        index = tree.indexBelow(index)
    return found


def test_a_team_its_duties_and_only_hers(desktop):
    workspace = desktop.shown.workspace
    add_person(desktop, "Katsul Wijaya", "Sekretariat Daerah", Role.CHAIR)
    add_person(desktop, "Siti Rahmawati", "Dinas Kominfo", Role.SECRETARY, me=True)
    team = team_of(workspace, 1, 2025)
    assert [(m.person.name, m.role) for m in team.members] == [
        ("Katsul Wijaya", Role.CHAIR),
        ("Siti Rahmawati", Role.SECRETARY),
    ]

    assign(desktop, {"1", "2", "7"}, "Siti")
    assign(desktop, {"2", "3"}, "Katsul", lead=False)

    duties = duties_of(workspace, 1)
    leads = [duties[IndicatorKey(key)].lead for key in "127"]
    assert [lead.name for lead in leads if lead] == ["Siti Rahmawati"] * 3
    assert duties[IndicatorKey("2")].contributors[0].name == "Katsul Wijaya"
    view = team_tab(desktop, DUTIES).duties
    assert view.open_ones.text() == "Tanpa penanggung jawab 44"
    desktop.frame.tabs.set_current("group:D1")
    assert desktop.tab.list.chips.mine.text() == "Hanya milik saya 3"
    desktop.tab.list.chips.mine.click()
    assert shown_keys(desktop) == ["1", "2", "7"]
    first = desktop.tab.list.model.index_of(IndicatorKey("7"))
    assert first.data(ROW_ROLE).indicator.key == "7"

    desktop.frame.tabs.set_current("group:D2")
    assert desktop.tab.list.chips.mine.isChecked()
    assert shown_keys(desktop) == [desktop.tab.current_key]
    desktop.tab.list.chips.mine.click()
    desktop.frame.tabs.set_current("group:D1")
    assert len(shown_keys(desktop)) == 10


def test_keys_walk_through_hers_alone_where_only_hers_are_shown(desktop):
    add_person(desktop, "Siti Rahmawati", "Dinas Kominfo", Role.SECRETARY, me=True)
    assign(desktop, {"1", "7", "20"}, "Siti")
    desktop.frame.tabs.set_current("group:D1")
    desktop.tab.list.chips.mine.click()
    desktop.tab.list.tree.setFocus()
    assert desktop.tab.current_key == "1"

    desktop.press(Qt.Key.Key_N)
    assert desktop.tab.current_key == "7"
    desktop.press((Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier))
    assert desktop.tab.current_key == "1"

    desktop.press(Qt.Key.Key_3)
    desktop.press(Qt.Key.Key_N, Qt.Key.Key_3, Qt.Key.Key_N)
    assert desktop.frame.tabs.current_key == "group:D2"
    assert desktop.tab.current_key == "20"


def test_duties_are_taken_back_with_one_key(desktop):
    add_person(desktop, "Siti Rahmawati", "Dinas Kominfo", Role.SECRETARY)
    assign(desktop, {"1", "2"}, "Siti")
    view = team_tab(desktop, DUTIES).duties
    view.table.selectAll()
    view.table.setFocus()
    desktop.press(Qt.Key.Key_Delete)
    assert duties_of(desktop.shown.workspace, 1) == {}

    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert set(duties_of(desktop.shown.workspace, 1)) == {"1", "2"}


def test_next_year_takes_over_team_and_duties(desktop):
    turn_to_year(desktop, 2024)
    add_person(desktop, "Siti Rahmawati", "Dinas Kominfo", Role.SECRETARY)
    assign(desktop, {"1", "19"}, "Siti")
    turn_to_year(desktop, 2025)
    add_person(desktop, "Budi Santoso", "Dinas Kominfo", Role.MEMBER)
    assign(desktop, {"2"}, "Budi")

    press(team_tab(desktop, TEAM).team, "Ambil dari tahun 2024")
    press(team_tab(desktop, DUTIES).duties, "Ambil dari tahun 2024")

    workspace = desktop.shown.workspace
    names = [m.person.name for m in team_of(workspace, 1, 2025).members]
    assert names == ["Siti Rahmawati", "Budi Santoso"]
    assert set(duties_of(workspace, 1)) == {"1", "2", "19"}
    assert not team_tab(desktop, TEAM).team.take.isVisible()
    assert not team_tab(desktop, DUTIES).duties.take.isVisible()
    assert desktop.notice == "2 penugasan diambil dari tahun 2024."
    turn_to_year(desktop, 2026)
    press(team_tab(desktop, DUTIES).duties, "Ambil dari tahun 2025")
    assert "Tidak ada penugasan yang diambil dari tahun 2025." in desktop.notice
    assert "1, 2, dan 19" in desktop.notice


def test_what_comes_next_is_counted_down_in_the_status_strip(desktop):
    day = today() + timedelta(days=3)
    view = team_tab(desktop, AGENDA).agenda
    view.add.click()
    write(view.form, "Acara", "Rapat klarifikasi")
    write(view.form, "Tanggal", f"{day.day}-{day.month}-{day.year}")
    write(view.form, "Jam", "9.00")
    view.form.save.click()

    told = f"Rapat klarifikasi: {formats.day(day)} 09.00 WITA, 3 hari lagi"
    assert desktop.frame.status.due.text() == told
    assert view.next.text() == told
    desktop.frame.tabs.set_current("ringkasan")
    desktop.frame.status.due.click()
    assert desktop.frame.tabs.current_key == "tim"
    view.form.remove.click()
    assert "Rapat" not in desktop.frame.status.due.text()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [("Tanggal", "31 Feb 2026", "tidak ada di kalender"), ("Jam", "25.00", "Jam ini tidak ada")],
)
def test_a_day_or_time_that_does_not_exist_is_told_at_its_field(desktop, field, typed, told):
    view = team_tab(desktop, AGENDA).agenda
    view.add.click()
    write(view.form, "Acara", "Rapat")
    write(view.form, "Tanggal", "6-10-2026")
    write(view.form, field, typed)

    view.form.save.click()

    editor = next(w for w in view.form.findChildren(QLineEdit) if spoken(w) == field)
    assert told in editor.accessibleDescription()
    assert milestones_of(desktop.shown.workspace, 1) == ()
    desktop.frame.tabs.set_current("ringkasan")
    team_tab(desktop, AGENDA)
    assert editor.text() == typed


def test_a_year_is_planned_at_once_and_taken_back_at_once(desktop):
    view = team_tab(desktop, AGENDA).agenda
    view.plan.click()
    planned = milestones_of(desktop.shown.workspace, 1)
    assert len(planned) == 6
    assert {m.first_day.year for m in planned} == {2025}

    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert milestones_of(desktop.shown.workspace, 1) == ()


def test_the_agenda_is_saved_for_other_calendars(desktop, home, monkeypatch):
    path = home / "agenda"
    answer = staticmethod(lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    view = team_tab(desktop, AGENDA).agenda
    assert not view.calendar.isEnabled()
    view.plan.click()

    view.calendar.click()
    desktop.idle()

    written = path.with_suffix(".ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == 6
    assert desktop.notice == f"Agenda disimpan di {path.with_suffix('.ics')}."


def test_what_does_not_go_together_is_told_and_stored_all_the_same(desktop):
    view = team_tab(desktop, AGENDA).agenda
    for title, starts in (("Rapat A", "9.00"), ("Rapat B", "9.30")):
        view.add.click()
        write(view.form, "Acara", title)
        write(view.form, "Tanggal", "6-10-2026")
        write(view.form, "Jam", starts)
        desktop.press(Qt.Key.Key_Return)

    view.add.click()
    write(view.form, "Acara", "Rapat C")
    write(view.form, "Tanggal", "7-10-2026")
    write(view.form, "Sampai tanggal", "6-10-2026")
    desktop.press(Qt.Key.Key_Return)
    late = "“Rapat C” selesai sebelum mulai."
    both = "“Rapat A” dan “Rapat B” berlangsung pada waktu yang sama."
    assert view.conflicts.text() == f"{late} {both}"
    assert len(milestones_of(desktop.shown.workspace, 1)) == 3


def test_what_the_disk_refuses_stays_in_the_form(desktop, monkeypatch):
    view = team_tab(desktop, AGENDA).agenda
    view.add.click()
    write(view.form, "Acara", "Rapat")
    write(view.form, "Tanggal", "6-10-2026")
    with monkeypatch.context() as full:

        def refuse(_operation):
            raise DiskFullError(desktop.shown.workspace.root)

        full.setattr(desktop.shown.workspace.editor, "run", refuse)
        desktop.press(Qt.Key.Key_Return)
    assert milestones_of(desktop.shown.workspace, 1) == ()
    assert view.form.dirty

    desktop.frame.tabs.set_current("ringkasan")

    assert [m.title for m in milestones_of(desktop.shown.workspace, 1)] == ["Rapat"]


def test_members_of_one_role_are_put_in_order(desktop):
    for name in ("Agus", "Budi", "Citra"):
        add_person(desktop, name, "Dinas Kominfo", Role.MEMBER)
    view = team_tab(desktop, TEAM).team

    view.up.click()
    view.up.click()

    team = team_of(desktop.shown.workspace, 1, 2025)
    assert [m.person.name for m in team.members] == ["Citra", "Agus", "Budi"]


def test_who_left_is_retired_and_still_named(desktop):
    add_person(desktop, "Siti Rahmawati", "Dinas Kominfo", Role.SECRETARY)
    assign(desktop, {"1"}, "Siti")
    view = team_tab(desktop, TEAM).team
    view.table.choose(frozenset({people_of(desktop.shown.workspace, 1)[0].id}))

    view.form.retire.click()

    assert not people_of(desktop.shown.workspace, 1)[0].active
    found = duties_of(desktop.shown.workspace, 1)[IndicatorKey("1")]
    assert isinstance(found, Duty)
    assert found.lead is not None
    assert found.lead.name == "Siti Rahmawati"


def test_what_cannot_be_stored_of_a_pasted_text_is_left_out(desktop):
    junk = "Siti \x07\tRahmawati"
    add_person(desktop, junk, "Dinas\x00 Kominfo", Role.SECRETARY)
    view = team_tab(desktop, TEAM).team
    write(view.decree, "Nomor SK", "555\x1b/K")
    view.table.setFocus()
    agenda = team_tab(desktop, AGENDA).agenda
    agenda.add.click()
    write(agenda.form, "Acara", junk)
    write(agenda.form, "Tanggal", "6-10-2026")
    agenda.form.save.click()

    workspace = desktop.shown.workspace
    (person,) = people_of(workspace, 1)
    assert (person.name, person.office) == ("Siti Rahmawati", "Dinas Kominfo")
    assert team_of(workspace, 1, 2025).decree.number == "555/K"
    assert [m.title for m in milestones_of(workspace, 1)] == ["Siti Rahmawati"]
    assert not agenda.form.dirty


def test_a_decree_is_stored_when_its_field_is_left(desktop):
    view = team_tab(desktop, TEAM).team
    write(view.decree, "Nomor SK", "555/K-9/2025")
    write(view.decree, "Tanggal SK", "31-2-2025")
    view.table.setFocus()
    assert team_of(desktop.shown.workspace, 1, 2025).decree.dated is None

    write(view.decree, "Tanggal SK", "6-2-2025")
    view.table.setFocus()

    decree = team_of(desktop.shown.workspace, 1, 2025).decree
    assert (decree.number, decree.dated) == ("555/K-9/2025", date(2025, 2, 6))
