"""Photographs and screenshots, decoded by Pillow; called in the child alone.

PDFium decodes JPEG, but no PNG; Pillow comes with matplotlib anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.reader.kinds import PICTURES
from spbe_desktop.reader.pdf import PIXEL_LIMIT

DECODED_LIMIT = 100_000_000
"""Pixels of a picture that is unpacked: 400 MB while that is done."""

_QUARTER_TURNS = frozenset({5, 6, 7, 8})
_ORIENTATION, _CHANGED = 0x0112, 0x0132
_CAMERA, _TAKEN = 0x8769, 0x9003
_FIRST_YEAR = 2001

# Pillow's own bound would refuse before it tells how large the picture is.
Image.MAX_IMAGE_PIXELS = None


def facts(path: Path, media_type: str) -> FileFacts:
    """Read the size of the picture at *path*, and unpack it to see that it is whole."""
    with _opened(path, media_type) as image:
        if image is None:
            return FileFacts(Readability.DAMAGED)
        width, height = image.size
        found = _unpacked(image, 1)
        if found is Readability.DAMAGED:
            return FileFacts(found)
        # Only now: to look for the camera's note, Pillow unpacks some kinds of pictures.
        if found is Readability.READABLE and _is_turned(image):
            width, height = height, width
        created = _taken(image) if found is Readability.READABLE else None
        pages = getattr(image, "n_frames", 1)
        return FileFacts(found, pages=pages, created=created, width=width, height=height)


def picture(path: Path, media_type: str, number: int, width: int) -> PagePicture:
    """Draw frame *number* (from 0) of the picture, *width* pixels wide but never enlarged."""
    with _opened(path, media_type) as image:
        if image is None:
            return PagePicture(Readability.DAMAGED)
        try:
            image.seek(number)
        except EOFError:
            return PagePicture(Readability.DAMAGED)
        across, down = image.size
        found = _unpacked(image, width)
        if found is not Readability.READABLE:
            return PagePicture(found)
        natural = down if _is_turned(image) else across
        drawn = _drawn(ImageOps.exif_transpose(image), width)
        return replace(drawn, pages=getattr(image, "n_frames", 1), natural_width=natural)


@contextmanager
def _opened(path: Path, media_type: str) -> Iterator[Image.Image | None]:
    """Open the picture, or give None if it is none of this kind."""
    try:
        image = Image.open(path, formats=[PICTURES[media_type]])
    except (UnidentifiedImageError, *_FAULTS):
        yield None
        return
    with image:
        yield image


def _unpacked(image: Image.Image, width: int) -> Readability:
    """Decode *image*, a JPEG no finer than *width* needs."""
    try:
        image.draft("RGB", (width, width))
        if image.width * image.height > DECODED_LIMIT:
            return Readability.TOO_LARGE
        image.load()
    except _FAULTS:
        return Readability.DAMAGED
    return Readability.READABLE


def _drawn(image: Image.Image, width: int) -> PagePicture:
    # On white, as on paper: what is transparent has no colour of its own.
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    image = image.convert("RGB")
    scale = min(1.0, width / image.width, (PIXEL_LIMIT / (image.width * image.height)) ** 0.5)
    size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
    if size != image.size:
        image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    return PagePicture(Readability.READABLE, *size, image.tobytes("raw", "BGRX"))


def _is_turned(image: Image.Image) -> bool:
    """Tell whether the camera was held upright, which it notes beside the pixels."""
    return image.getexif().get(_ORIENTATION) in _QUARTER_TURNS


def _taken(image: Image.Image) -> date | None:
    """Return the day that the camera has noted; a clock that was never set says nothing."""
    try:
        notes = image.getexif()
        written = notes.get_ifd(_CAMERA).get(_TAKEN) or notes.get(_CHANGED) or ""
        day = datetime.strptime(str(written)[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day
    except _FAULTS:
        return None
    return day if day.year >= _FIRST_YEAR else None


# What Pillow raises at damaged files depends on the decoder: struct.error and EOFError are
# among them, and SyntaxError for a broken PNG.
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError)
