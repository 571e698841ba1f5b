//! A PDF from drafts: what a file needs beyond its pages, and in which order it is written. Every
//! draft goes to the file at once and leaves nothing behind but a few numbers, so that a file for a
//! whole school takes no more memory than one for a student.

use std::io::Write;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, dictionary};

use super::Engine;
use super::codes::Letters;
use super::content::content;
use super::error::DocumentError;
use super::file::{File, Packing, number, reference};
use super::lock::Lock;
use super::object::words;
use super::outline::Outline;
use super::page::{Attachment, Bookmark, Draft, Mark, Page};
use super::seal::{Hole, Room};
use super::structure::{self, Leaf, Placed, Top};
use super::xmp::{PRODUCER, packet};
use super::{attach, write};

/// CC0, see `color/README.md`.
const SRGB: &[u8] = include_bytes!("../../color/sRGB-v2-magic.icc");

/// Writes one document.
pub(super) fn single(
    engine: &Engine,
    mut draft: Draft,
    password: Option<&str>,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    let mut book = Book::new(engine, Vec::with_capacity(1 << 16), password)?;
    // A lock changes every byte afterwards, so what is locked can't be sealed.
    let room = draft.seal.take().filter(|_| password.is_none());
    let room = room.as_ref().map(|room| Room::new(&mut book.file, room));
    let top = Top {
        id: book.document,
        tag: "Document",
        parent: book.structure,
        last: room.as_ref().map(|room| room.element),
    };
    book.put(&mut draft, &top, room.as_ref())?;
    let (mut bytes, hole) = book.finish(
        &draft.title,
        &draft.attachments,
        room.as_ref(),
        password.is_none(),
        created,
    )?;
    if let Some(hole) = hole {
        hole.cover(&mut bytes);
    }
    Ok(bytes)
}

/// Several documents in one file for a double-sided printer: each starts on a front side and has its
/// own bookmark and its own part of the structure. What was added is not kept in memory.
pub struct Bundle<'e, W> {
    book: Book<'e, W>,
    title: String,
    archive: bool,
    parts: Vec<u32>,
}

impl<'e, W: Write> Bundle<'e, W> {
    /// Starts a file with this title; with a password it is locked instead of fit for the archive.
    ///
    /// # Errors
    /// [`DocumentError::Save`] when `out` cannot be written.
    pub fn new(
        engine: &'e Engine,
        out: W,
        title: &str,
        password: Option<&str>,
    ) -> Result<Self, DocumentError> {
        Ok(Self {
            book: Book::new(engine, out, password)?,
            title: title.to_string(),
            archive: password.is_none(),
            parts: Vec::new(),
        })
    }

    /// Adds a document; its title becomes its bookmark. Files inside it and room for a seal are
    /// left out.
    ///
    /// # Errors
    /// [`DocumentError`] when it cannot be put together or written.
    pub fn add(&mut self, mut draft: Draft) -> Result<(), DocumentError> {
        let blank = self.book.count % 2;
        if blank == 1 {
            draft.pages.insert(0, Page::default());
        }
        for bookmark in &mut draft.bookmarks {
            bookmark.depth += 1;
            bookmark.page += blank;
        }
        let whole = Bookmark {
            title: draft.title.clone(),
            page: blank,
            depth: 0,
        };
        draft.bookmarks.insert(0, whole);
        let top = Top {
            id: self.book.file.id(),
            tag: "Part",
            parent: self.book.document,
            last: None,
        };
        self.parts.push(top.id);
        self.book.put(&mut draft, &top, None)
    }

    /// Writes what all documents share; gives back what was written to.
    ///
    /// # Errors
    /// [`DocumentError`] when there is no document in it, or it cannot be written.
    pub fn finish(mut self, created: DateTime<FixedOffset>) -> Result<W, DocumentError> {
        let (document, root) = (self.book.document, self.book.structure);
        structure::whole_document(&mut self.book.file, document, root, &self.parts)?;
        let (out, _) = self
            .book
            .finish(&self.title, &[], None, self.archive, created)?;
        Ok(out)
    }
}

/// A file that is being written.
struct Book<'e, W> {
    engine: &'e Engine,
    file: File<W>,
    letters: Letters,
    /// Objects that everything else refers to, written last.
    pages: u32,
    fonts: u32,
    structure: u32,
    document: u32,
    /// The lists of pages, one per draft.
    lists: Vec<u32>,
    /// Pages so far.
    count: usize,
    leaves: Vec<Leaf>,
    outline: Outline,
    folded: bool,
    real_size: bool,
}

impl<'e, W: Write> Book<'e, W> {
    fn new(engine: &'e Engine, out: W, password: Option<&str>) -> Result<Self, DocumentError> {
        let mut file = File::new(out, password.map(Lock::new).transpose()?)?;
        let first = file.ids(4);
        Ok(Self {
            engine,
            file,
            letters: Letters::default(),
            pages: first,
            fonts: first + 1,
            structure: first + 2,
            document: first + 3,
            lists: Vec::new(),
            count: 0,
            leaves: Vec::new(),
            outline: Outline::default(),
            folded: false,
            real_size: false,
        })
    }

    /// Writes the pages of a draft and their structure.
    fn put(
        &mut self,
        draft: &mut Draft,
        top: &Top,
        room: Option<&Room<'_>>,
    ) -> Result<(), DocumentError> {
        place_figures(draft);
        let (mut contents, mut marks) = (Vec::new(), Vec::new());
        let mut photos = Vec::new();
        for page in &draft.pages {
            let made = content(
                page,
                &draft.tags,
                &self.engine.faces,
                &mut self.letters,
                &mut photos,
            )?;
            contents.push(made.bytes);
            marks.push(made.marks);
        }
        let sheets = write::sheets(
            &mut self.file,
            draft.pages.iter().map(|page| page.size),
            &photos,
            self.fonts,
            self.pages,
        )?;
        let pages: Vec<u32> = sheets.pages.iter().map(|(id, _)| *id).collect();
        // Pages and the field for a seal have keys of their own in the structure.
        let key = self.count + pages.len();
        let mut room = room.zip(pages.first().copied());
        if let Some((room, page)) = room {
            room.field(&mut self.file, page, key, top.id)?;
        }
        let field = room.map(|(room, _)| (key, room.element));
        for (index, (id, mut page)) in sheets.pages.into_iter().enumerate() {
            page.set("StructParents", number(self.count + index));
            page.set("Tabs", "S");
            if let Some((room, _)) = room.take() {
                page.set("Annots", vec![reference(room.field)]);
            }
            let content = page.get(b"Contents").and_then(Object::as_reference);
            if let (Ok((content, _)), Some(bytes)) = (content, contents.get(index)) {
                self.file
                    .stream(content, Dictionary::new(), bytes, Packing::Small)?;
            }
            self.file.dictionary(id, &page)?;
        }
        let placed = Placed {
            pages: &pages,
            marks: &marks,
            first: self.count,
        };
        let leaf = structure::elements(&mut self.file, draft, &placed, top, field)?;
        self.leaves.push(leaf);
        self.outline.add(&mut self.file, &draft.bookmarks, &pages)?;
        self.lists.push(sheets.list);
        self.count += pages.len();
        self.folded |= draft.folded;
        self.real_size |= draft.real_size;
        Ok(())
    }

    /// Writes what the whole file shares.
    fn finish(
        mut self,
        title: &str,
        attachments: &[Attachment],
        room: Option<&Room<'_>>,
        archive: bool,
        created: DateTime<FixedOffset>,
    ) -> Result<(W, Option<Hole>), DocumentError> {
        let file = &mut self.file;
        write::fonts(file, self.fonts, &self.engine.faces, &self.letters)?;
        let pages = dictionary! {
            "Type" => "Pages",
            "Kids" => self.lists.iter().map(|&list| reference(list)).collect::<Vec<_>>(),
            "Count" => number(self.count),
        };
        file.dictionary(self.pages, &pages)?;
        structure::root(file, self.structure, self.document, &self.leaves)?;
        let outlines = self.outline.finish(file)?;

        let (metadata, profile) = (file.id(), file.id());
        let described = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let packet = packet(title, created, archive);
        file.stream(metadata, described, packet.as_bytes(), Packing::AsItIs)?;
        file.stream(profile, dictionary! { "N" => 3 }, SRGB, Packing::Small)?;
        let intent = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => reference(profile),
        };
        let mut preferences = dictionary! { "DisplayDocTitle" => true };
        if self.folded {
            preferences.set("Duplex", "DuplexFlipShortEdge");
        }
        if self.real_size {
            preferences.set("PrintScaling", "None");
        }
        let mut catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => reference(self.pages),
            "Lang" => Object::string_literal("nl-NL"),
            "MarkInfo" => dictionary! { "Marked" => true },
            "StructTreeRoot" => reference(self.structure),
            "Metadata" => reference(metadata),
            "OutputIntents" => vec![Object::Dictionary(intent)],
            "PageLayout" => "SinglePage",
            "PageMode" => if outlines.is_some() { "UseOutlines" } else { "UseNone" },
            "ViewerPreferences" => preferences,
        };
        if let Some(outlines) = outlines {
            catalog.set("Outlines", reference(outlines));
        }
        if let Some(room) = room {
            catalog.set("AcroForm", room.form());
        }
        attach::add(file, &mut catalog, attachments, created)?;
        let root = file.id();
        file.dictionary(root, &catalog)?;

        let moment = Object::string_literal(moment(created));
        let info = dictionary! {
            "Title" => words(title),
            "Producer" => Object::string_literal(PRODUCER),
            "CreationDate" => moment.clone(),
            "ModDate" => moment,
        };
        let description = file.id();
        file.dictionary(description, &info)?;
        let hole = match room {
            Some(room) => Some(room.signature(file, created)?),
            None => None,
        };
        Ok((self.file.finish(root, description)?, hole))
    }
}

/// Says where each picture stands, for who reads the structure.
fn place_figures(draft: &mut Draft) {
    let Draft { pages, tags, .. } = draft;
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let Mark::Tag(node) = item.mark
                && tags.node(node).tag == "Figure"
                && let Some(area) = item.area()
            {
                tags.place(node, number, area);
            }
        }
    }
}

/// A moment as PDF writes it, with the time zone as +01'00.
pub(super) fn moment(at: DateTime<FixedOffset>) -> String {
    let moment = at.format("D:%Y%m%d%H%M%S%z").to_string();
    let (date, minutes) = moment.split_at(moment.len().saturating_sub(2));
    format!("{date}'{minutes}'")
}
