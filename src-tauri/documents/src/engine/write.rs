//! Pages to PDF objects. The only file that knows printpdf.

use std::collections::{BTreeMap, HashMap};

use printpdf::{
    Codepoint, Color as PdfColor, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics,
    Line as PdfLine, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode,
    ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions,
    Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder, XObject, XObjectId,
    XObjectTransform,
};
use subsetter::{GlyphRemapper, subset};

use super::Engine;
use super::error::DocumentError;
use super::fonts::{Face, FaceId};
use super::geometry::{Area, Color, MM, Size};
use super::page::{Draft, Drawing, Item, Jpeg, Mark};
use super::path::{Path, Step, Stroke};
use super::tables;
use super::tags::NodeId;
use super::text::Run;

/// A document in PDF objects, not yet tagged.
pub(super) struct Written {
    pub document: lopdf::Document,
    /// Per page which element each marked content number belongs to.
    pub marks: Vec<Vec<NodeId>>,
    /// Per font resource the glyph number of every code, two bytes each.
    pub glyph_numbers: BTreeMap<String, Vec<u8>>,
}

/// The letters of one font that a document uses. Every pair of a glyph and its text gets a code of
/// its own, so that a glyph that stands for two texts (space and no-break space, hyphen and soft
/// hyphen, the dotless skeleton of several Arabic letters) always gives the right one back.
#[derive(Default)]
struct Codes {
    codes: HashMap<u16, Vec<(Box<str>, u16)>>,
    glyphs: Vec<(u16, f32)>,
}

impl Codes {
    fn code(&mut self, face: &Face, glyph: u16, text: &str) -> Result<u16, DocumentError> {
        let texts = self.codes.entry(glyph).or_default();
        if let Some((_, code)) = texts.iter().find(|(same, _)| &**same == text) {
            return Ok(*code);
        }
        let code = u16::try_from(self.glyphs.len() + 1)
            .map_err(|_| DocumentError::Build("te veel tekens".into()))?;
        let width = face.font.glyph_metrics().h_advance(u32::from(glyph).into());
        self.glyphs.push((glyph, width / face.upm));
        texts.push((text.into(), code));
        Ok(code)
    }

    /// Width of a code as the PDF will have it: whole thousandths of an em.
    fn width(&self, code: u16) -> f32 {
        self.glyphs
            .get(usize::from(code) - 1)
            .map_or(0.0, |&(_, width)| (width * 1000.0).round())
    }
}

struct Writer<'a> {
    engine: &'a Engine,
    codes: BTreeMap<FaceId, Codes>,
    photos: Vec<(Jpeg, XObjectId)>,
    ops: Vec<Op>,
    fill: Option<Color>,
    line: Option<Stroke>,
    dashed: bool,
    /// Height of the page at hand.
    height: f32,
}

pub(super) fn write(engine: &Engine, draft: &mut Draft) -> Result<Written, DocumentError> {
    let mut writer = Writer {
        engine,
        codes: BTreeMap::new(),
        photos: Vec::new(),
        ops: Vec::new(),
        fill: None,
        line: None,
        dashed: false,
        height: Size::A4.height,
    };
    let mut document = PdfDocument::new(&draft.title);
    let mut marks = Vec::with_capacity(draft.pages.len());
    let pages = std::mem::take(&mut draft.pages);
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let (Mark::Tag(node), Some(area)) = (item.mark, item.area())
                && draft.tags.node(node).tag == "Figure"
            {
                draft.tags.place(node, number, area);
            }
        }
        writer.height = page.size.height;
        let (ops, page_marks) = writer.page(&page.items, draft)?;
        marks.push(page_marks);
        document.pages.push(PdfPage::new(
            Mm(page.size.width / MM),
            Mm(page.size.height / MM),
            ops,
        ));
    }
    draft.pages = pages;

    let mut glyph_numbers = BTreeMap::new();
    for (&face, codes) in &writer.codes {
        let name = resource(face);
        let (font, numbers) = embed(engine.faces.get(face), face, codes)?;
        document
            .resources
            .fonts
            .map
            .insert(FontId(name.clone()), PdfFont::new(font));
        glyph_numbers.insert(name, numbers);
    }
    for (jpeg, id) in &writer.photos {
        document
            .resources
            .xobjects
            .map
            .insert(id.clone(), photo(jpeg)?);
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let document = document.to_lopdf_document(&options, &mut warnings);
    Ok(Written {
        document,
        marks,
        glyph_numbers,
    })
}

/// Resource names must not look like those of the fonts built into every PDF reader (F1 to F14).
fn resource(face: FaceId) -> String {
    format!("Tx{face:?}")
}

impl Writer<'_> {
    fn page(
        &mut self,
        items: &[Item],
        draft: &Draft,
    ) -> Result<(Vec<Op>, Vec<NodeId>), DocumentError> {
        self.fill = None;
        self.line = None;
        self.dashed = false;
        let mut marks = Vec::new();
        let mut start = 0;
        while start < items.len() {
            let mark = items[start].mark;
            let end = items[start..]
                .iter()
                .position(|item| item.mark != mark)
                .map_or(items.len(), |offset| start + offset);
            let (tag, properties) = match mark {
                Mark::Tag(node) => {
                    marks.push(node);
                    let number = i64::try_from(marks.len() - 1).unwrap_or(0);
                    (
                        draft.tags.node(node).tag,
                        vec![("MCID", DictItem::Int(number))],
                    )
                }
                Mark::Decor => ("Artifact", vec![("Type", name("Layout"))]),
                Mark::Running => (
                    "Artifact",
                    vec![("Type", name("Pagination")), ("Subtype", name("Footer"))],
                ),
            };
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: tag.to_string(),
                properties: DictItem::Dict {
                    map: properties
                        .into_iter()
                        .map(|(key, value)| (key.to_string(), value))
                        .collect(),
                },
            });
            let mut in_text = false;
            for item in &items[start..end] {
                let text = matches!(item.drawing, Drawing::Text { .. });
                if text != in_text {
                    self.ops.push(if text {
                        Op::StartTextSection
                    } else {
                        Op::EndTextSection
                    });
                    in_text = text;
                }
                match &item.drawing {
                    Drawing::Text { x, y, turn, run } => self.text(*x, *y, *turn, run)?,
                    Drawing::Shape(path) => self.path(path),
                    Drawing::Photo { area, jpeg } => self.photo(*area, jpeg),
                }
            }
            if in_text {
                self.ops.push(Op::EndTextSection);
            }
            self.ops.push(Op::EndMarkedContent);
            start = end;
        }
        Ok((std::mem::take(&mut self.ops), marks))
    }

    fn fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: ink(color) });
        }
    }

    fn text(&mut self, x: f32, y: f32, turn: f32, run: &Run) -> Result<(), DocumentError> {
        self.fill(run.color);
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(resource(run.face))),
            size: Pt(run.size),
        });
        let (sin, cos) = turn.to_radians().sin_cos();
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([cos, -sin, sin, cos, x, self.height - y]),
        });
        let face = self.engine.faces.get(run.face);
        let codes = self.codes.entry(run.face).or_default();
        let mut glyphs: Vec<Codepoint> = Vec::new();
        let mut rise = 0.0;
        for glyph in run.words.iter().flat_map(|word| &word.glyphs) {
            // A mark that belongs to the letter before it has no text of its own, but every code
            // must have some: a joiner, taken out again by an empty replacement text.
            let silent = glyph.text.is_empty();
            let text = if silent { "\u{200D}" } else { &*glyph.text };
            let code = codes.code(face, glyph.id, text)?;
            if silent {
                show(&mut self.ops, &mut glyphs);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".into(),
                    properties: DictItem::Dict {
                        map: BTreeMap::from([(
                            "ActualText".to_string(),
                            DictItem::Bytes(vec![0xFE, 0xFF]),
                        )]),
                    },
                });
            }
            if glyph.dy != rise {
                show(&mut self.ops, &mut glyphs);
                rise = glyph.dy;
                self.ops.push(Op::SetLineOffset {
                    multiplier: rise * run.size,
                });
            }
            let spacing = if glyph.advance > 0.0 {
                run.tracking
            } else {
                0.0
            };
            let dx = glyph.dx * 1000.0;
            if dx.abs() > 0.5 {
                match glyphs.last_mut() {
                    Some(last) => last.offset -= dx,
                    None => self.ops.push(Op::ShowText {
                        items: vec![TextItem::Offset(-dx)],
                    }),
                }
            }
            let wanted = (glyph.advance + spacing) * 1000.0;
            let mut offset = codes.width(code) - wanted;
            if dx.abs() > 0.5 {
                offset += dx;
            }
            // Rounding of widths is not worth a correction of its own.
            if offset.abs() < 1.0 {
                offset = 0.0;
            }
            glyphs.push(Codepoint::with_cid(code, offset, text.to_string()));
            if silent {
                show(&mut self.ops, &mut glyphs);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        show(&mut self.ops, &mut glyphs);
        if rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        Ok(())
    }

    fn path(&mut self, path: &Path) {
        if let Some(color) = path.fill {
            self.fill(color);
            self.ops.push(Op::DrawPolygon {
                polygon: Polygon {
                    rings: outlines(path, self.height)
                        .into_iter()
                        .map(|(points, _)| PolygonRing { points })
                        .collect(),
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                },
            });
        }
        let Some(stroke) = path.stroke else { return };
        if self.line.map(|line| line.color) != Some(stroke.color) {
            self.ops.push(Op::SetOutlineColor {
                col: ink(stroke.color),
            });
        }
        if self.line.map(|line| line.width) != Some(stroke.width) {
            self.ops.push(Op::SetOutlineThickness {
                pt: Pt(stroke.width),
            });
        }
        if self.line.and_then(|line| line.dash) != stroke.dash
            || (stroke.dash.is_none() && self.dashed)
        {
            let pattern: Vec<f32> = stroke.dash.map_or(vec![], |(dash, gap)| vec![dash, gap]);
            self.dashed = stroke.dash.is_some();
            self.ops.push(Op::SetLineDashPattern {
                dash: LineDashPattern::new(0.0, &pattern),
            });
        }
        if self.line.is_some_and(|line| line.round) != stroke.round {
            let (cap, join) = if stroke.round {
                (LineCapStyle::Round, LineJoinStyle::Round)
            } else {
                (LineCapStyle::Butt, LineJoinStyle::Miter)
            };
            self.ops.push(Op::SetLineCapStyle { cap });
            self.ops.push(Op::SetLineJoinStyle { join });
        }
        self.line = Some(stroke);
        for (points, closed) in outlines(path, self.height) {
            self.ops.push(Op::DrawLine {
                line: PdfLine {
                    points,
                    is_closed: closed,
                },
            });
        }
    }

    fn photo(&mut self, area: Area, jpeg: &Jpeg) {
        let id = match self.photos.iter().find(|(same, _)| same == jpeg) {
            Some((_, id)) => id.clone(),
            None => {
                let id = XObjectId(format!("Im{}", self.photos.len() + 1));
                self.photos.push((jpeg.clone(), id.clone()));
                id
            }
        };
        self.ops.push(Op::UseXobject {
            id,
            transform: XObjectTransform {
                translate_x: Some(Pt(area.x)),
                translate_y: Some(Pt(self.height - area.y - area.height)),
                scale_x: Some(area.width),
                scale_y: Some(area.height),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }
}

fn show(ops: &mut Vec<Op>, glyphs: &mut Vec<Codepoint>) {
    if !glyphs.is_empty() {
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(std::mem::take(glyphs))],
        });
    }
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}

fn ink(color: Color) -> PdfColor {
    let [r, g, b] = color.parts();
    PdfColor::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}

/// The outlines of a path in PDF coordinates, and whether each is closed.
fn outlines(path: &Path, height: f32) -> Vec<(Vec<LinePoint>, bool)> {
    let point = |x: f32, y: f32, bezier: bool| LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(height - y),
        },
        bezier,
    };
    let mut all: Vec<(Vec<LinePoint>, bool)> = Vec::new();
    for step in &path.steps {
        match *step {
            Step::Move(x, y) => all.push((vec![point(x, y, false)], false)),
            Step::Line(x, y) => {
                if let Some((points, _)) = all.last_mut() {
                    points.push(point(x, y, false));
                }
            }
            Step::Curve(ax, ay, bx, by, x, y) => {
                if let Some((points, _)) = all.last_mut() {
                    points.push(point(ax, ay, true));
                    points.push(point(bx, by, true));
                    points.push(point(x, y, false));
                }
            }
            Step::Close => {
                if let Some((_, closed)) = all.last_mut() {
                    *closed = true;
                }
            }
        }
    }
    all
}

/// Embeds only the glyphs that are used.
fn embed(face: &Face, id: FaceId, codes: &Codes) -> Result<(ParsedFont, Vec<u8>), DocumentError> {
    let mut remapper = GlyphRemapper::new();
    let mut widths = BTreeMap::new();
    let mut numbers = vec![0, 0];
    for (index, &(glyph, _)) in codes.glyphs.iter().enumerate() {
        let code = u16::try_from(index + 1).unwrap_or(u16::MAX);
        numbers.extend(remapper.remap(glyph).to_be_bytes());
        widths.insert(code, codes.width(code) as u16);
    }
    let bytes = subset(face.data, 0, &remapper)
        .map_err(|error| DocumentError::Build(format!("{}: {error}", face.name)))?;
    let bytes = tables::drawing(&bytes).unwrap_or(bytes);
    let thousandths = |em: f32| (em * 1000.0).round() as i16;
    // Six letters and a plus mark a font of which only some glyphs are in the file.
    let letter = char::from(b'A' + id as u8);
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(format!("TROUT{letter}+{}", face.name)),
        BTreeMap::new(),
        widths,
        1000,
        FontMetrics {
            ascent: thousandths(face.ascent),
            descent: thousandths(-face.descent),
        },
    );
    let [x_min, y_min, x_max, y_max] = face.bounds.map(thousandths);
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min,
        y_min,
        x_max,
        y_max,
        us_weight_class: match id {
            FaceId::Text | FaceId::Latin | FaceId::Arabic | FaceId::Hebrew => 400,
            FaceId::Head => 600,
            FaceId::Bold | FaceId::LatinBold | FaceId::ArabicBold | FaceId::HebrewBold => 700,
            FaceId::Title => 800,
        },
        ..PdfFontMetricsStub::default()
    };
    Ok((font, numbers))
}

/// A JPEG goes into the file as it is.
fn photo(jpeg: &Jpeg) -> Result<XObject, DocumentError> {
    if !jpeg.bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(DocumentError::Picture("het is geen JPEG".into()));
    }
    let mut dict = BTreeMap::new();
    let mut set = |key: &str, value: DictItem| dict.insert(key.to_string(), value);
    set("Type", name("XObject"));
    set("Subtype", name("Image"));
    set("Width", DictItem::Int(i64::from(jpeg.width)));
    set("Height", DictItem::Int(i64::from(jpeg.height)));
    set("BitsPerComponent", DictItem::Int(8));
    let space = match jpeg.components() {
        Some(1) => "DeviceGray",
        Some(3) => "DeviceRGB",
        _ => {
            return Err(DocumentError::Picture(
                "de kleuren zijn niet geschikt voor druk".into(),
            ));
        }
    };
    set("ColorSpace", name(space));
    set("Filter", name("DCTDecode"));
    Ok(XObject::External(ExternalXObject {
        stream: ExternalStream {
            dict,
            content: jpeg.bytes.to_vec(),
            compress: false,
        },
        width: None,
        height: None,
        dpi: None,
    }))
}
