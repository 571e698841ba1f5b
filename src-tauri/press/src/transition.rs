//! Overgangsdocument: what the record and the passport know about the four parts of handbook 5.4;
//! the rest is written by hand.

use chrono::NaiveDate;
use transitieroute_core::Dossier;
use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::ids::StudentId;
use transitieroute_core::passport::{AnswerStyle, PassportPrint, SectionKind};
use transitieroute_core::students::{LifeDomain, StudentFile};
use transitieroute_documents::group::Fact;
use transitieroute_documents::passport::Certificate;
use transitieroute_documents::transition::{Area, Transition};

use crate::editions;
use crate::handover::answer_text;
use crate::job::PressError;
use crate::order::Order;
use crate::passport::{certificate, stop};
use crate::plan::Plan;
use crate::school::School;
use crate::words::{self, some};

/// The documents of these students.
pub(crate) fn documents<'d>(
    dossier: &'d Dossier,
    students: &[StudentId],
    order: &Order,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let school = School::read(dossier)?;
    let names = ("Overgangsdocumenten", "overgangsdocument");
    let document = move |print: &_, file: &_, edition: &_| document(print, file, edition, &school);
    editions::with_file(dossier, students, order, today, names, document)
}

fn document(
    print: &PassportPrint,
    file: &StudentFile,
    edition: &Edition,
    school: &School,
) -> Transition {
    let student = &file.student;
    let employer = edition.receiver() == Receiver::Werkgever;
    let mut needs: Vec<Fact> = some(&student.support_needs)
        .filter(|_| edition.allows(SectionKind::Nodig) && !employer)
        .map(|text| Fact::new("", text))
        .into_iter()
        .collect();
    needs.extend(texts(print, SectionKind::Nodig));
    let of_style = |style: AnswerStyle| {
        let sections = print.sections.iter();
        let answers = sections.flat_map(|section| &section.answers);
        answers.filter(move |answer| answer.style == style)
    };
    let certificates: Vec<Certificate> = of_style(AnswerStyle::Bewijzen)
        .flat_map(|answer| &answer.evidence)
        .map(certificate)
        .collect();
    let placements = of_style(AnswerStyle::Stages)
        .flat_map(|answer| &answer.placements)
        .map(|placement| {
            let stop = stop(placement);
            let parts = [some(&stop.name), some(&stop.text)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
        })
        .collect();
    let mut signatures = vec![student.first_name.clone()];
    if student.age.is_some_and(|age| age < 18) {
        signatures.push("ouder of verzorger".to_owned());
    }
    signatures.push(school.signature());
    Transition {
        student: print.name.clone(),
        birth_date: student.birth_date.filter(|_| edition.profile.age),
        school: school.name.clone(),
        class: some(&student.class),
        profile: some(&student.outflow_profile),
        destination: some(&words::destination(
            &file.route.plan_a_code,
            &file.route.plan_a,
        ))
        .filter(|_| edition.allows(SectionKind::Stap)),
        last_day: print.next_step.last_school_day,
        date: print.date,
        knowledge: None,
        skills: texts(print, SectionKind::Kan),
        attitude: None,
        needs,
        areas: areas(file, edition),
        certificates,
        placements,
        advice: None,
        contacts: school.contact.clone().into_iter().collect(),
        signatures,
    }
}

/// What the student wrote in a part, each with its question; without places and certificates, which
/// have a heading of their own.
fn texts(print: &PassportPrint, kind: SectionKind) -> Vec<Fact> {
    print
        .sections
        .iter()
        .filter(|section| section.kind == kind)
        .flat_map(|section| &section.answers)
        .filter(|answer| {
            !matches!(
                answer.style,
                AnswerStyle::Stages | AnswerStyle::Bewijzen | AnswerStyle::Bellen
            )
        })
        .filter_map(|answer| {
            let text = some(&answer_text(answer))?;
            Some(Fact::new(answer.label.clone(), text))
        })
        .collect()
}

/// The transition areas with what was noted about them, for who guides the student on.
fn areas(file: &StudentFile, edition: &Edition) -> Vec<Area> {
    let mut areas = Area::standard();
    let guides = matches!(
        edition.receiver(),
        Receiver::Jongere | Receiver::Gemeente | Receiver::Jobcoach | Receiver::Zorg
    );
    if !guides {
        return areas;
    }
    let noted = |domain: LifeDomain| {
        let states = file.life_domains.iter();
        let mut states = states.filter(|state| state.domain == domain);
        states.next().and_then(|state| some(&state.note))
    };
    for (area, domain) in areas
        .iter_mut()
        .zip([Some(LifeDomain::SchoolWerk), Some(LifeDomain::Wonen)])
    {
        area.now = domain.and_then(noted);
    }
    if let Some(work) = areas.first_mut()
        && edition.allows(SectionKind::Stap)
    {
        work.next = some(&words::destination(
            &file.route.plan_a_code,
            &file.route.plan_a,
        ));
    }
    areas
}
