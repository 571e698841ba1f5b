//! What each owner still has to do, over all students (handbook 8.8): a list per owner, and a simple one
//! for a student. Every list holds only what is of that owner, and the log says to whom it went.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::agreements::{
    self, Agreement, OwnerKey, OwnerKind, OwnerList, OwnerStudent,
};
use transitieroute_core::disclosure::Receiver;
use transitieroute_core::ids::StudentId;
use transitieroute_core::meetings::OF_AGE;
use transitieroute_documents::agreements::{Agreements, OwnAgreement, StudentAgreements};
use transitieroute_documents::own_list::{OwnList, OwnStep};
use transitieroute_documents::words as document_words;

use crate::job::{PressError, safe};
use crate::meeting::Organisations;
use crate::plan::{Given, Plan, Sheet};
use crate::school::School;
use crate::words::{self, some};

/// One list per owner; for nobody in particular: for everybody but the one at the keyboard.
pub(crate) fn lists<'d>(
    dossier: &'d Dossier,
    keys: &[OwnerKey],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let mut left_out = Vec::new();
    let mut all = agreements::lists_of(dossier, keys, today)?;
    all.retain(|list| {
        let own_say = list.owner.kind == OwnerKind::Ouder && list.students.iter().any(decides);
        if own_say {
            left_out.push(parent_left_out(list));
        }
        !own_say
    });
    let organisations = Organisations::read(dossier)?;
    let given = all.iter().map(|list| given(list, &organisations)).collect();
    let numbered: Vec<(usize, OwnerList)> = (1..).zip(all).collect();
    let plan = Plan::of("Afsprakenlijsten", numbered, move |(number, list)| {
        if let (OwnerKey::Student { .. }, [student]) = (&list.owner.key, list.students.as_slice()) {
            return Ok(own(student, &school));
        }
        let document = paper(list, &school, today);
        let stem = format!("afsprakenlijst-{today}-{number}");
        Ok(Sheet::new(stem, list.owner.owner.clone(), document))
    });
    Ok(plan.leaving_out(left_out).giving(given))
}

/// The simple list of each student; who has nothing open is left out.
pub(crate) fn own_lists<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let keys: Vec<OwnerKey> = students
        .iter()
        .map(|id| OwnerKey::Student { id: id.clone() })
        .collect();
    if keys.is_empty() {
        return Err(PressError::Nothing);
    }
    let lists = agreements::lists_of(dossier, &keys, today)?;
    let own_students: Vec<OwnerStudent> =
        lists.into_iter().flat_map(|list| list.students).collect();
    let ids: Vec<StudentId> = own_students
        .iter()
        .map(|one| one.student_id.clone())
        .collect();
    let missing = students.len() - ids.len();
    let left_out = match missing {
        0 => vec![],
        1 => vec!["1 jongere heeft zelf geen afspraken open.".to_owned()],
        _ => vec![format!(
            "{missing} jongeren hebben zelf geen afspraken open."
        )],
    };
    let plan = Plan::of("Dit ga ik doen", own_students, move |student| {
        Ok(own(student, &school))
    });
    Ok(plan.leaving_out(left_out).about(&ids))
}

/// The student is of age and nobody decides instead.
fn decides(student: &OwnerStudent) -> bool {
    student.age.is_some_and(|age| age >= OF_AGE) && !student.represented
}

fn parent_left_out(list: &OwnerList) -> String {
    let first = list
        .students
        .first()
        .map(|student| student.first_name.as_str());
    let first = first.unwrap_or_default();
    format!(
        "{} van {first}: {first} is {OF_AGE} of ouder en beslist zelf. Vraag het {first}, of geef de lijst aan {first}.",
        list.owner.owner
    )
}

/// To whom a list goes. Colleagues at school and the student need no line in the log.
fn given(list: &OwnerList, organisations: &Organisations) -> Vec<Given> {
    let receiver = match (&list.owner.key, list.owner.kind) {
        (OwnerKey::Student { .. } | OwnerKey::Ik, _)
        | (_, OwnerKind::Ik | OwnerKind::School | OwnerKind::Jongere) => {
            return Vec::new();
        }
        (_, OwnerKind::Ouder) => Receiver::Ouder,
        (_, OwnerKind::Werkgever) => Receiver::Werkgever,
        (_, OwnerKind::Jobcoach) => Receiver::Jobcoach,
        (_, OwnerKind::Gemeente) => Receiver::Gemeente,
        (_, OwnerKind::Uwv) => Receiver::Uwv,
        (_, OwnerKind::Wsp) => Receiver::Wsp,
        (_, OwnerKind::Anders) => Receiver::Anders,
    };
    let owner = &list.owner;
    // Where somebody works says it better than what was typed once.
    let works = owner.organisation_id.as_ref();
    let receiver = works
        .and_then(|id| organisations.receiver(id))
        .unwrap_or(receiver);
    let recipient = match owner.organisation.as_str() {
        "" => owner.owner.clone(),
        organisation => format!("{}, {organisation}", owner.owner),
    };
    let contact = match &owner.key {
        OwnerKey::Contact { id } => Some(id.clone()),
        _ => None,
    };
    list.students
        .iter()
        .map(|student| Given {
            student: student.student_id.clone(),
            receiver,
            recipient: recipient.clone(),
            organisation: owner.organisation_id.clone(),
            contact: contact.clone(),
            paper: None,
        })
        .collect()
}

fn paper(list: &OwnerList, school: &School, today: NaiveDate) -> Agreements {
    // Only a colleague needs to know in which class somebody is.
    let colleague = matches!(list.owner.kind, OwnerKind::School | OwnerKind::Ik);
    Agreements {
        owner: list.owner.owner.clone(),
        // Somebody around one student works nowhere that is known.
        organisation: some(&list.owner.organisation)
            .filter(|_| !matches!(list.owner.key, OwnerKey::Around { .. })),
        school: school.name.clone(),
        date: today,
        students: list
            .students
            .iter()
            .map(|student| StudentAgreements {
                student: student.name.clone(),
                class: some(&student.class).filter(|_| colleague),
                items: student.agreements.iter().map(line).collect(),
            })
            .collect(),
    }
}

fn line(agreement: &Agreement) -> OwnAgreement {
    let what = match &agreement.repeat {
        Some(repeat) => format!("{} ({})", agreement.text, words::repeat(repeat)),
        None => agreement.text.clone(),
    };
    let status = match agreement.days_late {
        0 => words::agreement(agreement.status).to_owned(),
        1 => "1 dag te laat".to_owned(),
        days => format!("{days} dagen te laat"),
    };
    let made = document_words::date(agreement.made_on);
    OwnAgreement {
        what,
        due: agreement.due,
        status,
        origin: Some(if agreement.meeting_id.is_some() {
            format!("gesprek {made}")
        } else {
            made
        }),
    }
}

pub(crate) fn own(student: &OwnerStudent, school: &School) -> Sheet {
    let document = OwnList {
        student: student.name.clone(),
        steps: student
            .agreements
            .iter()
            .map(|agreement| OwnStep {
                what: with_name(&student.first_name, &agreement.text),
                due: agreement.due,
                late: agreement.days_late > 0,
                repeat: agreement.repeat.as_ref().map(words::repeat),
            })
            .collect(),
        contacts: school.contact.clone().into_iter().collect(),
    };
    let stem = format!("mijn-afspraken-{}", safe(&student.number));
    Sheet::new(stem, student.name.clone(), document)
}

/// What somebody does is written as of another (`kiest een foto`), so the name comes first.
fn with_name(first_name: &str, what: &str) -> String {
    if what.chars().next().is_some_and(char::is_lowercase) {
        format!("{first_name} {what}")
    } else {
        what.to_owned()
    }
}
