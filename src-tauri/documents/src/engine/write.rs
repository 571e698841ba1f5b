//! Pages, photos and fonts as PDF objects. The only file that knows printpdf, which writes them; what
//! is on a page comes from `content`.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, Mm, Op, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem,
    XObject, XObjectId,
};
use subsetter::{GlyphRemapper, subset};

use super::codes::{Codes, Letters, resource};
use super::content::photo_name;
use super::error::DocumentError;
use super::file::{File, Packing, reference};
use super::fonts::{Face, FaceId, Faces};
use super::geometry::{MM, Size};
use super::object;
use super::page::Jpeg;
use super::tables;

/// Pages with their place in the file, still without what is on them.
pub(super) struct Sheets {
    /// Number of the list of these pages.
    pub list: u32,
    /// Per page its number and its object.
    pub pages: Vec<(u32, Dictionary)>,
}

/// Makes empty pages, and writes all they need but the fonts: those are known when the file is full.
/// `above` is the list that these pages are a part of.
pub(super) fn sheets<W: std::io::Write>(
    file: &mut File<W>,
    sizes: impl Iterator<Item = Size>,
    photos: &[Jpeg],
    fonts: u32,
    above: u32,
) -> Result<Sheets, DocumentError> {
    let mut document = PdfDocument::new("");
    for (index, jpeg) in photos.iter().enumerate() {
        document
            .resources
            .xobjects
            .map
            .insert(XObjectId(photo_name(index)), photo(jpeg)?);
    }
    for size in sizes {
        document.pages.push(PdfPage::new(
            Mm(size.width / MM),
            Mm(size.height / MM),
            Vec::new(),
        ));
    }
    let mut document = saved(&document);
    let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let list = document
        .catalog()
        .and_then(|catalog| catalog.get(b"Pages"))
        .and_then(Object::as_reference)
        .map_err(broken)?;
    let shared = resources(&document, &ids)?;
    let dictionary = document
        .get_object_mut(shared)
        .and_then(Object::as_dict_mut)
        .map_err(broken)?;
    for empty in [&b"Font"[..], b"ExtGState", b"Shading"] {
        dictionary.remove(empty);
    }
    if photos.is_empty() {
        dictionary.remove(b"XObject");
    }
    let base = file.ids(document.max_id as usize) - 1;
    let mut pages = Vec::with_capacity(ids.len());
    for id in ids {
        let page = document.objects.remove(&id);
        let Some(Object::Dictionary(mut page)) = page else {
            return Err(lost());
        };
        page.remove(b"Annots");
        page.set("Resources", reference(shared.0));
        for (_, value) in page.iter_mut() {
            object::shift(value, base);
        }
        pages.push((id.0 + base, page));
    }
    adopt(file, &mut document, list, base, Some(("Parent", above)))?;
    adopt(file, &mut document, shared, base, Some(("Font", fonts)))?;
    Ok(Sheets {
        list: list.0 + base,
        pages,
    })
}

/// Writes the fonts with the letters that the file uses, as object `id`.
pub(super) fn fonts<W: std::io::Write>(
    file: &mut File<W>,
    id: u32,
    faces: &Faces,
    letters: &Letters,
) -> Result<(), DocumentError> {
    let mut document = PdfDocument::new("");
    let mut ops = Vec::new();
    let mut numbers = BTreeMap::new();
    for (id, face, codes) in letters.in_use(faces) {
        let name = resource(id);
        let (font, glyphs) = embed(face, id, codes)?;
        document
            .resources
            .fonts
            .map
            .insert(FontId(name.clone()), PdfFont::new(font));
        // printpdf embeds a font when a page shows its letters.
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(name.clone())),
            size: Pt(1.0),
        });
        let shown = codes
            .letters()
            .map(|(code, letter)| Codepoint::with_cid(code, 0.0, letter.text.to_string()));
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(shown.collect())],
        });
        numbers.insert(name, glyphs);
    }
    document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), ops));
    let mut document = saved(&document);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let shared = resources(&document, &pages)?;
    let list = document
        .get_dictionary(shared)
        .and_then(|resources| resources.get(b"Font"))
        .and_then(Object::as_reference)
        .map_err(broken)?;
    for (name, numbers) in numbers {
        number_glyphs(&mut document, list, &name, numbers)?;
    }
    let base = file.ids(document.max_id as usize) - 1;
    let mut names = document.objects.remove(&list).ok_or_else(lost)?;
    let mut each = Vec::new();
    object::references(&names, &mut each);
    for font in each {
        adopt(file, &mut document, font, base, None)?;
    }
    object::shift(&mut names, base);
    file.object(id, |out| object::write_object(out, &names))
}

fn saved(document: &PdfDocument) -> Document {
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    document.to_lopdf_document(&options, &mut Vec::new())
}

// `map_err` hands the error over by value.
#[allow(clippy::needless_pass_by_value)]
fn broken(error: lopdf::Error) -> DocumentError {
    DocumentError::Build(error.to_string())
}

fn lost() -> DocumentError {
    DocumentError::Build("er ontbreekt een blad".into())
}

/// What the pages draw from: the same for all of them, so that of the first will do.
fn resources(document: &Document, pages: &[ObjectId]) -> Result<ObjectId, DocumentError> {
    document
        .get_dictionary(*pages.first().ok_or_else(lost)?)
        .and_then(|page| page.get(b"Resources"))
        .and_then(Object::as_reference)
        .map_err(broken)
}

/// Writes an object that printpdf made, and all that it refers to, with their numbers raised by
/// `base`; `also` goes into its dictionary. What was taken out of the document is left alone.
fn adopt<W: std::io::Write>(
    file: &mut File<W>,
    document: &mut Document,
    id: ObjectId,
    base: u32,
    also: Option<(&str, u32)>,
) -> Result<(), DocumentError> {
    let Some(mut object) = document.objects.remove(&id) else {
        return Ok(());
    };
    let mut below = Vec::new();
    object::references(&object, &mut below);
    object::shift(&mut object, base);
    if let (Some((key, other)), Ok(dictionary)) = (also, object.as_dict_mut()) {
        dictionary.set(key, reference(other));
    }
    match object {
        Object::Stream(stream) => {
            let small = stream.dict.has(b"Filter");
            let packing = if small {
                Packing::AsItIs
            } else {
                Packing::Small
            };
            file.stream(id.0 + base, stream.dict, &stream.content, packing)?;
        }
        object => file.object(id.0 + base, |out| object::write_object(out, &object))?,
    }
    for id in below {
        adopt(file, document, id, base, None)?;
    }
    Ok(())
}

/// Tells a font which glyph each code of the text stands for. Mostly that is the glyph with the same
/// number, which needs no telling.
fn number_glyphs(
    document: &mut Document,
    fonts: ObjectId,
    name: &str,
    numbers: Vec<u8>,
) -> Result<(), DocumentError> {
    let same = (0..=u16::MAX).flat_map(u16::to_be_bytes);
    if numbers.iter().copied().eq(same.take(numbers.len())) {
        return Ok(());
    }
    let map = document.add_object(Stream::new(Dictionary::new(), numbers));
    let font = document
        .get_dictionary(fonts)
        .and_then(|fonts| fonts.get(name.as_bytes()))
        .and_then(Object::as_reference)
        .map_err(broken)?;
    document
        .get_object_mut(font)
        .and_then(Object::as_dict_mut)
        .and_then(|font| font.get_mut(b"DescendantFonts"))
        .and_then(Object::as_array_mut)
        .map_err(broken)?
        .iter_mut()
        .filter_map(|font| font.as_dict_mut().ok())
        .for_each(|font| font.set("CIDToGIDMap", map));
    Ok(())
}

/// A font with only the glyphs that are used, and the glyph number of every code, two bytes each.
fn embed(face: &Face, id: FaceId, codes: &Codes) -> Result<(ParsedFont, Vec<u8>), DocumentError> {
    let mut remapper = GlyphRemapper::new();
    let mut widths = BTreeMap::new();
    let mut numbers = vec![0, 0];
    for (code, letter) in codes.letters() {
        numbers.extend(remapper.remap(letter.glyph).to_be_bytes());
        widths.insert(code, letter.width as u16);
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

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
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
