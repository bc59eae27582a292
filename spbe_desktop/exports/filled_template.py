"""Word templates with merge fields, filled in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError
from typing_extensions import override

from spbe_desktop.cycle_errors import TemplateUnusableError
from spbe_desktop.exports.template_fields import Fields

_LARGEST = 20 * 1024 * 1024
"""Bytes that a template may unpack to: ours have 100 KB, one with a crest some megabytes."""


def filled(template: Path, fields: Fields) -> bytes:
    """Return *template* as .docx with its *fields* filled in; for a worker.

    A template may loop over lists and ask for conditions, as docxtpl describes, but reach
    nothing else of the program. Raise TemplateUnusableError if it is no Word document, asks
    for a field that there is not, or does not follow the rules of its fields.
    """
    try:
        _require_bounded(template)
        document = DocxTemplate(template)
        environment = _Sandbox(undefined=StrictUndefined, autoescape=True)
        document.render(dict(fields), environment, autoescape=True)
        written = io.BytesIO()
        document.save(written)
    except UndefinedError as error:
        raise TemplateUnusableError(template, field=_missing(error)) from error
    except (TemplateError, ArithmeticError, TypeError, RecursionError) as error:
        raise TemplateUnusableError(template, detail=str(error)) from error
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        OSError,
    ) as error:
        raise TemplateUnusableError(template) from error
    return written.getvalue()


class _Sandbox(SandboxedEnvironment):
    """Reaches nothing of the program, and multiplies nothing: that could fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    @override
    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(operator)


def _require_bounded(template: Path) -> None:
    with zipfile.ZipFile(template) as package:
        if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
            raise TemplateUnusableError(template)


def _missing(error: UndefinedError) -> str:
    """Return the name of the field that there is not: "'nomr' is undefined" names it first."""
    parts = str(error.message).split("'")
    return parts[-2] if len(parts) > 2 else str(error.message)
