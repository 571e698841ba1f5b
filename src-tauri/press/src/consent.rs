//! Forms for consent: one per student and per reader that the student still has to give something
//! to; without such a reader one with lines to write on.

use chrono::NaiveDate;
use transitieroute_core::disclosure::{self, ConsentQuestion, GivenBy, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{self, SectionKind, Share, ShareStatus};
use transitieroute_core::students::{self, Relative, StudentFile};
use transitieroute_core::{Dossier, settings};
use transitieroute_documents::consent::{ConsentForm, SectionChoice, Signer};

use crate::job::{PressError, safe};
use crate::order::Choices;
use crate::plan::{Plan, Sheet};
use crate::school::School;
use crate::words::{self, some};

/// Words for the people who may decide for a student below sixteen.
const PARENTS: [&str; 6] = ["moeder", "vader", "ouder", "voogd", "verzorger", "pleeg"];

/// The forms of these students.
pub(crate) fn forms<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    choices: Choices,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let settings = settings::get(dossier)?;
    let mut wanted: Vec<(StudentId, Option<Share>, GivenBy, usize)> = Vec::new();
    let mut left_out = Vec::new();
    for id in students {
        let question = ConsentQuestion {
            student_id: id.clone(),
            receiver: Receiver::Jongere,
            recipient: String::new(),
            sections: Vec::new(),
        };
        let Some(decides) = disclosure::check_consent(dossier, &question, today)?.decides else {
            let student = students::get(dossier, id, today)?;
            left_out.push(format!(
                "{}: vul eerst de geboortedatum in, dan weten we wie er tekent",
                words::name(&student)
            ));
            continue;
        };
        let shares: Vec<Share> = passport::get(dossier, id)?
            .shares
            .into_iter()
            .filter(|share| matches!(share.status, ShareStatus::TeGeven | ShareStatus::Twijfelt))
            .collect();
        if shares.is_empty() {
            wanted.push((id.clone(), None, decides, 1));
        }
        for (index, share) in shares.into_iter().enumerate() {
            wanted.push((id.clone(), Some(share), decides, index + 1));
        }
    }
    let who: Vec<_> = wanted.iter().map(|(id, ..)| id.clone()).collect();
    let plan = Plan::of(
        "Deelformulieren",
        wanted,
        move |(id, share, decides, number)| {
            let file = students::file(dossier, id, today)?;
            let sections = passport::get(dossier, id)?.set.sections;
            let student = &file.student;
            let name = words::name(student);
            let form = ConsentForm {
                first_name: student.first_name.clone(),
                student: name.clone(),
                school: school.name.clone(),
                date: today,
                recipient: share
                    .as_ref()
                    .map(|share| share.recipient.clone())
                    .unwrap_or_default(),
                role: share.as_ref().and_then(|share| some(&share.role)),
                purpose: choices.purpose.clone(),
                form: None,
                sections: sections
                    .iter()
                    .filter(|section| section.kind != SectionKind::Voorkant)
                    .map(|section| SectionChoice {
                        title: section.title.clone(),
                        about: None,
                        chosen: share
                            .as_ref()
                            .filter(|share| !share.sections.is_empty())
                            .map(|share| share.sections.contains(&section.kind)),
                    })
                    .collect(),
                until: choices.until,
                signer: signer(*decides, &file),
                text: settings.consent_text.clone(),
                text_version: settings.consent_version.clone(),
                contact: school.contact.clone(),
            };
            let stem = format!("deelformulier-{}-{number}", safe(&student.number));
            Ok(Sheet::new(stem, name, form))
        },
    )
    .leaving_out(left_out);
    Ok(plan.about(&who))
}

/// Who signs: the student from sixteen, else the parents.
fn signer(decides: GivenBy, file: &StudentFile) -> Signer {
    match decides {
        GivenBy::Jongere => Signer::Student,
        GivenBy::Vertegenwoordiger => Signer::Parents {
            names: file
                .relatives
                .iter()
                .filter(|relative| is_parent(relative))
                .take(2)
                .map(|relative| relative.name.clone())
                .collect(),
        },
    }
}

fn is_parent(relative: &Relative) -> bool {
    let relation = relative.relation.to_lowercase();
    let grand = relation.contains("groot") || relation.contains("stief");
    !grand && PARENTS.iter().any(|word| relation.contains(word))
}
