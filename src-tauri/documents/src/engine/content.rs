//! What is on a page, in the language of PDF pages (ISO 32000-1 7.8.2 and 8.2). Written straight to
//! bytes: a page has thousands of glyphs, and an object for each of them costs more than all the rest.

use super::codes::{Letters, resource};
use super::error::DocumentError;
use super::fonts::{FaceId, Faces};
use super::geometry::{Area, Color};
use super::page::{Drawing, Jpeg, Mark, Page};
use super::path::{Path, Step, Stroke};
use super::tags::{NodeId, Tags};
use super::text::Run;

/// A page in bytes.
pub(super) struct Content {
    /// The bytes, not yet compressed.
    pub bytes: Vec<u8>,
    /// Which element each marked content number belongs to.
    pub marks: Vec<NodeId>,
}

/// Name of a photo in the pages, by its place in the list.
pub(super) fn photo_name(index: usize) -> String {
    format!("Im{}", index + 1)
}

/// Writes one page; new letters and photos are added to the lists.
pub(super) fn content(
    page: &Page,
    tags: &Tags,
    faces: &Faces,
    letters: &mut Letters,
    photos: &mut Vec<Jpeg>,
) -> Result<Content, DocumentError> {
    let mut writer = Writer {
        faces,
        letters,
        photos,
        out: Vec::with_capacity(1 << 13),
        height: page.size.height,
        fill: None,
        line: None,
        font: None,
        array: Array::Closed,
        kern: 0.0,
    };
    let mut marks = Vec::new();
    for items in page.items.chunk_by(|one, other| one.mark == other.mark) {
        match items[0].mark {
            Mark::Tag(node) => {
                writer.put(b"/");
                writer.put(tags.node(node).tag.as_bytes());
                writer.put(b"<</MCID ");
                whole(&mut writer.out, marks.len());
                writer.put(b">>BDC\n");
                marks.push(node);
            }
            Mark::Decor => writer.put(b"/Artifact<</Type/Layout>>BDC\n"),
            Mark::Running => writer.put(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"),
        }
        let mut in_text = false;
        for item in items {
            let text = matches!(item.drawing, Drawing::Text { .. });
            if text != in_text {
                writer.put(if text { b"BT\n" } else { b"ET\n" });
                in_text = text;
            }
            match &item.drawing {
                Drawing::Text { x, y, turn, run } => writer.text(*x, *y, *turn, run)?,
                Drawing::Shape(path) => writer.path(path),
                Drawing::Photo { area, jpeg } => writer.photo(*area, jpeg),
            }
        }
        writer.put(if in_text { b"ET\nEMC\n" } else { b"EMC\n" });
    }
    Ok(Content {
        bytes: writer.out,
        marks,
    })
}

/// How far the list of glyphs to show is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Array {
    Closed,
    /// Between two strings.
    Open,
    /// Inside a string.
    Text,
}

struct Writer<'a> {
    faces: &'a Faces,
    letters: &'a mut Letters,
    photos: &'a mut Vec<Jpeg>,
    out: Vec<u8>,
    /// Height of the page: PDF counts from the bottom.
    height: f32,
    fill: Option<Color>,
    line: Option<Stroke>,
    font: Option<(FaceId, f32)>,
    array: Array,
    /// Step back before the next glyph, in thousandths of an em.
    kern: f32,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn numbers(&mut self, numbers: &[f32], operator: &[u8]) {
        for &value in numbers {
            number(&mut self.out, value);
            self.out.push(b' ');
        }
        self.put(operator);
        self.out.push(b'\n');
    }

    /// Numbers in hundredths.
    fn points(&mut self, numbers: &[i64], operator: &[u8]) {
        for &value in numbers {
            decimal(&mut self.out, value, 2);
            self.out.push(b' ');
        }
        self.put(operator);
        self.out.push(b'\n');
    }

    fn fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.numbers(&color.parts(), b"rg");
        }
    }

    fn text(&mut self, x: f32, y: f32, turn: f32, run: &Run) -> Result<(), DocumentError> {
        self.fill(run.color);
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            self.put(b"/");
            self.put(resource(run.face).as_bytes());
            self.put(b" ");
            self.numbers(&[run.size], b"Tf");
        }
        let (x, y) = (x, self.height - y);
        if turn == 0.0 {
            self.put(b"1 0 0 1 ");
        } else {
            let (sin, cos) = turn.to_radians().sin_cos();
            for part in [cos, -sin, sin, cos] {
                fine_number(&mut self.out, part);
                self.out.push(b' ');
            }
        }
        self.numbers(&[x, y], b"Tm");
        let face = self.faces.get(run.face);
        let mut rise = 0.0;
        for glyph in run.words.iter().flat_map(|word| &word.glyphs) {
            // A mark that belongs to the letter before it has no text of its own, but every code
            // must have some: a joiner, taken out again by an empty replacement text.
            let silent = glyph.text.is_empty();
            let text = if silent { "\u{200D}" } else { &*glyph.text };
            let (code, width) = self.letters.of(run.face).code(face, glyph.id, text)?;
            if silent {
                self.show();
                self.put(b"/Span<</ActualText<FEFF>>>BDC\n");
            }
            if glyph.dy != rise {
                self.show();
                rise = glyph.dy;
                self.numbers(&[rise * run.size], b"Ts");
            }
            let spacing = if glyph.advance > 0.0 {
                run.tracking
            } else {
                0.0
            };
            let mut offset = width - (glyph.advance + spacing) * 1000.0;
            let dx = glyph.dx * 1000.0;
            if dx.abs() > 0.5 {
                self.kern -= dx;
                offset += dx;
            }
            self.glyph(code);
            // Rounding of widths is not worth a correction of its own.
            if offset.abs() >= 1.0 {
                self.kern = offset;
            }
            if silent {
                self.show();
                self.put(b"EMC\n");
            }
        }
        self.show();
        if rise != 0.0 {
            self.put(b"0 Ts\n");
        }
        Ok(())
    }

    /// One glyph of the list that is shown.
    fn glyph(&mut self, code: u16) {
        self.step_back();
        if self.array == Array::Closed {
            self.put(b"[(");
        } else if self.array == Array::Open {
            self.put(b"(");
        }
        self.array = Array::Text;
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.put(&[b'\\', byte]),
                b'\r' => self.put(b"\\r"),
                byte => self.out.push(byte),
            }
        }
    }

    fn step_back(&mut self) {
        let kern = std::mem::take(&mut self.kern);
        if kern == 0.0 {
            return;
        }
        match self.array {
            Array::Closed => self.put(b"["),
            Array::Open => self.put(b" "),
            Array::Text => self.put(b")"),
        }
        self.array = Array::Open;
        number(&mut self.out, kern);
    }

    /// Shows the list so far.
    fn show(&mut self) {
        self.step_back();
        match self.array {
            Array::Closed => return,
            Array::Open => self.put(b"]TJ\n"),
            Array::Text => self.put(b")]TJ\n"),
        }
        self.array = Array::Closed;
    }

    fn path(&mut self, path: &Path) {
        if let Some(color) = path.fill {
            self.fill(color);
        }
        if let Some(stroke) = path.stroke {
            self.stroke(stroke);
        }
        let paint: &[u8] = match (path.fill, path.stroke) {
            (None, None) => return,
            (Some(_), None) => b"f\n",
            (None, Some(_)) => b"S\n",
            (Some(_), Some(_)) => b"B\n",
        };
        let height = self.height;
        let mut at = None;
        let mut steps = path.steps.as_slice();
        while let Some((step, rest)) = steps.split_first() {
            if let Some(([left, top, right, bottom], rest)) = rectangle(steps) {
                // Rounded corner by corner, so that shapes that touch keep touching.
                let ([left, right], [top, bottom]) = (
                    [left, right].map(hundredths),
                    [height - top, height - bottom].map(hundredths),
                );
                self.points(&[left, bottom, right - left, top - bottom], b"re");
                steps = rest;
                continue;
            }
            steps = rest;
            let (numbers, count, operator): ([f32; 6], usize, &[u8]) = match *step {
                Step::Move(x, y) => ([x, y, 0.0, 0.0, 0.0, 0.0], 2, b"m"),
                Step::Line(x, y) => ([x, y, 0.0, 0.0, 0.0, 0.0], 2, b"l"),
                Step::Curve(ax, ay, bx, by, x, y) => ([ax, ay, bx, by, x, y], 6, b"c"),
                Step::Close => {
                    self.put(b"h\n");
                    continue;
                }
            };
            let [.., x, y] = numbers[..count] else {
                continue;
            };
            // The straight part of a circle: nothing to fill.
            if path.stroke.is_none() && operator == b"l" && at == Some((x, y)) {
                continue;
            }
            at = Some((x, y));
            let mut points = numbers.map(hundredths);
            for (point, y) in points.iter_mut().zip(numbers).skip(1).step_by(2) {
                *point = hundredths(height - y);
            }
            self.points(&points[..count], operator);
        }
        self.put(paint);
    }

    /// Says how lines are drawn, as far as that is new.
    fn stroke(&mut self, stroke: Stroke) {
        let before = self.line.replace(stroke);
        if before.map(|line| line.color) != Some(stroke.color) {
            self.numbers(&stroke.color.parts(), b"RG");
        }
        if before.map(|line| line.width) != Some(stroke.width) {
            self.numbers(&[stroke.width], b"w");
        }
        if before.and_then(|line| line.dash) != stroke.dash {
            self.put(b"[");
            if let Some((dash, gap)) = stroke.dash {
                number(&mut self.out, dash);
                self.out.push(b' ');
                number(&mut self.out, gap);
            }
            self.put(b"]0 d\n");
        }
        if before.is_some_and(|line| line.round) != stroke.round {
            self.put(if stroke.round {
                b"1 J 1 j\n"
            } else {
                b"0 J 0 j\n"
            });
        }
    }

    fn photo(&mut self, area: Area, jpeg: &Jpeg) {
        let index = match self.photos.iter().position(|same| same == jpeg) {
            Some(index) => index,
            None => {
                self.photos.push(jpeg.clone());
                self.photos.len() - 1
            }
        };
        let bottom = self.height - area.y - area.height;
        self.put(b"q\n");
        self.numbers(&[area.width, 0.0, 0.0, area.height, area.x, bottom], b"cm");
        self.put(b"/");
        self.put(photo_name(index).as_bytes());
        self.put(b" Do\nQ\n");
    }
}

/// The rectangle that a path begins with, as left, top, right and bottom; and what follows it.
fn rectangle(steps: &[Step]) -> Option<([f32; 4], &[Step])> {
    let (first, rest) = steps.split_at_checked(5)?;
    match *first {
        [
            Step::Move(left, top),
            Step::Line(right, same_top),
            Step::Line(same_right, bottom),
            Step::Line(same_left, same_bottom),
            Step::Close,
        ] if top == same_top
            && right == same_right
            && bottom == same_bottom
            && left == same_left =>
        {
            Some(([left, top, right, bottom], rest))
        }
        _ => None,
    }
}

/// A number of a page, to a thousandth: text keeps its exact place and letters their distance.
pub(super) fn number(out: &mut Vec<u8>, value: f32) {
    decimal(out, (f64::from(value) * 1e3).round() as i64, 3);
}

/// A point of a shape, to a hundredth: finer than any printer, in a third fewer digits.
fn hundredths(value: f32) -> i64 {
    (f64::from(value) * 1e2).round() as i64
}

/// A number that is multiplied by lengths.
fn fine_number(out: &mut Vec<u8>, value: f32) {
    decimal(out, (f64::from(value) * 1e6).round() as i64, 6);
}

/// A whole number with the point before its last `places` digits, without zeros at the end.
fn decimal(out: &mut Vec<u8>, value: i64, mut places: usize) {
    if value < 0 {
        out.push(b'-');
    }
    let mut rest = value.unsigned_abs();
    while places > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        places -= 1;
    }
    let mut digits = [b'0'; 24];
    let mut from = digits.len();
    let mut written = 0;
    while rest > 0 || written <= places {
        if written == places && places > 0 {
            from -= 1;
            digits[from] = b'.';
        }
        from -= 1;
        digits[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
        written += 1;
    }
    out.extend_from_slice(&digits[from..]);
}

/// A count in digits.
pub(super) fn whole(out: &mut Vec<u8>, count: usize) {
    decimal(out, i64::try_from(count).unwrap_or(i64::MAX), 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f32) -> String {
        let mut out = Vec::new();
        number(&mut out, value);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn numbers_are_short_and_right() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (1.0, "1"),
            (-12.5, "-12.5"),
            (0.05, "0.05"),
            (841.8898, "841.89"),
            (1000.0, "1000"),
            (-0.001, "-0.001"),
            (0.0304, "0.03"),
            (123_456.79, "123456.789"),
            (f32::NAN, "0"),
        ] {
            assert_eq!(written(value), text);
        }
        let mut out = Vec::new();
        fine_number(&mut out, 0.965_925_8);
        whole(&mut out, 0);
        whole(&mut out, 4020);
        assert_eq!(out, b"0.96592604020");
    }
}
