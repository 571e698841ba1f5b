"""Passports through ReportLab: platypus for the flowing parts, the canvas for shapes. Its open edition
writes no tags and no files inside, so its pages are the least of all."""

import io
from xml.sax.saxutils import escape

from common import (
    COACH, CROSS, FONTS, INK, KINDS, ROUTE, SHADES, SOFT, TITLES, TRIANGLE,
    one_by_one, passport, qr_bars, stem, tell,
)  # fmt: skip
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Frame, Paragraph, Spacer, Table, TableStyle

WIDTH, HEIGHT = 210 * mm, 297 * mm
# Photos as they are, not spelled out in letters.
rl_config.useA85 = 0
for name, file in {
    "Tekst": "tekst-400", "Vet": "tekst-700", "Kop": "kop-600-24", "Titel": "kop-800-96",
    "Andika": "andika-400", "AndikaVet": "andika-700",
}.items():  # fmt: skip
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
LETTERS = {name: pdfmetrics.getFont(name).face.charToGlyph for name in ("Tekst", "Titel")}
BARS, QR_SIDE = qr_bars()


def face(font, text):
    """This font, or Andika when it lacks a letter: there is no choice per word."""
    letters = LETTERS["Titel" if font in ("Kop", "Titel") else "Tekst"]
    if all(ord(letter) in letters for letter in text if letter != "\n"):
        return font
    return "Andika" if font == "Tekst" else "AndikaVet"


def style(font, size, leading, ink=INK, **more):
    return ParagraphStyle(
        font, fontName=font, fontSize=size, leading=leading, textColor=HexColor(ink), **more
    )


def text(words, font="Tekst", size=13, leading=18, ink=INK, **more):
    lines = escape(words).replace("\n", "<br/>")
    return Paragraph(lines, style(face(font, words), size, leading, ink, **more))


def label(words, ink=INK):
    return text(words, "Vet", 11.5, 15, ink, spaceBefore=6 * mm, spaceAfter=1 * mm)


class Sheets:
    """A document under construction; measures from the top left, in millimetres."""

    def __init__(self, title):
        self.bytes = io.BytesIO()
        self.canvas = canvas.Canvas(self.bytes, pagesize=(WIDTH, HEIGHT), lang="nl-NL")
        self.canvas.setTitle(title)

    def line(self, points, width, ink=ROUTE):
        path = self.canvas.beginPath()
        path.moveTo(points[0][0] * mm, HEIGHT - points[0][1] * mm)
        for x, y in points[1:]:
            path.lineTo(x * mm, HEIGHT - y * mm)
        self.canvas.setStrokeColor(HexColor(ink))
        self.canvas.setLineWidth(width * mm)
        self.canvas.setLineJoin(1)
        self.canvas.drawPath(path)

    def sign(self, kind, x, y, size, full=True):
        pen = self.canvas
        pen.setFillColor(HexColor(SHADES[kind][0] if full else "#ffffff"))
        pen.setStrokeColor(HexColor(INK))
        pen.setLineWidth(1.4)
        how = {"fill": 1, "stroke": 0 if full else 1}
        unit = size / 24
        if kind == "who":
            pen.circle((x + size / 2) * mm, HEIGHT - (y + size / 2) * mm, 10 * unit * mm, **how)
            return
        if kind == "can":
            side = 19 * unit
            left, low = x + 2.5 * unit, y + 2.5 * unit + side
            pen.roundRect(left * mm, HEIGHT - low * mm, side * mm, side * mm, unit * mm, **how)
            return
        path = pen.beginPath()
        for at, (a, b) in enumerate(TRIANGLE if kind == "want" else CROSS):
            go = path.lineTo if at else path.moveTo
            go((x + a * unit) * mm, HEIGHT - (y + b * unit) * mm)
        path.close()
        pen.drawPath(path, **how)

    def flow(self, parts, x, y, width, height):
        """Sets parts in a frame; what does not fit would be lost, so it must fit."""
        low = HEIGHT - (y + height) * mm
        frame = Frame(x * mm, low, width * mm, height * mm, 0, 0, 0, 0)
        for part in parts:
            if not frame.add(part, self.canvas):
                raise ValueError("the page is full")

    def write(self, words, x, y, font, size, ink=INK):
        self.canvas.setFont(face(font, words), size)
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.drawString(x * mm, HEIGHT - y * mm, words)

    def foot(self, left, right):
        self.line([(18, 281), (192, 281)], 0.35, INK)
        self.write(left, 18, 285, "Tekst", 9, SOFT)
        self.canvas.drawRightString(192 * mm, HEIGHT - 285 * mm, right)
        self.canvas.showPage()


def cover(sheets, data, number, name):
    line = [
        (5, 250), (63, 250), (63, 223), (109, 223), (109, 196), (155, 196), (155, 169), (205, 169),
    ]  # fmt: skip
    sheets.line(line, 3.6)
    beside = [(100.5, 228.8), (114.8, 228.8), (114.8, 201.8), (160.8, 201.8), (160.8, 174.8), (205, 174.8)]
    sheets.line(beside, 1.8, COACH)
    places = ((28, 238, 24, 265), (74, 211, 24, 239), (119, 183, 26, 212), (165, 156, 26, 184))
    for kind, (x, y, size, low) in zip(KINDS, places):
        sheets.sign(kind, x, y, size)
        sheets.write(TITLES[kind], x, low + 4, "Kop", 13.5)
    sheets.write("Paspoort voor Succes", 18, 24, "Kop", 15)
    sheets.write("maart 2026", 170, 24, "Tekst", 11)
    sheets.line([(18, 27), (192, 27)], 0.35, INK)
    sheets.flow(
        [
            text(data["first_name"], "Titel", 90, 96),
            text(data["last_name"], "Kop", 30, 36),
            text(f"{data['age']} jaar · {data['school']} · {data['class']}", size=12.5),
        ],
        18, 34, 174, 86,
    )  # fmt: skip
    photo = str(stem(number).with_suffix(".jpg"))
    sheets.canvas.drawImage(photo, 20.5 * mm, HEIGHT - 192 * mm, 51 * mm, 68 * mm)
    sheets.line([(18, 121.5), (74, 121.5), (74, 194.5), (18, 194.5), (18, 121.5)], 0.7, INK)
    sheets.flow([text(f"“{data['quote']}”", "Kop", 28, 33)], 88, 120, 100, 40)


def answer(answer, ink, ground):
    content = answer["content"]["content"]
    head = label(answer["label"], ink)
    match answer["content"]["style"]:
        case "panel":
            inside = [[text(answer["label"], "Vet", 11.5, 15)], [text(content)]]
            look = [
                ("BACKGROUND", (0, 0), (-1, -1), HexColor(ground)),
                ("LINEBEFORE", (0, 0), (0, -1), 1.2 * mm, HexColor(ink)),
            ]
            return [Spacer(1, 8 * mm), Table(inside, colWidths=[80 * mm], style=TableStyle(look))]
        case "list":
            return [head] + [
                text(item, bulletText="\u2022", leftIndent=5 * mm) for item in content
            ]
        case "timeline":
            stops = []
            for stop in content:
                stops += [text(stop["name"], "Vet", 12.5, 17, leftIndent=5 * mm)]
                stops += [text(stop["text"], size=11.5, leading=18, leftIndent=5 * mm)]
            return [head, *stops]
        case "stamps":
            stamps = [
                text(f"{one['title']}\n{one['kind']}\n{one['date']}", size=10, leading=13.5, alignment=1)
                for one in content
            ]
            look = [("BOX", (at, 0), (at, 0), 1.5, HexColor(ink)) for at in range(len(stamps))]
            return [head, Table([stamps], style=TableStyle(look))]
        case "quote":
            return [head, text(f"“{content}”", "Kop", 16, 21)]
        case "big":
            return [head, text(content, "Kop", 24, 32)]
    return [head, text(content)]


def part(sheets, section):
    ink, ground = SHADES[section["kind"]]
    sheets.line([(5, 30), (205, 30)], 2.6)
    for at, kind in enumerate(KINDS):
        own = kind == section["kind"]
        size = 22 if own else 8
        sheets.sign(kind, 36 + 40 * at - size / 2, 30 - size / 2, size, own)
    answers = section["answers"]
    wide = [one for one in answers if one["content"]["style"] == "big"]
    rest = [one for one in answers if one not in wide]
    parts = [text(TITLES[section["kind"]], "Titel", 38, 40)]
    for one in wide:
        parts += answer(one, ink, ground)
    sheets.flow(parts, 18, 46, 174, 72)
    for column in (0, 1):
        parts = [piece for one in rest[column::2] for piece in answer(one, ink, ground)]
        sheets.flow(parts, 18 + 92 * column, 108, 82, 168)


def last(sheets, data):
    step, sharing = data["next_step"], data["sharing"]
    sheets.line([(5, 42), (205, 42)], 3.4)
    sheets.line([(5, 49), (205, 49)], 1.7, COACH)
    for x in (87, 96):
        sheets.line([(x, 20), (x, 60)], 0.5, INK)
    for at, kind in enumerate(KINDS):
        sheets.sign(kind, 16 + 14 * at, 37, 10)
    sheets.sign("who", 138, 30, 24)
    sheets.flow([text("Mijn volgende stap", "Titel", 38, 40)], 18, 66, 174, 18)
    parts = [piece for question, words in step["answers"] for piece in (label(question, ROUTE), text(words))]
    sheets.flow(parts, 18, 82, 100, 90)
    sheets.line([(126, 84), (192, 84), (192, 150), (126, 150), (126, 84)], 0.7, INK)
    parts = [text("Hier kan ik bellen", "Kop", 15, 18)]
    parts += [
        text(f"{one['name']}, {one['role']}\n{one['phone']}", size=11, leading=15, spaceBefore=4 * mm)
        for one in step["contacts"]
    ]
    sheets.flow(parts, 130, 87, 60, 62)
    heads = ("Wie krijgt het?", "Welke delen?", "Datum", f"Paraaf {data['first_name']}")
    rows = [[text(head, "Vet", 10, 14) for head in heads]]
    for one in sharing["recipients"]:
        shared = ", ".join(TITLES[kind] for kind in one["sections"])
        cells = (f"{one['name']}\n{one['role']}", shared, one["date"], "")
        rows.append([text(cell, size=11, leading=14.5) for cell in cells])
    look = [("LINEBELOW", (0, 0), (-1, -1), 0.7, HexColor(SOFT)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    stop = f"Ik geef mijn paspoort zelf. Ik mag altijd stoppen met delen. Dat zeg ik tegen {sharing['contact']}."
    table = Table(rows, colWidths=[43.5 * mm] * 4, style=TableStyle(look))
    parts = [text("Met wie deel ik dit?", "Kop", 19, 24), text(stop, size=11.5, leading=16), table]
    sheets.flow(parts, 18, 165, 174, 78)
    side = 22 / QR_SIDE
    sheets.canvas.setFillColor(HexColor("#000000"))
    path = sheets.canvas.beginPath()
    for x, y, length in BARS:
        low = HEIGHT - (243 + (y + 1) * side) * mm
        path.rect((18 + x * side) * mm, low, length * side * mm, side * mm)
    sheets.canvas.drawPath(path, fill=1, stroke=0)
    for at, who in enumerate(data["signatures"]):
        sheets.line([(18 + 92 * at, 271), (100 + 92 * at, 271)], 0.25, INK)
        sheets.write(f"Handtekening {who}", 18 + 92 * at, 275, "Tekst", 10.5)


def make(number):
    data = passport(number)
    name = f"{data['first_name']} {data['last_name']}"
    sheets = Sheets(f"Paspoort voor Succes van {name}")
    total = len(data["sections"]) + 2
    cover(sheets, data, number, name)
    sheets.foot("Dit paspoort is van mij. Ik kies wie het leest.", f"{total} bladen")
    for at, section in enumerate(data["sections"], 2):
        part(sheets, section)
        sheets.foot(f"Paspoort voor Succes van {name}", f"blad {at} van {total}")
    last(sheets, data)
    sheets.foot(f"Paspoort voor Succes van {name}", f"blad {total} van {total}")
    sheets.canvas.save()
    return sheets.bytes.getvalue()


tell(one_by_one(make))
