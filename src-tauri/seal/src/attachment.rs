//! The files inside a file.

use crate::file::{File, name};
use crate::object::{Object, words};
use crate::{MOST_ATTACHED, SealError};

/// Most files inside; we put in one.
const MOST: usize = 8;

/// A file that was inside.
#[derive(Clone, PartialEq, Eq)]
pub struct Attached {
    /// Name as it was given. Never use it as a path.
    pub name: String,
    /// Kind, such as `application/json`.
    pub mime: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Attached {
    // What is in it never goes into a message.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Attached({}, {} B)", self.mime, self.bytes.len())
    }
}

/// All files that the catalogue says belong to the document.
pub(crate) fn all(file: &File<'_>) -> Result<Vec<Attached>, SealError> {
    let catalog = file.catalog()?;
    let listed = match catalog.get(b"AF".as_slice()) {
        None => return Ok(Vec::new()),
        listed => file.value(listed)?,
    };
    let Object::List(listed) = listed else {
        return Err(SealError::Damaged);
    };
    if listed.len() > MOST {
        return Err(SealError::TooBig);
    }
    listed.iter().map(|item| one(file, item)).collect()
}

fn one(file: &File<'_>, item: &Object) -> Result<Attached, SealError> {
    let specification = file.value(Some(item))?.dictionary()?;
    let Some(Object::Text(given)) = specification.get(b"UF".as_slice()) else {
        return Err(SealError::Damaged);
    };
    let inside = file
        .value(specification.get(b"EF".as_slice()))?
        .dictionary()?;
    let Some(Object::Reference(number)) = inside.get(b"F".as_slice()) else {
        return Err(SealError::Damaged);
    };
    let (dictionary, bytes) = file.stream(*number, MOST_ATTACHED)?;
    if name(&dictionary, "Type") != Some(b"EmbeddedFile") {
        return Err(SealError::Damaged);
    }
    Ok(Attached {
        name: words(given),
        mime: name(&dictionary, "Subtype").map(words).unwrap_or_default(),
        bytes,
    })
}
