"""Fills in what NumPy 2 misses in Wine's ucrtbase.dll: `patch_ucrtbase.py SOURCE TARGET`.

The parts of a complex number, which Wine exports but leaves empty. Runs in the Wine prefix, where
PyInstaller has brought pefile along.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pefile

CODE = {
    b"crealf": bytes.fromhex("660f6ec1c3"),  # movd xmm0, ecx; ret
    b"cimagf": bytes.fromhex("48c1e920660f6ec1c3"),  # shr rcx, 32; movd xmm0, ecx; ret
    b"creal": bytes.fromhex("f20f1001c3"),  # movsd xmm0, [rcx]; ret
    b"cimag": bytes.fromhex("f20f104108c3"),  # movsd xmm0, [rcx + 8]; ret
    b"creall": bytes.fromhex("f20f1001c3"),
    b"cimagl": bytes.fromhex("f20f104108c3"),
}
WINES_OWN = b"Wine builtin DLL"
"""With this mark Wine would take its own library instead of the copy."""


def main(source: Path, target: Path) -> None:
    """Write *source*, filled in, to *target*."""
    image = pefile.PE(str(source))
    content = bytearray(source.read_bytes())
    for symbol in image.DIRECTORY_ENTRY_EXPORT.symbols:
        code = CODE.get(symbol.name)
        if code:
            place = image.get_offset_from_rva(symbol.address)
            content[place : place + len(code)] = code
    mark = content.index(WINES_OWN)
    content[mark : mark + len(WINES_OWN)] = bytes(len(WINES_OWN))
    target.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
