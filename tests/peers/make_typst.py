"""Passports through typst: one compiler, one template, both standards in one file."""

from pathlib import Path

import typst
from common import CONTENT, FONTS, one_by_one, qr_svg, stem, tell

TEMPLATE = Path(__file__).with_name("paspoort.typ")

qr = CONTENT / "qr.svg"
qr.write_text(qr_svg())
compiler = typst.Compiler(
    TEMPLATE, root="/", font_paths=[FONTS], ignore_system_fonts=True
)


def make(number):
    inputs = {"copy": str(stem(number)), "qr": str(qr)}
    return compiler.compile(
        format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-3a"]
    )


tell(one_by_one(make))
