"""Who usually signs: the head of the office, and who receives it for the team."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.official_documents import Signatory, usual_signatories
from spbe_desktop.domain.team import Decree, Member, Person, Role, Team

DINAS = "Dinas Komunikasi"
HEAD = Person("h", DINAS, "Yusran", "Kepala Dinas Komunikasi", "1973")
SEKDA = Person("s", "Sekretariat Daerah", "Rahmat", "Sekretaris Daerah", "1968")


def team(*roles):
    members = tuple(Member(person, role, place) for place, (person, role) in enumerate(roles))
    return Team("1:2025", Decree("Tim"), members)


@pytest.mark.parametrize(
    ("office", "position", "leads"),
    [
        (DINAS, "Kepala Dinas", True),
        (DINAS, "Plt. Kepala Dinas Komunikasi", True),
        (DINAS, "Kepala Bidang Aplikasi", False),
        (DINAS, "Sekretaris Dinas", False),
        ("Bagian Organisasi", "Kepala Bagian Organisasi", True),
        (DINAS, "Kepala Bagian Umum", False),
        ("Bappedalitbang", "Kepala Bappedalitbang", True),
        ("Inspektorat", "Inspektur", True),
        ("Inspektorat", "Inspektur Pembantu I", False),
        ("Kecamatan Kuaro", "Camat Kuaro", True),
        ("RSUD (Panglima", "Direktur RSUD", True),
        ("RSUD", "Wakil Direktur", False),
        ("", "", False),
    ],
)
def test_the_head_of_an_office_is_told_by_the_position(office, position, leads):
    people = [Person("x", office, "Orang", position)]

    head, _receiver = usual_signatories(office, people, team())

    assert (head.name == "Orang") is leads


def test_the_coordinator_receives_or_the_chair_where_the_coordinator_is_the_head():
    both = team((SEKDA, Role.CHAIR), (HEAD, Role.COORDINATOR))

    at_home = usual_signatories(DINAS, [HEAD, SEKDA], both)
    elsewhere = usual_signatories("Badan Kepegawaian", [HEAD, SEKDA], both)

    assert [each.name for each in at_home] == ["Yusran", "Rahmat"]
    assert at_home[0] == Signatory("Yusran", "Kepala Dinas Komunikasi", "1973")
    assert [each.name for each in elsewhere] == ["", "Yusran"]


def test_who_has_left_signs_nothing():
    gone = Person("h", DINAS, "Yusran", "Kepala Dinas", active=False)

    assert usual_signatories(DINAS, [gone], team()) == (Signatory(), Signatory())
