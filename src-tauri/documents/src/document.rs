//! From a model to a file: one document, or several in one file for the printer.

use chrono::{DateTime, FixedOffset};

use crate::DocumentError;
use crate::engine::page::{Attachment, Draft, SealRoom};
use crate::engine::tags::{NodeId, Tags};
use crate::engine::{Bundle, Engine};

/// A document that can be printed. Its model holds exactly what is printed, nothing more.
pub trait Printable {
    /// Title of the file, and of the bookmark in a merged file.
    fn title(&self) -> String;

    /// Adds the pages to `draft`, with their structure under `parent`.
    ///
    /// # Errors
    /// [`DocumentError`] when a text or photo cannot be printed.
    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError>;
}

impl<P: Printable + ?Sized> Printable for Box<P> {
    fn title(&self) -> String {
        (**self).title()
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        (**self).lay_out(engine, draft, parent)
    }
}

/// One document as PDF. `created` is the moment of making, from the caller's clock.
///
/// # Errors
/// [`DocumentError`] when a text or photo cannot be printed.
pub fn pdf(
    document: &(impl Printable + ?Sized),
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    pdf_with(document, &Along::default(), engine, created)
}

/// What goes with a document beside its pages. A merged print has none of it.
#[derive(Clone, Default)]
pub struct Along<'a> {
    /// Files inside.
    pub attachments: Vec<Attachment>,
    /// Room for a seal; not in a file with a password.
    pub seal: Option<SealRoom>,
    /// Locks the file instead of making it fit for the archive.
    pub password: Option<&'a str>,
}

/// One document as PDF, with files inside, room for a seal, or a password.
///
/// # Errors
/// [`DocumentError`] when a text or photo cannot be printed.
pub fn pdf_with(
    document: &(impl Printable + ?Sized),
    along: &Along<'_>,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    let draft = Draft {
        attachments: along.attachments.clone(),
        seal: along.seal.clone(),
        ..draft(document, engine)?
    };
    match along.password {
        Some(password) => engine.locked(draft, password, created),
        None => engine.pdf(draft, created),
    }
}

/// Several documents in one PDF for a double-sided printer: each starts on a front side and has
/// its own bookmark and its own part of the structure. See [`crate::batch::merged`] for long lists,
/// which go straight to a file.
///
/// # Errors
/// [`DocumentError`] when a text or photo cannot be printed.
pub fn merge<'d, P: Printable + 'd>(
    documents: impl IntoIterator<Item = &'d P>,
    title: &str,
    engine: &Engine,
    created: DateTime<FixedOffset>,
) -> Result<Vec<u8>, DocumentError> {
    let mut bundle = Bundle::new(engine, Vec::new(), title, None)?;
    for document in documents {
        bundle.add(draft(document, engine)?)?;
    }
    bundle.finish(created)
}

/// The pages of one document.
///
/// # Errors
/// [`DocumentError`] when a text or photo cannot be printed.
pub fn draft(
    document: &(impl Printable + ?Sized),
    engine: &Engine,
) -> Result<Draft, DocumentError> {
    let mut draft = Draft {
        title: document.title(),
        ..Draft::default()
    };
    document.lay_out(engine, &mut draft, Tags::ROOT)?;
    Ok(draft)
}
