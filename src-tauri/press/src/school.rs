//! The school as it stands on paper: its name, and whom to call there.

use transitieroute_core::{Dossier, settings};
use transitieroute_documents::person::Person;

use crate::job::PressError;
use crate::words::some;

/// The school on paper.
#[derive(Debug, Clone)]
pub(crate) struct School {
    /// Name.
    pub name: String,
    /// The one who uses the program, when a name or number is filled in.
    pub contact: Option<Person>,
}

impl School {
    pub(crate) fn read(dossier: &Dossier) -> Result<Self, PressError> {
        let settings = settings::get(dossier)?;
        let contact = Person {
            name: settings.user_name,
            role: "van school".to_owned(),
            phone: some(&settings.user_phone),
            email: some(&settings.user_email),
        };
        Ok(Self {
            name: settings.school_name,
            contact: Some(contact).filter(|contact| !contact.is_empty()),
        })
    }

    /// Who signs for the school.
    pub(crate) fn signature(&self) -> String {
        format!("namens {}", self.name)
    }
}
