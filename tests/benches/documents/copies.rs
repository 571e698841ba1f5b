//! The passport that is made over and over: four pages with photo, skills, timeline, table, QR code
//! and its own data inside, each copy with a name and a photo of its own. Also made by the others in
//! `tests/peers`, so everything that goes in can be written down as plain files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat};
use qrcodegen::{QrCode, QrCodeEcc};
use transitieroute_documents::engine::geometry::{Area, Color, PAGE_HEIGHT};
use transitieroute_documents::engine::page::{Draft, Drawing, Item, Mark};
use transitieroute_documents::engine::path::{Path as Shape, Step};
use transitieroute_documents::engine::tags::NodeId;
use transitieroute_documents::passport::{Passport, Photo};
use transitieroute_documents::{Along, Attachment, DocumentError, Engine, Printable, Relation};

#[path = "../../../src-tauri/documents/examples/samples/mod.rs"]
pub mod samples;

/// Pages of a copy.
pub const PAGES: usize = 4;
/// What the QR code says: a number that nobody has.
const CALL: &str = "tel:+31600000051";
const QR_ALT: &str = "QR-code: bel Marit Schetsema, mijn jobcoach, 06 00 00 00 51";
/// Side of a module of the QR code, in points; the code is 25 of them wide, some 22 mm.
const QR_MODULE: f32 = 2.5;
/// Left and top of the QR code, on the last page: whole points from the lower left corner.
const QR_AT: (f32, f32) = (57.0, PAGE_HEIGHT - 144.0);

/// One copy: a passport with a QR code on its last page.
pub struct Copy {
    passport: Passport,
    data: Vec<u8>,
}

impl Copy {
    /// Copy `number`; its photo lies in this folder.
    pub fn read(folder: &Path, number: usize) -> io::Result<Self> {
        let mut passport = samples::sanne();
        // Cover, two parts and the last page.
        passport.sections.drain(2..);
        (passport.first_name, passport.last_name) = name(number);
        passport.photo = None;
        let data = serde_json::to_vec(&passport)?;
        passport.photo = Some(Photo {
            jpeg: fs::read(folder.join(format!("{number:04}.jpg")))?,
            ..samples::photo()
        });
        Ok(Self { passport, data })
    }

    /// What goes along inside the file.
    pub fn along(&self) -> Along<'static> {
        Along {
            attachments: vec![Attachment {
                name: "paspoort.json".to_owned(),
                mime: "application/json",
                description: "Dit paspoort als gegevens".to_owned(),
                relation: Relation::Data,
                bytes: self.data.clone(),
            }],
            ..Along::default()
        }
    }

    /// The copy as a file.
    pub fn pdf(&self, engine: &Engine) -> Result<Vec<u8>, DocumentError> {
        transitieroute_documents::pdf_with(self, &self.along(), engine, samples::created())
    }
}

impl Printable for Copy {
    fn title(&self) -> String {
        self.passport.title()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        self.passport.lay_out(engine, draft, parent)?;
        let mark = Mark::Tag(draft.tags.figure(parent, QR_ALT));
        if let Some(page) = draft.pages.last_mut() {
            page.items.push(Item {
                mark,
                drawing: Drawing::Shape(drawn(&code()?)),
            });
        }
        Ok(())
    }
}

fn code() -> Result<QrCode, DocumentError> {
    QrCode::encode_text(CALL, QrCodeEcc::Medium)
        .map_err(|error| DocumentError::Build(error.to_string()))
}

/// Dark squares as one shape, a bar per stretch of a row.
fn drawn(code: &QrCode) -> Shape {
    let side = QR_MODULE;
    let mut steps: Vec<Step> = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let bar = Shape::rect(Area {
                    x: QR_AT.0 + side * from as f32,
                    y: QR_AT.1 + side * y as f32,
                    width: side * (x - from) as f32,
                    height: side,
                });
                steps.extend(bar.steps);
            }
            x += 1;
        }
    }
    Shape {
        steps,
        ..Shape::default()
    }
    .fill(Color(0, 0, 0))
}

/// First and last name of a copy, in Latin letters with every accent; no two of the first ten
/// thousand copies have the same.
fn name(number: usize) -> (String, String) {
    let (firsts, lasts): (BTreeSet<&str>, BTreeSet<&str>) =
        include_str!("../../../src-tauri/documents/tests/names.txt")
            .lines()
            .filter(|name| {
                name.chars()
                    .all(|letter| !('\u{590}'..'\u{1E00}').contains(&letter))
            })
            .filter_map(|name| name.split_once(' '))
            .unzip();
    let (row, column) = (number / firsts.len(), number % firsts.len());
    let first = firsts.iter().nth(column).copied().unwrap_or_default();
    let last = lasts
        .iter()
        .nth(row % lasts.len())
        .copied()
        .unwrap_or_default();
    let last = match row / lasts.len() {
        0 => last.to_owned(),
        round => format!("{}. {last}", char::from(b'@' + round.min(26) as u8)),
    };
    (first.to_owned(), last)
}

/// Writes the photos of copies: the portrait with a grain of its own, of about 54 KB each.
pub fn write_photos(folder: &Path, count: usize) -> io::Result<()> {
    let portrait = image::load_from_memory_with_format(&samples::photo().jpeg, ImageFormat::Jpeg)
        .map_err(io::Error::other)?
        .into_rgb8();
    for number in 0..count {
        let mut seed = number as u32 + 1;
        let mut grained = portrait.clone();
        for pixel in grained.pixels_mut() {
            // Xorshift: the same grain on every machine.
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            let grain = ((seed >> 24) * 33 / 512) as u8;
            pixel.0 = pixel.0.map(|part| part.saturating_add(grain));
        }
        let mut jpeg = Vec::new();
        DynamicImage::from(grained)
            .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))
            .map_err(io::Error::other)?;
        fs::write(folder.join(format!("{number:04}.jpg")), jpeg)?;
    }
    Ok(())
}

/// Quality of the photos that gives files of about 54 KB.
const QUALITY: u8 = 86;

/// Writes what goes into copies for other programs: data (`0000.json`), photo (`0000.jpg`) and the
/// QR code as rows of noughts and ones (`qr.txt`).
pub fn write_content(folder: &Path, count: usize) -> io::Result<()> {
    write_photos(folder, count)?;
    for number in 0..count {
        fs::write(
            folder.join(format!("{number:04}.json")),
            Copy::read(folder, number)?.data,
        )?;
    }
    let code = code().map_err(io::Error::other)?;
    let row = |y: i32| -> String {
        (0..code.size())
            .map(|x| if code.get_module(x, y) { '1' } else { '0' })
            .collect()
    };
    let rows: Vec<String> = (0..code.size()).map(row).collect();
    fs::write(folder.join("qr.txt"), rows.join("\n"))
}

/// The most memory that this process ever had, in MB; nothing known outside Linux.
pub fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes * 1024.0 / 1e6)
}
