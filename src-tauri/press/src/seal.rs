//! What happens to a document between the press and the disk: its data inside, the seal of the school
//! around it, or a lock.

use std::sync::{Arc, Mutex, PoisonError};

use transitieroute_core::handover::{self, KeptKey, SignerState};
use transitieroute_core::{Dossier, Moment, Secret, settings};
use transitieroute_documents::{Along, Attachment, Engine, Relation, SealRoom, pdf_with};
use transitieroute_seal::SealKey;

use crate::job::PressError;
use crate::plan::Sheet;

/// Name of the data inside the file.
pub(crate) const DATA: &str = "paspoort.json";

/// Finishes the documents of one order; shared by all threads.
pub(crate) struct Finish<'d> {
    dossier: &'d Dossier,
    now: Moment,
    password: Option<&'d Secret>,
    key: Mutex<Option<Arc<SealKey>>>,
}

impl<'d> Finish<'d> {
    pub(crate) fn new(dossier: &'d Dossier, password: Option<&'d Secret>, now: Moment) -> Self {
        Self {
            dossier,
            now,
            password,
            key: Mutex::default(),
        }
    }

    pub(crate) fn password(&self) -> Option<&str> {
        self.password.map(Secret::expose)
    }

    /// The bytes of a document as they go to disk. What carries data is sealed, unless it has a
    /// password: a lock changes every byte.
    pub(crate) fn bytes(&self, sheet: &Sheet, engine: &Engine) -> Result<Vec<u8>, PressError> {
        let seal = sheet.travel.is_some() && self.password.is_none();
        let along = Along {
            attachments: sheet.travel.iter().map(|json| data(json)).collect(),
            seal: if seal {
                Some(room(self.dossier)?)
            } else {
                None
            },
            password: self.password(),
        };
        let pdf = pdf_with(&sheet.document, &along, engine, self.now.date_time())?;
        if seal {
            Ok(transitieroute_seal::sign(pdf, &*self.key()?)?)
        } else {
            Ok(pdf)
        }
    }

    /// The key of the dossier; made at the first need.
    fn key(&self) -> Result<Arc<SealKey>, PressError> {
        let mut key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = &*key {
            return Ok(Arc::clone(key));
        }
        let kept = match handover::own_key(self.dossier)? {
            Some(kept) => kept,
            None => {
                let school = settings::get(self.dossier)?.school_name;
                let made = SealKey::make(&school, self.now.date_time())?;
                let new = KeptKey {
                    private_key: made.private_key()?,
                    certificate: made.certificate_der()?,
                };
                handover::keep_key(self.dossier, &new, self.now)?
            }
        };
        let found = Arc::new(SealKey::from_parts(&kept.private_key, &kept.certificate)?);
        *key = Some(Arc::clone(&found));
        Ok(found)
    }
}

/// The seal of this dossier as a receiver sees it, to read its fingerprint aloud. `None` until the
/// first passport with data is printed: the key is made then.
///
/// # Errors
/// The errors of the store, or a key that is damaged.
pub fn own_seal(dossier: &Dossier) -> Result<Option<SignerState>, PressError> {
    let Some(kept) = handover::own_key(dossier)? else {
        return Ok(None);
    };
    let key = SealKey::from_parts(&kept.private_key, &kept.certificate)?;
    let state = handover::signer(dossier, &key.fingerprint(), &key.school())?;
    Ok(Some(state))
}

fn data(json: &[u8]) -> Attachment {
    Attachment {
        name: DATA.to_owned(),
        mime: "application/json",
        description: "Dit paspoort als gegevens, voor het programma van wie het krijgt".to_owned(),
        relation: Relation::Data,
        bytes: json.to_vec(),
    }
}

fn room(dossier: &Dossier) -> Result<SealRoom, PressError> {
    Ok(SealRoom {
        name: settings::get(dossier)?.school_name,
        reason: "Zegel van de school: dit paspoort is niet veranderd sinds het is gemaakt"
            .to_owned(),
        label: "Zegel van de school op dit paspoort".to_owned(),
    })
}
