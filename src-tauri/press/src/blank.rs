//! Forms to fill in by hand.

use chrono::NaiveDate;
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::passport::{self, AnswerStyle, Question, SectionKind};
use transitieroute_core::{Dossier, instruments, meetings, students};
use transitieroute_documents::Printable;
use transitieroute_documents::blank::{
    BlankContact, BlankMinutes, BlankPassport, BlankQuestion, BlankSection,
};

use crate::job::{PressError, safe};
use crate::meeting::left_out;
use crate::plan::{Plan, Sheet};
use crate::school::School;
use crate::words::{self, some};

/// Profiles to tick (handbook 2).
const PROFILES: [&str; 3] = ["arbeid", "vervolgonderwijs", "dagbesteding"];

/// The passport to fill in: one without a name, or one per student with the name on it. New passports
/// are begun with the active set; who has begun one gets the questions of that.
pub(crate) fn passports<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?.name;
    let active = passport::active_set(dossier)?;
    let names = ("Lege paspoorten", "Leeg paspoort", "leeg-paspoort");
    Ok(named(dossier, students, today, names, move |student| {
        let set = match &student {
            Some((id, _)) => passport::get(dossier, id)?.set,
            None => active.clone(),
        };
        Ok(BlankPassport {
            school: school.clone(),
            set: format!("{}, versie {}", set.name, set.version),
            student: student.map(|(_, name)| name),
            sections: set
                .sections
                .into_iter()
                .filter(|section| section.kind != SectionKind::Gebeurd)
                .map(|section| BlankSection {
                    title: section.title,
                    questions: section.questions.iter().map(question).collect(),
                })
                .collect(),
        })
    }))
}

/// A note of a contact to fill in: one without a name, or one per student with the name on it.
pub(crate) fn contacts<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?.name;
    let names = ("Lege contacten", "Leeg contact", "leeg-contact");
    Ok(named(dossier, students, today, names, move |student| {
        Ok(BlankContact {
            school: school.clone(),
            student: student.map(|(_, name)| name),
        })
    }))
}

/// A form without a name when there are no students, else one for each. The names are the title of
/// all, of one, and the name of the file.
fn named<'d, P: Printable + Send + 'static>(
    dossier: &'d Dossier,
    students: &[StudentId],
    today: NaiveDate,
    (all, one, stem): (&str, &'static str, &'static str),
    form: impl Fn(Option<(&StudentId, String)>) -> Result<P, PressError> + Sync + 'd,
) -> Plan<'d> {
    if students.is_empty() {
        return Plan::new(one, 1, move |_| Ok(Sheet::new(stem, one, form(None)?)));
    }
    Plan::per_student(all, students, move |id| {
        let student = students::get(dossier, id, today)?;
        let name = words::name(&student);
        let document = form(Some((id, name.clone())))?;
        let stem = format!("{stem}-{}", safe(&student.number));
        Ok(Sheet::new(stem, name, document))
    })
}

fn question(question: &Question) -> BlankQuestion {
    BlankQuestion {
        label: question.label.clone(),
        help: some(&question.hint),
        lines: match question.style {
            AnswerStyle::Groot | AnswerStyle::Lijst | AnswerStyle::Stages => 4,
            AnswerStyle::Tekst
            | AnswerStyle::Kader
            | AnswerStyle::Bewijzen
            | AnswerStyle::Gesprekken => 3,
            AnswerStyle::Bellen => 2,
        },
    }
}

/// A form for the minutes of every student on the agenda.
pub(crate) fn minutes<'d>(
    dossier: &Dossier,
    meeting: &MeetingId,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = meetings::for_print(dossier, meeting, today)?;
    let school = School::read(dossier)?;
    let kinds: Vec<String> = instruments::kinds(dossier)?
        .into_iter()
        .map(|kind| kind.name)
        .collect();
    let date = print.meeting.date;
    let place = some(&print.meeting.place);
    let left_out = left_out(&print);
    let items: Vec<_> = print.items.into_iter().map(|item| item.agenda).collect();
    let students: Vec<_> = items.iter().map(|item| item.student_id.clone()).collect();
    let plan = Plan::of("Lege verslagen", items, move |item| {
        let form = BlankMinutes {
            school: school.name.clone(),
            student: Some(item.name.clone()),
            municipality: some(&item.municipality),
            date: Some(date),
            place: place.clone(),
            instruments: kinds.clone(),
            profiles: PROFILES.map(str::to_owned).into(),
            signatures: vec![item.first_name.clone(), school.signature()],
        };
        let stem = format!("leeg-verslag-{}-{date}", safe(&item.student_number));
        Ok(Sheet::new(stem, item.name.clone(), form))
    })
    .leaving_out(left_out);
    Ok(plan.about(&students))
}
