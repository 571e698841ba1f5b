"""Passports through LibreOffice Writer: flat documents, all turned into PDF by one start. That start
is in the time, divided over all."""

import base64
import os
import subprocess
import tempfile
import time
from html import escape
from pathlib import Path

from common import (
    CONTENT, COUNT, FONTS, INK, KINDS, OUT, QR_TEXT, ROUTE, SHADES, SOFT, TITLES, Watch,
    passport, qr_svg, stem, tell,
)  # fmt: skip
from web import COVER_INSIDE, last_inside, part_inside, svg

# Both standards, as far as it goes: its PDF/A-3 is 3b.
FILTER = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"3"}}'
)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}"'
    for name, place in {
        "office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0",
        "draw": "drawing:1.0", "meta": "meta:1.0",
        "fo": "xsl-fo-compatible:1.0", "svg": "svg-compatible:1.0",
    }.items()
)  # fmt: skip


def look(name, size, font="Transitie Tekst", bold=False, ink=INK, paragraph=""):
    """A style for paragraphs."""
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-bottom="2mm" {paragraph}/>'
        f'<style:text-properties style:font-name="{font}" fo:font-size="{size}pt" fo:color="{ink}"'
        f'{weight} fo:language="nl" fo:country="NL" fo:hyphenate="true"/></style:style>'
    )


KOP = "Transitie Kop"
STYLES = (
    look("Tekst", 13)
    + look("Voet", 9, ink=SOFT)
    + look("Kop", 15, KOP, True)
    + look("Groot", 24, KOP, True)
    + look("Citaat", 16, KOP, True)
    + look("Voornaam", 90, KOP, True)
    + look("Achternaam", 30, KOP, True)
    + look("Blad", 38, KOP, True, paragraph='fo:break-before="page" fo:margin-top="30mm"')
    + look("Stap", 38, KOP, True, paragraph='fo:break-before="page" fo:margin-top="44mm"')
    + look("Tussenkop", 19, KOP, True, paragraph='fo:margin-top="6mm"')
    + look("Naam", 12.5, bold=True)
    + "".join(
        look(f"Vraag-{kind}", 11.5, bold=True, ink=ink, paragraph='fo:margin-top="6mm"')
        + look(
            f"Vlak-{kind}",
            13,
            paragraph=f'fo:background-color="{ground}" fo:padding="3mm" fo:border-left="3pt solid {ink}"',
        )
        + look(f"Stempel-{kind}", 10, paragraph=f'fo:padding="2mm" fo:border="1.5pt solid {ink}"')
        for kind, (ink, ground) in {**SHADES, "step": (ROUTE, "#ffffff")}.items()
    )
    # Its own bullet comes from a font without Unicode.
    + '<text:list-style style:name="Punten"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"><style:list-level-properties text:space-before="2mm" '
    'text:min-label-width="4mm"/><style:text-properties style:font-name="Transitie Tekst"/>'
    "</text:list-level-style-bullet></text:list-style>"
    '<style:style style:name="Twee" style:family="section"><style:section-properties>'
    '<style:columns fo:column-count="2" fo:column-gap="10mm"/></style:section-properties></style:style>'
    '<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties '
    f'fo:padding="1mm" fo:border-bottom="0.7pt solid {SOFT}"/></style:style>'
    '<style:style style:name="Beeld" style:family="graphic"><style:graphic-properties '
    'style:wrap="run-through" style:run-through="background" style:horizontal-pos="from-left" '
    'style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>'
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" '
    'fo:page-height="297mm" fo:margin-left="18mm" fo:margin-right="18mm" fo:margin-top="18mm" '
    'fo:margin-bottom="11mm"/><style:footer-style><style:header-footer-properties '
    'fo:min-height="8mm"/></style:footer-style></style:page-layout>'
)


def paragraph(style, words):
    lines = "<text:line-break/>".join(map(escape, words.split("\n")))
    return f'<text:p text:style-name="{style}">{lines}</text:p>'


def heading(style, level, words):
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(words)}</text:h>'


def picture(data, kind, words, x, y, width, height):
    """A picture at a place of the page, with the text for who can't see it."""
    return (
        f'<text:p text:style-name="Voet"><draw:frame draw:style-name="Beeld" draw:name="{escape(words)}" '
        f'text:anchor-type="char" svg:x="{x}mm" svg:y="{y}mm" svg:width="{width}mm" '
        f'svg:height="{height}mm"><draw:image draw:mime-type="{kind}"><office:binary-data>'
        f"{base64.b64encode(data).decode()}</office:binary-data></draw:image>"
        f"<svg:title>{escape(words)}</svg:title><svg:desc>{escape(words)}</svg:desc></draw:frame></text:p>"
    )


def route(inside):
    words = "De route door het paspoort"
    return picture(svg(inside).encode(), "image/svg+xml", words, 0, 0, 210, 297)


def answer(answer, kind):
    content = answer["content"]["content"]
    head = paragraph(f"Vraag-{kind}", answer["label"])
    match answer["content"]["style"]:
        case "panel":
            return paragraph(f"Vlak-{kind}", f"{answer['label']}\n{content}")
        case "list":
            items = "".join(
                f"<text:list-item>{paragraph('Tekst', item)}</text:list-item>" for item in content
            )
            return f'{head}<text:list text:style-name="Punten">{items}</text:list>'
        case "timeline":
            stops = (paragraph("Naam", one["name"]) + paragraph("Tekst", one["text"]) for one in content)
            return head + "".join(stops)
        case "stamps":
            words = (f"{one['title']}\n{one['kind']}\n{one['date']}" for one in content)
            return head + "".join(paragraph(f"Stempel-{kind}", stamp) for stamp in words)
        case "quote":
            return head + paragraph("Citaat", f"“{content}”")
        case "big":
            return head + paragraph("Groot", content)
    return head + paragraph("Tekst", content)


def columns(name, inside):
    return f'<text:section text:style-name="Twee" text:name="{name}">{inside}</text:section>'


def part(section):
    kind, answers = section["kind"], section["answers"]
    wide = [one for one in answers if one["content"]["style"] == "big"]
    return (
        heading("Blad", 1, TITLES[kind])
        + route(part_inside(section))
        + "".join(answer(one, kind) for one in wide)
        + columns(kind, "".join(answer(one, kind) for one in answers if one not in wide))
    )


def row(cells, style):
    inside = "".join(
        f'<table:table-cell table:style-name="Cel" office:value-type="string">{paragraph(style, cell)}'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def last(data):
    step, sharing = data["next_step"], data["sharing"]
    answers = "".join(
        paragraph("Vraag-step", question) + paragraph("Tekst", words) for question, words in step["answers"]
    )
    people = "".join(
        paragraph("Tekst", f"{one['name']}, {one['role']}\n{one['phone']}") for one in step["contacts"]
    )
    heads = ("Wie krijgt het?", "Welke delen?", "Datum", f"Paraaf {data['first_name']}")
    rows = "".join(
        row(
            (
                f"{one['name']}\n{one['role']}",
                ", ".join(TITLES[kind] for kind in one["sections"]),
                one["date"],
                "",
            ),
            "Tekst",
        )
        for one in sharing["recipients"]
    )
    stop = f"Ik mag altijd stoppen met delen. Dat zeg ik tegen {sharing['contact']}."
    return (
        heading("Stap", 1, "Mijn volgende stap")
        + route(last_inside())
        + columns("stap", answers + heading("Kop", 2, "Hier kan ik bellen") + people)
        + heading("Tussenkop", 2, "Met wie deel ik dit?")
        + paragraph("Tekst", stop)
        + '<table:table table:name="delen"><table:table-column table:number-columns-repeated="4"/>'
        + f"<table:table-header-rows>{row(heads, 'Naam')}</table:table-header-rows>{rows}</table:table>"
        + picture(qr_svg().encode(), "image/svg+xml", QR_TEXT, 18, 250, 22, 22)
        + "".join(paragraph("Voet", f"Handtekening {who}") for who in data["signatures"])
    )


def document(number):
    """A copy as a flat document."""
    data = passport(number)
    name = f"{data['first_name']} {data['last_name']}"
    photo = stem(number).with_suffix(".jpg").read_bytes()
    shapes = " · ".join(TITLES[kind] for kind in KINDS)
    cover = (
        paragraph("Kop", "Paspoort voor Succes")
        + route(COVER_INSIDE)
        + paragraph("Voornaam", data["first_name"])
        + paragraph("Achternaam", data["last_name"])
        + paragraph("Tekst", f"{data['age']} jaar · {data['school']} · {data['class']}")
        + picture(photo, "image/jpeg", f"Foto van {name}", 20, 124, 51, 68)
        + paragraph("Groot", f"“{data['quote']}”")
        + paragraph("Kop", shapes)
    )
    faces = "".join(
        f'<style:font-face style:name="{font}" svg:font-family="\'{font}\'"/>'
        for font in ("Transitie Tekst", KOP)
    )
    foot = (
        f'<style:footer><text:p text:style-name="Voet">Paspoort voor Succes van {escape(name)}, blad '
        "<text:page-number/> van <text:page-count/></text:p></style:footer>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>Paspoort voor Succes van {escape(name)}</dc:title>"
        f"<dc:language>nl-NL</dc:language></office:meta>"
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="A4">{foot}</style:master-page>'
        f"</office:master-styles><office:body><office:text>{cover}"
        f"{''.join(map(part, data['sections']))}{last(data)}</office:text></office:body></office:document>"
    )


with tempfile.TemporaryDirectory() as folder:
    home = Path(folder)
    fonts = home / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{FONTS}</dir></fontconfig>"
    )
    files = []
    for number in range(COUNT):
        files.append(CONTENT / f"{number:04}.fodt")
        files[-1].write_text(document(number))
    start = time.perf_counter()
    with Watch() as watch:
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless"]
            + ["--convert-to", FILTER, "--outdir", OUT, *files],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    median = (time.perf_counter() - start) / COUNT
missing = [file.stem for file in files if not (OUT / f"{file.stem}.pdf").is_file()]
if missing:
    raise SystemExit(f"not made: {missing}")
tell(median, watch.peak)
