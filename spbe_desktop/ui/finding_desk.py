"""What the officer wants of shortcomings, checklists and the watch list becomes edits."""

from __future__ import annotations

from decimal import Decimal

from typing_extensions import override

from spbe_desktop.domain.shortcomings import (
    Gravity,
    Shortcoming,
    ShortcomingSource,
    ShortcomingState,
    adoptable,
    code_of,
)
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.services.offices import assessments_of
from spbe_desktop.services.shortcoming_reading import read_shortcomings
from spbe_desktop.services.shortcomings import (
    AddFindings,
    DescribeFinding,
    LinkFindingEvidence,
    NewFinding,
    RewordFinding,
    TakeStep,
    UnlinkFindingEvidence,
)
from spbe_desktop.services.submission_checks import findings_of
from spbe_desktop.services.watching import read_watch_list
from spbe_desktop.ui.checklist_desk import ChecklistDesk, standings_now
from spbe_desktop.ui.finding_asking import ask_findings
from spbe_desktop.ui.finding_tab.rows import Standpoint
from spbe_desktop.ui.finding_tab.tab import CHECKLIST, FINDINGS, FindingTab
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.tab_services import TabHost, TabServices
from spbe_desktop.words.findings import detail, head
from spbe_desktop.words.formats import number


def make_finding_tab(services: TabServices, host: TabHost) -> FindingTab:
    """Return the tab, with the desk that serves it as its child."""
    tab = FindingTab(services.looks.theme, services.looks.icons)
    FindingDesk(tab, services)
    for view in (tab.findings, tab.checklist, tab.watch):
        view.indicator_requested.connect(host.go_to)
    return tab


class FindingDesk(TabDesk):
    """Reads what the shown view needs, and carries out what it asks for."""

    def __init__(self, tab: FindingTab, services: TabServices) -> None:
        super().__init__(tab)
        self._tab = tab
        self._services = services
        self._bridge = services.bridge
        self._checklists = ChecklistDesk(tab.checklist, services, self)
        tab.show_view(services.preferences.finding_view)
        tab.view_shown.connect(self._on_view_shown)
        tab.findings.add_wanted.connect(self._ask_new)
        tab.findings.adopt_wanted.connect(self._adopt)
        tab.findings.step_wanted.connect(self._take_step)
        tab.findings.proof_wanted.connect(self._link_proof)
        tab.findings.proof_refused.connect(self._unlink_proof)
        tab.findings.words_wanted.connect(self._ask_words)
        tab.findings.described.connect(self._describe)
        tab.watch.threshold_chosen.connect(self._set_threshold)
        tab.watch.agency_requested.connect(self._show_agency)

    @override
    def refresh(self) -> None:
        """Read again what the view that is shown shows."""
        sheet, bridge = self._bridge.sheet, self._bridge
        if sheet is None:
            return
        if self._tab.shown == FINDINGS:
            seen_from = Standpoint(sheet.assessment.year, sheet.instrument)
            found = read_shortcomings(bridge.workspace, sheet.assessment)
            self._tab.findings.show_findings(found, seen_from)
        elif self._tab.shown == CHECKLIST:
            self._checklists.refresh()
        else:
            threshold = self._services.preferences.watch_threshold
            watched = read_watch_list(
                bridge.workspace, sheet, standings_now(bridge), bridge.all_evidence(), threshold
            )
            self._tab.watch.show_list(watched, sheet.instrument, threshold)

    @override
    def flush(self) -> None:
        """Hand on what is being typed."""
        self._tab.findings.flush()

    def _on_view_shown(self, view: str) -> None:
        self._services.preferences.finding_view = view
        self._tab.findings.flush()
        self.refresh()

    def _ask_new(self) -> None:
        ask_findings(self._services.looks.theme, self._bridge, self._tab.window())

    def _adopt(self) -> None:
        """Make what the check before sending finds to be followed up, once."""
        sheet, bridge = self._bridge.sheet, self._bridge
        if sheet is None or not bridge.flush():
            return
        bridge.look_again()
        found = findings_of(
            bridge.workspace, sheet, bridge.file_facts, portal_limit=bridge.portal_limit
        )
        wanted = tuple(
            NewFinding(
                words=f"{head(each)}: {detail(each)}",
                source=ShortcomingSource.SELF_CHECK,
                gravity=gravity,
                key=each.keys[0] if len(each.keys) == 1 else None,
                code=code_of(each),
            )
            for each, gravity in adoptable(found)
        )
        before = self._count()
        if bridge.run(AddFindings(bridge.assessment_id, wanted)):
            self._tell_adopted(self._count() - before)

    def _count(self) -> int:
        sheet = self._bridge.sheet
        return (
            0
            if sheet is None
            else len(read_shortcomings(self._bridge.workspace, sheet.assessment))
        )

    def _tell_adopted(self, added: int) -> None:
        told = (
            f"{number(added)} temuan diambil dari pemeriksaan."
            if added
            else "Tidak ada temuan baru dari pemeriksaan."
        )
        self._services.listener.told.emit("info", told)

    def _take_step(self, finding_id: str, state: ShortcomingState) -> None:
        reason: str | None = ""
        if state is ShortcomingState.NOT_RELEVANT:
            reason = self._services.questions.reason(
                "Temuan tidak relevan", "Mengapa temuan ini tidak perlu ditindaklanjuti?"
            )
        elif state is ShortcomingState.OPEN and self._is_closed(finding_id):
            reason = self._services.questions.reason(
                "Buka kembali temuan", "Mengapa temuan ini dibuka kembali?"
            )
        if reason is not None:
            self._bridge.run(TakeStep(self._bridge.assessment_id, finding_id, state, reason))

    def _is_closed(self, finding_id: str) -> bool:
        sheet = self._bridge.sheet
        found = (
            () if sheet is None else read_shortcomings(self._bridge.workspace, sheet.assessment)
        )
        return any(each.id == finding_id and each.state.closed for each in found)

    def _link_proof(self, finding_id: str) -> None:
        documents = read_library(self._bridge.workspace)
        if not documents:
            told = "Pustaka eviden masih kosong. Simpan dokumennya di tab Eviden lebih dulu."
            self._services.listener.told.emit("info", told)
            return
        chosen = self._services.questions.document(documents)
        if chosen is not None:
            link = LinkFindingEvidence(self._bridge.assessment_id, finding_id, chosen.id)
            self._bridge.run(link)

    def _unlink_proof(self, finding_id: str, evidence_id: str) -> None:
        edit = UnlinkFindingEvidence(self._bridge.assessment_id, finding_id, evidence_id)
        self._bridge.run(edit)

    def _ask_words(self, finding: Shortcoming) -> None:
        """Let the own words of *finding* be put right; its note may just have been stored."""
        title = f"Ubah kalimat {finding.label}"
        words = self._services.questions.reason(title, "Apa yang kurang?", finding.words)
        if words is not None:
            edit = RewordFinding(self._bridge.assessment_id, finding.id, words)
            self._bridge.run(edit)

    def _describe(self, finding_id: str, note: str, gravity: Gravity) -> None:
        self._bridge.run(DescribeFinding(self._bridge.assessment_id, finding_id, note, gravity))

    def _set_threshold(self, threshold: Decimal) -> None:
        self._services.preferences.watch_threshold = threshold
        self.refresh()

    def _show_agency(self, agency_id: str) -> None:
        known = assessments_of(self._bridge.workspace)
        newest = next(each for each in known if str(each.agency.id) == agency_id)
        self._bridge.show(newest.id, self._bridge.stage)
