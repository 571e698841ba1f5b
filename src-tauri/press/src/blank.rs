//! Forms to fill in by hand.

use chrono::NaiveDate;
use transitieroute_core::ids::MeetingId;
use transitieroute_core::passport::{self, AnswerStyle, Question, SectionKind};
use transitieroute_core::{Dossier, instruments, meetings};
use transitieroute_documents::blank::{BlankMinutes, BlankPassport, BlankQuestion, BlankSection};

use crate::job::{PressError, safe};
use crate::meeting::left_out;
use crate::plan::{Plan, Sheet};
use crate::school::School;
use crate::words::some;

/// Profiles to tick (handbook 2).
const PROFILES: [&str; 3] = ["arbeid", "vervolgonderwijs", "dagbesteding"];

/// The questions of the set that new passports are begun with.
pub(crate) fn passport<'d>(dossier: &Dossier) -> Result<Plan<'d>, PressError> {
    let set = passport::active_set(dossier)?;
    let form = BlankPassport {
        school: School::read(dossier)?.name,
        set: format!("{}, versie {}", set.name, set.version),
        student: None,
        sections: set
            .sections
            .into_iter()
            .filter(|section| section.kind != SectionKind::Gebeurd)
            .map(|section| BlankSection {
                title: section.title,
                questions: section.questions.iter().map(question).collect(),
            })
            .collect(),
    };
    Ok(Plan::new("Leeg paspoort", 1, move |_| {
        Ok(Sheet::new("leeg-paspoort", "Leeg paspoort", form.clone()))
    }))
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
    let left_out = left_out(&print);
    let items: Vec<_> = print.items.into_iter().map(|item| item.agenda).collect();
    let students = items.iter().map(|item| item.student_id.clone()).collect();
    let mut plan = Plan::of("Lege verslagen", items, move |item| {
        let form = BlankMinutes {
            school: school.name.clone(),
            student: Some(item.name.clone()),
            municipality: some(&item.municipality),
            date: Some(date),
            instruments: kinds.clone(),
            profiles: PROFILES.map(str::to_owned).into(),
            signatures: vec![item.first_name.clone(), school.signature()],
        };
        let stem = format!("leeg-verslag-{}-{date}", safe(&item.student_number));
        Ok(Sheet::new(stem, item.name.clone(), form))
    })
    .leaving_out(left_out);
    plan.students = students;
    Ok(plan)
}
