"""The published JSON Schema and the loader agree on the form of a pack."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from spbe_desktop.errors import PackInvalidError
from spbe_desktop.instruments.loader import load_bytes
from spbe_desktop.instruments.plain_yaml import read
from tests.instruments.good_pack import Content, as_yaml, good
from tests.instruments.spoiling import Spoilt
from tests.instruments.spoilt_form import SPOILT_FORM
from tests.instruments.spoilt_meaning import SPOILT_MEANING
from tests.packs import FOLDER, IDS

SCHEMA = Path(__file__).parents[2] / "resources" / "schema" / "instrument.schema.json"


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def schema_accepts(content: object) -> bool:
    return validator().is_valid(content)


def loader_accepts(content: Content) -> bool:
    try:
        load_bytes(as_yaml(content), "contoh.yaml")
    except PackInvalidError:
        return False
    return True


def test_the_schema_is_one():
    Draft202012Validator.check_schema(validator().schema)


@pytest.mark.parametrize("instrument_id", IDS)
def test_the_shipped_packs_keep_to_the_schema(instrument_id):
    raw = (FOLDER / f"{instrument_id}.yaml").read_bytes()

    assert schema_accepts(read(raw))


@pytest.mark.parametrize("instrument_id", IDS)
def test_they_keep_to_it_as_other_tools_read_them_too(instrument_id):
    raw = (FOLDER / f"{instrument_id}.yaml").read_bytes()
    # JSON, as an editor's checker sees it, has text for the keys of a map.
    content = json.loads(json.dumps(yaml.safe_load(raw)))

    assert schema_accepts(content)


def test_the_good_pack_pleases_both():
    assert schema_accepts(good())
    assert loader_accepts(good())


@pytest.mark.parametrize("spoilt", SPOILT_FORM, ids=lambda spoilt: spoilt.name)
def test_a_spoilt_form_is_refused_by_both(spoilt: Spoilt):
    content = good()
    spoilt.spoil(content)

    assert not schema_accepts(content)
    assert not loader_accepts(content)


@pytest.mark.parametrize("spoilt", SPOILT_MEANING, ids=lambda spoilt: spoilt.name)
def test_a_spoilt_meaning_is_refused_by_the_loader_alone(spoilt: Spoilt):
    content = good()
    spoilt.spoil(content)

    assert schema_accepts(content)
    assert not loader_accepts(content)


def places(content: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(content, dict):
        inner = list(content.items())
    elif isinstance(content, list):
        inner = list(enumerate(content))
    else:
        return [path]
    found = [place for step, each in inner for place in places(each, (*path, step))]
    return [path, *found] if path else found


REPLACEMENTS = st.sampled_from(
    [
        None,
        "",
        " ",
        "x",
        "0",
        "1",
        "2.5",
        "1/3",
        "true",
        "proses",
        [],
        ["x"],
        {},
        {"1": "x"},
        {"x": ""},
    ]
)


@given(st.data())
def test_what_the_schema_refuses_the_loader_refuses_too(data):
    content: Any = good()
    place = data.draw(st.sampled_from(places(content)))
    holder = content
    for step in place[:-1]:
        holder = holder[step]
    if data.draw(st.booleans()):
        del holder[place[-1]]
    else:
        holder[place[-1]] = data.draw(REPLACEMENTS)

    # As the loader reads it: every scalar is text, and nothing is nothing.
    if not schema_accepts(read(as_yaml(content))):
        assert not loader_accepts(content)


@given(st.data())
def test_neither_knows_a_key_that_the_other_does_not(data):
    content: Any = good()
    maps = [place for place in places(content) if isinstance(at(content, place), dict)]
    place = data.draw(st.sampled_from([(), *maps]))
    at(content, place)["tidak_ada"] = "x"

    # Of the free maps, one takes any code and the others level numbers.
    assert schema_accepts(content) == loader_accepts(content) == (place == ("owners",))


def at(content: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        content = content[step]
    return content
