from __future__ import annotations

import dataclasses
import inspect
from decimal import Decimal
from pathlib import Path

import pytest

from spbe_desktop import cycle_errors, errors
from spbe_desktop.words import failures

_SAMPLES = {
    "str": "fakta",
    "int": 3,
    "Decimal": Decimal(5),
    "Path": Path("/folder/berkas.pdf"),
    "AnswerFileFault": errors.AnswerFileFault.NOT_JSON,
    "NameTemplateFault": errors.NameTemplateFault.CHARACTER,
    "ReportFault": cycle_errors.ReportFault.SCAN,
    "TableFault": cycle_errors.TableFault.TOO_LARGE,
    "tuple[str, ...]": ("satu", "dua"),
    "tuple[int, ...]": (2024, 2025),
    "tuple[PackFault, ...]": (errors.PackFault("indicators[19].weight", "bukan angka"),),
}
CONCRETE = [
    kind
    for kind in {**vars(errors), **vars(cycle_errors)}.values()
    if inspect.isclass(kind)
    and issubclass(kind, errors.SpbeError)
    and kind not in {errors.SpbeError, errors.UserError, errors.StorageError}
]


def make_failure(kind):
    """Return a failure of *kind* with a sample for each fact it carries."""
    if kind is cycle_errors.ActionIncompleteError:
        return kind("title")
    return kind(**{field.name: _SAMPLES[str(field.type)] for field in dataclasses.fields(kind)})


def by_name(kind):
    return kind.__name__


@pytest.mark.parametrize("kind", CONCRETE, ids=by_name)
def test_every_failure_has_words_of_its_own(kind):
    assert failures.has_words(kind)


@pytest.mark.parametrize("kind", CONCRETE, ids=by_name)
def test_every_failure_is_told_with_its_facts_and_nothing_left_open(kind):
    failure = make_failure(kind)

    told = failures.sentence(failure)

    assert told[0].isupper() or told.startswith("“")
    assert "{" not in told
    assert "None" not in told
    assert told.count(".") >= 2, "it says what happened and what to do"
    for path in (fact for fact in vars(failure).values() if isinstance(fact, Path)):
        assert str(path) in told
    title = failures.title(failure)
    assert title
    assert not title.endswith(".")


def test_facts_with_braces_are_shown_as_they_are():
    told = failures.sentence(errors.NotAWorkspaceError(Path("/{a}%s")))

    assert "/{a}%s" in told


def test_all_faults_of_a_pack_are_told():
    faults = tuple(errors.PackFault(f"indikator {n}", f"alasan {n}") for n in range(1, 31))

    told = failures.sentence(errors.PackInvalidError("spbe-2020.yaml", faults))

    assert "30 kesalahan" in told
    assert all(f"indikator {n}: alasan {n}" in told for n in range(1, 31))


def test_an_unknown_year_and_an_unknown_instrument_are_told_apart():
    year = failures.sentence(errors.InstrumentUnknownError("2017", ("spbe-2018",)))
    code = failures.sentence(errors.InstrumentUnknownError("spbe-2099", ()))

    assert "tahun 2017" in year
    assert "spbe-2018" in year
    assert "kode “spbe-2099”" in code
    assert "belum ada" in code


def test_the_scale_is_told_with_decimal_commas():
    error = errors.ValueOutsideScaleError("5", "5,5", Decimal(1), Decimal("4.5"), 2)

    told = failures.sentence(error)

    assert "1–4,5" in told
    assert "2 angka di belakang koma" in told


@pytest.mark.parametrize("fault", list(errors.AnswerFileFault))
def test_every_fault_of_an_answer_file_is_told(fault):
    told = failures.sentence(errors.AnswerFileInvalidError(Path("nilai.json"), fault, ""))

    assert "nilai.json" in told
    assert "()" not in told
