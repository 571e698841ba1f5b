//! Finished pages to krilla: the same items, structure, bookmarks and file inside.

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document, SerializeSettings};
use transitieroute_documents::DocumentError;
use transitieroute_documents::engine::fonts::{FaceId, Faces};
use transitieroute_documents::engine::geometry::{Area, Color};
use transitieroute_documents::engine::page::{Draft, Drawing, Item, Jpeg, Mark};
use transitieroute_documents::engine::path::{Path, Step};
use transitieroute_documents::engine::tags::{Node, NodeId, Tags};
use transitieroute_documents::engine::text::Run;

/// The fonts as krilla wants them, read once.
pub struct Replay {
    fonts: HashMap<FaceId, Font>,
}

/// What was drawn for the elements of the structure.
#[derive(Default)]
struct Drawn {
    parts: HashMap<NodeId, Vec<Identifier>>,
    texts: HashMap<NodeId, String>,
    areas: HashMap<NodeId, (usize, Area)>,
}

impl Replay {
    pub fn new() -> Result<Self, DocumentError> {
        let faces = Faces::load()?;
        let font = |id: FaceId| Some((id, Font::new(faces.get(id).data.into(), 0)?));
        Ok(Self {
            fonts: FaceId::ALL.into_iter().filter_map(font).collect(),
        })
    }

    /// Writes a document that meets PDF/UA-1 and PDF/A-3a.
    pub fn pdf(&self, draft: &Draft) -> Vec<u8> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A3_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .expect("both standards in one file");
        let mut document = Document::new_with(SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        });
        let mut drawn = Drawn::default();
        for (number, page) in draft.pages.iter().enumerate() {
            let size = PageSettings::from_wh(page.size.width, page.size.height).expect("a size");
            let mut sheet = document.start_page_with(size);
            let mut surface = sheet.surface();
            for items in page.items.chunk_by(|one, next| one.mark == next.mark) {
                self.together(&mut surface, items, number, &mut drawn);
            }
            surface.finish();
            sheet.finish();
        }
        let mut tree = TagTree::new().with_lang(Some("nl-NL".into()));
        for &child in &draft.tags.node(Tags::ROOT).children {
            tree.push(group(draft, child, &mut drawn));
        }
        document.set_tag_tree(tree);
        let mut outline = Outline::new();
        for bookmark in &draft.bookmarks {
            let place = XyzDestination::new(bookmark.page, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(bookmark.title.clone(), place));
        }
        document.set_outline(outline);
        let moment = DateTime::new(2026).month(3).day(2).hour(10).minute(15);
        for file in &draft.attachments {
            document.embed_file(EmbeddedFile {
                path: file.name.clone(),
                mime_type: MimeType::new(file.mime),
                description: Some(file.description.clone()),
                association_kind: AssociationKind::Data,
                data: file.bytes.clone().into(),
                modification_date: Some(moment),
                compress: Some(true),
                location: None,
            });
        }
        document.set_metadata(
            Metadata::new()
                .title(draft.title.clone())
                .language("nl-NL".into())
                .creation_date(moment),
        );
        document.finish().expect("a document that krilla approves")
    }

    /// Items with one mark, as one part of the page.
    fn together(&self, surface: &mut Surface<'_>, items: &[Item], page: usize, drawn: &mut Drawn) {
        let Some(first) = items.first() else { return };
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        let part = surface.start_tagged(match first.mark {
            Mark::Tag(_) => ContentTag::Other,
            Mark::Decor => artifact(ArtifactType::Layout),
            Mark::Running => artifact(ArtifactType::PaginationOther),
        });
        for item in items {
            let text = match &item.drawing {
                Drawing::Text { x, y, turn, run } => Some(self.text(surface, (*x, *y), *turn, run)),
                Drawing::Shape(path) => {
                    shape(surface, path);
                    None
                }
                Drawing::Photo { area, jpeg } => {
                    photo(surface, *area, jpeg);
                    None
                }
            };
            let Mark::Tag(node) = item.mark else { continue };
            if let Some(text) = text {
                drawn.texts.entry(node).or_default().push_str(&text);
            }
            if let Some(area) = item.area() {
                let whole = drawn.areas.entry(node).or_insert((page, area));
                whole.1 = whole.1.around(area);
            }
        }
        surface.end_tagged();
        if let Mark::Tag(node) = first.mark {
            drawn.parts.entry(node).or_default().push(part);
        }
    }

    /// Draws a run; gives its text.
    fn text(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), turn: f32, run: &Run) -> String {
        let mut text = String::new();
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        for glyph in run.words.iter().flat_map(|word| &word.glyphs) {
            let from = text.len();
            text.push_str(&glyph.text);
            // A mark without a text of its own belongs to the letter before it.
            let range = match glyphs.last() {
                Some(before) if glyph.text.is_empty() => before.text_range.clone(),
                _ => from..text.len(),
            };
            let spacing = if glyph.advance > 0.0 {
                run.tracking
            } else {
                0.0
            };
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(u32::from(glyph.id)),
                glyph.advance + spacing,
                glyph.dx,
                glyph.dy,
                0.0,
                range,
                None,
            ));
        }
        surface.set_stroke(None);
        surface.set_fill(Some(fill(run.color)));
        if turn != 0.0 {
            surface.push_transform(&Transform::from_rotate_at(turn, x, y));
        }
        let font = self.fonts[&run.face].clone();
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &text, run.size, false);
        if turn != 0.0 {
            surface.pop();
        }
        text
    }
}

fn fill(color: Color) -> Fill {
    Fill {
        paint: ink(color).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

fn ink(color: Color) -> rgb::Color {
    rgb::Color::new(color.0, color.1, color.2)
}

fn shape(surface: &mut Surface<'_>, path: &Path) {
    let mut builder = PathBuilder::new();
    for step in &path.steps {
        match *step {
            Step::Move(x, y) => builder.move_to(x, y),
            Step::Line(x, y) => builder.line_to(x, y),
            Step::Curve(ax, ay, bx, by, x, y) => builder.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => builder.close(),
        }
    }
    let Some(drawn) = builder.finish() else {
        return;
    };
    if path.fill.is_none() && path.stroke.is_none() {
        return;
    }
    surface.set_fill(path.fill.map(fill));
    surface.set_stroke(path.stroke.map(|stroke| Stroke {
        paint: ink(stroke.color).into(),
        width: stroke.width,
        line_cap: if stroke.round {
            LineCap::Round
        } else {
            LineCap::Butt
        },
        line_join: if stroke.round {
            LineJoin::Round
        } else {
            LineJoin::Miter
        },
        dash: stroke.dash.map(|(dash, gap)| StrokeDash {
            array: vec![dash, gap],
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    surface.draw_path(&drawn);
}

fn photo(surface: &mut Surface<'_>, area: Area, jpeg: &Jpeg) {
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&jpeg.bytes));
    let image = Image::from_jpeg(Data::from(bytes), false).expect("a JPEG");
    let size = Size::from_wh(area.width, area.height).expect("a size");
    surface.push_transform(&Transform::from_translate(area.x, area.y));
    surface.draw_image(image, size);
    surface.pop();
}

/// An element with what was drawn for it and the elements inside.
fn group(draft: &Draft, id: NodeId, drawn: &mut Drawn) -> TagGroup {
    let node = draft.tags.node(id);
    let mut group = TagGroup::new(kind(node, id, drawn));
    for part in drawn.parts.remove(&id).unwrap_or_default() {
        group.push(part);
    }
    for &child in &node.children {
        group.push(self::group(draft, child, drawn));
    }
    group
}

fn kind(node: &Node, id: NodeId, drawn: &mut Drawn) -> TagKind {
    let heading = |level, drawn: &mut Drawn| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        Tag::Hn(level, drawn.texts.remove(&id)).into()
    };
    match node.tag {
        "H1" => heading(1, drawn),
        "H2" => heading(2, drawn),
        "Sect" => Tag::Section.into(),
        "L" => Tag::L(ListNumbering::Square).into(),
        "LI" => Tag::LI.into(),
        "LBody" => Tag::LBody.into(),
        "Table" => Tag::Table.into(),
        "TR" => Tag::TR.into(),
        "TH" => Tag::TH(TableHeaderScope::Column).into(),
        "TD" => Tag::TD.into(),
        "Span" => Tag::Span.into(),
        "Figure" => {
            let area = drawn.areas.get(&id).and_then(|(page, area)| {
                let rect = Rect::from_xywh(area.x, area.y, area.width, area.height)?;
                Some(BBox::new(*page, rect))
            });
            Tag::Figure(node.alt.clone()).with_bbox(area).into()
        }
        _ => Tag::P.into(),
    }
}
