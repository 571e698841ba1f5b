"""The passport as a web page, for WeasyPrint and Chromium."""

from html import escape
from pathlib import Path

from common import (
    COACH, CONTENT, CROSS, FONTS, INK, KINDS, QR_TEXT, ROUTE, SHADES, SOFT, TITLES, TRIANGLE,
    passport, qr_svg, stem,
)  # fmt: skip

STYLE = f"""
@font-face {{ font-family: Tekst; src: url({(FONTS / "tekst-400.ttf").as_uri()}) }}
@font-face {{ font-family: Tekst; font-weight: 700; src: url({(FONTS / "tekst-700.ttf").as_uri()}) }}
@font-face {{ font-family: Kop; font-weight: 600; src: url({(FONTS / "kop-600-24.ttf").as_uri()}) }}
@font-face {{ font-family: Kop; font-weight: 800; src: url({(FONTS / "kop-800-96.ttf").as_uri()}) }}
@font-face {{ font-family: Andika; src: url({(FONTS / "andika-400.ttf").as_uri()}) }}
@font-face {{ font-family: Andika; font-weight: 700; src: url({(FONTS / "andika-700.ttf").as_uri()}) }}
@page {{ size: 210mm 297mm; margin: 0 }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font: 13pt/18pt Tekst, Andika; color: {INK}; hyphens: auto }}
section {{ position: relative; width: 210mm; height: 296.9mm; padding: 18mm; overflow: hidden;
  break-after: page }}
section:last-child {{ break-after: auto }}
h1, h2, .first, .last, .own, .stamp b, .shape {{ font-family: Kop, Andika; font-weight: 600; hyphens: none }}
h1 {{ font-weight: 800; font-size: 38pt; line-height: 40pt; margin: 30mm 0 4mm }}
h2 {{ font-size: 19pt; line-height: 24pt; margin: 6mm 0 2mm }}
.label {{ font-weight: 700; font-size: 11.5pt; line-height: 15pt; margin: 8mm 0 1mm }}
p {{ margin: 0 0 2mm }}
ul {{ list-style: none; margin: 0; padding: 0 }}
li {{ padding-left: 5mm; border-left: 2mm solid; margin-bottom: 1mm }}
li span {{ color: {INK} }}
.route {{ position: absolute; left: 0; top: 0; width: 210mm; height: 297mm }}
.line {{ display: flex; justify-content: space-between; border-bottom: 1pt solid {INK}; padding-bottom: 2mm }}
.first {{ font-weight: 800; font-size: 90pt; line-height: 96pt; margin: 8mm 0 0 }}
.last {{ font-size: 30pt; line-height: 36pt }}
.face {{ position: absolute; left: 18mm; top: 122mm; width: 56mm; border: 2pt solid {INK}; padding: 2.5mm }}
.said {{ position: absolute; left: 88mm; top: 122mm; width: 100mm; font-size: 28pt; line-height: 33pt }}
.shape {{ position: absolute; font-size: 13.5pt }}
.two {{ display: flex; flex-wrap: wrap; justify-content: space-between }}
.two > div {{ width: 82mm }}
.own {{ font-size: 24pt; line-height: 32pt; white-space: pre-line }}
.panel {{ padding: 3mm 4mm; border-left: 1.2mm solid; margin-top: 8mm }}
.panel .label {{ margin-top: 0 }}
.panel p, .plain {{ color: {INK}; white-space: pre-line }}
.stops {{ border-left: 3pt solid {ROUTE}; padding-left: 5mm }}
.stamp {{ display: inline-block; border: 1.5pt solid; padding: 3mm; text-align: center; margin: 0 3mm 3mm 0;
  font-size: 10pt; line-height: 13pt }}
.call {{ border: 2pt solid {INK}; padding: 4mm }}
.call p {{ border-top: 0.5pt solid {SOFT}; padding-top: 2mm }}
table {{ width: 100%; border-collapse: collapse; font-size: 11pt; line-height: 14.5pt; margin-top: 3mm }}
th, td {{ text-align: left; vertical-align: top; padding: 2mm 0; border-bottom: 0.7pt solid {SOFT} }}
.signs {{ position: absolute; left: 18mm; right: 18mm; bottom: 24mm }}
.signs > div {{ border-top: 0.7pt solid {INK}; font-size: 10.5pt }}
footer {{ position: absolute; left: 18mm; right: 18mm; bottom: 11mm; border-top: 1pt solid {INK};
  font-size: 9pt; line-height: 12pt; color: {SOFT}; display: flex; justify-content: space-between }}
"""


def sign(kind, x, y, size, full=True):
    """A shape with its left top corner at `x`, `y` (mm), as SVG."""
    fill = SHADES[kind][0] if full else "#fff"
    look = f'fill="{fill}"' + ("" if full else f' stroke="{INK}" stroke-width="0.5"')
    if kind == "who":
        return f'<circle cx="{x + size / 2}" cy="{y + size / 2}" r="{size * 10 / 24}" {look}/>'
    if kind == "can":
        side = size * 19 / 24
        corner = f'x="{x + size * 2.5 / 24}" y="{y + size * 2.5 / 24}"'
        return f'<rect {corner} width="{side}" height="{side}" {look}/>'
    points = TRIANGLE if kind == "want" else CROSS
    corners = " ".join(f"{x + a * size / 24:.2f},{y + b * size / 24:.2f}" for a, b in points)
    return f'<polygon points="{corners}" {look}/>'


def svg(inside):
    """A whole page as SVG, measured in millimetres."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297">{inside}</svg>'


def drawing(name, inside):
    """Decoration on a page; a picture of its own, as only `img` gets a text
    for who can't see it."""
    CONTENT.joinpath(f"{name}.svg").write_text(svg(inside))
    return f'<img class="route" src="{name}.svg" alt="De route door het paspoort">'


def route(path, width, ink=ROUTE):
    return f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


COVER_INSIDE = (
    route(
        "M5 250H53Q63 250 63 240V233Q63 223 73 223H99Q109 223 109 213V206Q109 196 119 196"
        "H145Q155 196 155 186V179Q155 169 165 169H205",
        3.6,
    )
    + route(
        "M100.5 228.8H106Q114.8 228.8 114.8 220V210Q114.8 201.8 123 201.8H152"
        "Q160.8 201.8 160.8 193V184Q160.8 174.8 170 174.8H205",
        1.8,
        COACH,
    )
    + sign("who", 28, 238, 24)
    + sign("can", 74, 211, 24)
    + sign("want", 119, 183, 26)
    + sign("need", 165, 156, 26)
)


def part_inside(section):
    signs = ""
    for at, kind in enumerate(KINDS):
        own = kind == section["kind"]
        size = 22 if own else 8
        signs += sign(kind, 36 + 40 * at - size / 2, 30 - size / 2, size, own)
    return route("M5 30H205", 2.6) + signs


def last_inside():
    signs = "".join(sign(kind, 16 + 14 * at, 37, 10) for at, kind in enumerate(KINDS))
    gate = route("M87 20V60M96 20V60", 1.4, INK)
    goal = f'<circle cx="150" cy="42" r="12" fill="{ROUTE}"/>'
    return route("M5 42H205", 3.4) + route("M5 49H205", 1.7, COACH) + signs + gate + goal


def answer(answer, ink, ground):
    content, text = answer["content"], answer["content"]["content"]
    head = f'<p class="label" style="color:{ink}">{escape(answer["label"])}</p>'
    match content["style"]:
        case "panel":
            return (
                f'<div class="panel" style="background:{ground};border-color:{ink}">'
                f'<p class="label">{escape(answer["label"])}</p><p>{escape(text)}</p></div>'
            )
        case "list":
            items = "".join(f"<li><span>{escape(item)}</span></li>" for item in text)
            return f'{head}<ul style="color:{ink}">{items}</ul>'
        case "timeline":
            stops = "".join(
                f"<p><b>{escape(stop['name'])}</b><br>{escape(stop['text'])}</p>" for stop in text
            )
            return f'{head}<div class="stops">{stops}</div>'
        case "stamps":
            stamps = "".join(
                f'<div class="stamp" style="border-color:{ink};transform:rotate({turn}deg)">'
                f'<b style="color:{ink}">{escape(stamp["title"])}</b><br>'
                f"{escape(stamp['kind'])}<br>{escape(stamp['date'])}</div>"
                for turn, stamp in zip((-4, 3, -2), text)
            )
            return head + stamps
        case "quote":
            return f'{head}<p class="own" style="font-size:16pt;line-height:21pt">“{escape(text)}”</p>'
        case "big":
            return f'{head}<p class="own">{escape(text)}</p>'
    return f'{head}<p class="plain">{escape(text)}</p>'


def part(section):
    ink, ground = SHADES[section["kind"]]
    answers = section["answers"]
    wide = [one for one in answers if one["content"]["style"] == "big"]
    rest = [one for one in answers if one not in wide]
    return (
        drawing(section["kind"], part_inside(section))
        + f"<h1>{TITLES[section['kind']]}</h1>"
        + "".join(answer(one, ink, ground) for one in wide)
        + '<div class="two">'
        + "".join(f"<div>{answer(one, ink, ground)}</div>" for one in rest)
        + "</div>"
    )


def last(data):
    step, sharing = data["next_step"], data["sharing"]
    rows = "".join(
        f"<tr><td><b>{escape(one['name'])}</b><br>{escape(one['role'])}</td>"
        f"<td>{', '.join(TITLES[kind] for kind in one['sections'])}</td>"
        f"<td>{one['date']}</td><td></td></tr>"
        for one in sharing["recipients"]
    )
    heads = ("Wie krijgt het?", "Welke delen?", "Datum", f"Paraaf {data['first_name']}")
    people = "".join(
        f"<p><b>{escape(one['name'])}</b>, {escape(one['role'])}<br>{one['phone']}</p>"
        for one in step["contacts"]
    )
    signatures = "".join(f"<div>Handtekening {escape(who)}</div>" for who in data["signatures"])
    return (
        drawing("last", last_inside())
        + f'<h1 style="margin-top:40mm">Mijn volgende stap</h1><div class="two"><div>'
        + "".join(
            f'<p class="label" style="color:{ROUTE}">{escape(question)}</p><p>{escape(text)}</p>'
            for question, text in step["answers"]
        )
        + f'</div><div class="call"><h2>Hier kan ik bellen</h2>{people}</div></div>'
        + "<h2>Met wie deel ik dit?</h2><p>Ik geef mijn paspoort zelf. Ik mag altijd stoppen met "
        + f"delen. Dat zeg ik tegen {escape(sharing['contact'])}.</p><table><thead><tr>"
        + "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
        + f"</tr></thead><tbody>{rows}</tbody></table>"
        + f'<img src="qr.svg" alt="{QR_TEXT}" style="width:22mm;margin-top:4mm">'
        + f'<div class="two signs">{signatures}</div>'
    )


def page(number):
    """The whole passport as HTML; its pictures lie beside it."""
    data = passport(number)
    name = escape(f"{data['first_name']} {data['last_name']}")
    shapes = "".join(
        f'<p class="shape" style="left:{x}mm;top:{y}mm">{TITLES[kind]}</p>'
        for kind, (x, y) in zip(KINDS, ((27, 265), (73, 239), (121, 212), (166, 184)))
    )
    cover = (
        f'{drawing("cover", COVER_INSIDE)}<div class="line"><b>Paspoort voor Succes</b> maart 2026</div>'
        f'<p class="first">{escape(data["first_name"])}</p><p class="last">{escape(data["last_name"])}</p>'
        f"<p>{data['age']} jaar · {escape(data['school'])} · {escape(data['class'])}</p>"
        f'<div class="face"><img src="{number:04}.jpg" alt="Foto van {name}" style="width:51mm"></div>'
        f'<p class="own said">“{escape(data["quote"])}”</p>{shapes}'
    )
    pages = [cover, *map(part, data["sections"]), last(data)]
    feet = [f"<b>Dit paspoort is van mij. Ik kies wie het leest.</b><span>{len(pages)} bladen</span>"]
    feet += [
        f"<span>Paspoort voor Succes van <b>{name}</b></span><span>blad {at} van {len(pages)}</span>"
        for at in range(2, len(pages) + 1)
    ]
    body = "".join(
        f"<section>{page}<footer>{foot}</footer></section>" for page, foot in zip(pages, feet)
    )
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
        f"<title>Paspoort voor Succes van {name}</title><style>{STYLE}</style></head>"
        f"<body>{body}</body></html>"
    )


def write(count):
    """Writes the pages of all copies beside their photos, before anything is timed."""
    stem(0).with_name("qr.svg").write_text(qr_svg())
    for number in range(count):
        stem(number).with_suffix(".html").write_text(page(number))


def source(number) -> Path:
    return stem(number).with_suffix(".html")
