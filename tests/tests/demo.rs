//! The practice dossier: believable, the same every time, and quick.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use transitieroute_core::agreements::AgreementQuery;
use transitieroute_core::disclosure::{Edition, Receiver};
use transitieroute_core::jobcoaches::AssignmentState;
use transitieroute_core::meetings::MeetingStatus;
use transitieroute_core::passport::PassportStatus;
use transitieroute_core::roster::{StudentQuery, StudentRow};
use transitieroute_core::route::Phase;
use transitieroute_core::{
    Dossier, Moment, Secret, agreements, demo, jobcoaches, meetings, organisations, passport,
    roster, settings, stuck, students, today,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn filled(folder: &tempfile::TempDir, name: &str, count: usize, on: &str) -> (Dossier, demo::Demo) {
    let path = folder.path().join(format!("{name}.transitieroute"));
    let now = Moment::noon(day(on));
    let dossier = Dossier::create(
        &path,
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now,
    )
    .unwrap()
    .0;
    let made = demo::fill(&dossier, count, now).unwrap();
    (dossier, made)
}

fn everybody(dossier: &Dossier, on: NaiveDate) -> Vec<StudentRow> {
    let query = StudentQuery {
        closed: true,
        limit: usize::MAX,
        ..StudentQuery::default()
    };
    roster::list(dossier, &query, on).unwrap().rows
}

#[test]
fn forty_students_have_a_year_behind_them_on_any_day_of_the_year() {
    for on in [
        "2026-11-23",
        "2027-03-02",
        "2027-06-28",
        "2026-08-03",
        "2026-09-01",
        "2027-07-31",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (dossier, made) = filled(&folder, "oefen", 40, on);
        let now = day(on);
        assert!(dossier.check().is_ok(), "{on}");
        let rows = everybody(&dossier, now);
        assert_eq!((made.students, rows.len()), (40, 40));
        let phases: BTreeSet<Phase> = rows.iter().map(|row| row.phase).collect();
        assert!(phases.len() >= 9, "{on}: {phases:?}");
        assert!(
            rows.iter()
                .map(|row| &row.cohort)
                .collect::<BTreeSet<_>>()
                .len()
                >= 4,
            "{on}: several years side by side"
        );

        for row in &rows {
            let file = students::file(&dossier, &row.id, now).unwrap();
            // the history is in the past, in order, and leads to where the student is
            let moments: Vec<&str> = file.events.iter().map(|event| event.at.as_str()).collect();
            assert!(
                moments.windows(2).all(|pair| pair[0] >= pair[1]),
                "{on} {}",
                row.first_name
            );
            assert!(
                moments[0] <= Moment::noon(now).stamp().as_str(),
                "{on} {}: {moments:?}",
                row.first_name
            );
            assert_eq!(
                file.events[0].to,
                file.route.phase.code(),
                "{on} {}",
                row.first_name
            );
            assert!(
                file.placements
                    .iter()
                    .all(|stay| stay.to_date.is_none_or(|to| to >= stay.from_date.unwrap())),
                "{on}"
            );
            assert!(file.contacts.iter().all(|contact| contact.date <= now));
            assert!(
                file.student.email.ends_with("@voorbeeld.invalid")
                    && file.student.phone.starts_with("06 00 00 00 ")
            );
            let age = file.student.age.unwrap();
            assert!((15..=20).contains(&age), "{on} {}: {age}", row.first_name);
        }

        let all = meetings::list(&dossier, now).unwrap();
        assert_eq!(all.len(), made.meetings);
        assert!(
            all.iter()
                .any(|meeting| meeting.status == MeetingStatus::Closed)
        );
        assert!(
            all.iter()
                .any(|meeting| meeting.status == MeetingStatus::Planned && meeting.date > now)
        );
        assert!(
            all.iter()
                .any(|meeting| meeting.municipality_codes.len() > 1),
            "municipalities that share a consultant"
        );
        for meeting in &all {
            assert!(meeting.status != MeetingStatus::Closed || meeting.date <= now);
            let page = meetings::get(&dossier, &meeting.id, now).unwrap();
            assert!(!page.items.is_empty() && !page.participants.is_empty());
        }

        let rows = jobcoaches::list(&dossier, now).unwrap();
        assert_eq!(rows.len(), made.coaches);
        assert_eq!(rows.iter().filter(|row| row.left).count(), 1);
        assert!(
            rows.iter().any(|row| !row.left
                && row.coach.capacity > 0
                && row.now + row.planned >= row.coach.capacity as usize),
            "{on}: one is full"
        );
        let left = rows.iter().find(|row| row.left).unwrap();
        let history = jobcoaches::get(&dossier, &left.id, now)
            .unwrap()
            .assignments;
        assert!(
            !history.is_empty()
                && history
                    .iter()
                    .all(|assignment| assignment.state == AssignmentState::Ended),
            "{on}"
        );

        let view = today::today(&dossier, now).unwrap();
        assert!(
            !view.late.is_empty() && !view.this_week.is_empty() && !view.without_meeting.is_empty(),
            "{on}"
        );
        assert!(
            !view.without_coach.is_empty() && !view.coming_of_age.is_empty(),
            "{on}"
        );
        // Somebody is quiet, and everybody who is stands on Vandaag once: as stuck, or as quiet.
        let young = everybody(&dossier, now);
        let silent: BTreeSet<_> = young
            .iter()
            .filter(|row| {
                row.signals
                    .contains(&transitieroute_core::roster::Signal::Quiet)
            })
            .map(|row| &row.id)
            .collect();
        let quiet: BTreeSet<_> = view.quiet.iter().map(|one| &one.student_id).collect();
        let stuck: BTreeSet<_> = view.stuck.iter().map(|one| &one.student_id).collect();
        assert!(!silent.is_empty() && quiet.is_disjoint(&stuck), "{on}");
        assert!(
            silent
                .iter()
                .all(|id| quiet.contains(id) || stuck.contains(id)),
            "{on}"
        );
        assert!(
            view.meetings.iter().any(|meeting| meeting.to_close),
            "{on}: yesterday's is still to close"
        );
        assert!(!jobcoaches::unassigned(&dossier, now).unwrap().is_empty());
        // A rode knop that waits for an answer, and one of which something came.
        assert!(!view.red_buttons.is_empty(), "{on}");
        let settled = young.iter().flat_map(|row| {
            let pressed = stuck::of_student(&dossier, &row.id, now).unwrap();
            pressed.into_iter().filter(|one| one.closed_on.is_some())
        });
        let outcomes: Vec<String> = settled.map(|one| one.outcome).collect();
        assert!(
            outcomes.len() == 1 && !outcomes[0].is_empty(),
            "{on}: {outcomes:?}"
        );

        let done = agreements::list(&dossier, &AgreementQuery::default(), now).unwrap();
        assert_eq!(
            done.iter()
                .filter(|agreement| agreement.repeat.is_some())
                .count(),
            1,
            "{on}: one comes back"
        );
        assert!(
            done.iter()
                .any(|agreement| agreement.status == agreements::AgreementStatus::Gedaan)
        );

        assert!(organisations::list(&dossier, "").unwrap().len() > 20);
        assert!(
            !organisations::card(&dossier, "GM0222", now)
                .unwrap()
                .rules
                .is_empty()
        );
        let settings = settings::get(&dossier).unwrap();
        assert!(
            settings.demo
                && settings.user_name == "Els Verzonnen"
                && settings.school_name == "Praktijkschool Voorbeeldstad"
        );
    }
}

#[test]
fn passports_go_from_nothing_to_shared_and_print_richly() {
    let folder = tempfile::tempdir().unwrap();
    let now = day("2026-11-23");
    let (dossier, _) = filled(&folder, "oefen", 40, "2026-11-23");
    let mut statuses = std::collections::HashMap::new();
    for row in everybody(&dossier, now) {
        let summary = students::file(&dossier, &row.id, now).unwrap().passport;
        *statuses.entry(summary.status).or_insert(0) += 1;
        // every answer belongs to a question of the set
        let passport = passport::get(&dossier, &row.id).unwrap();
        let known: BTreeSet<&str> = passport
            .set
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .map(|question| question.code.as_str())
            .collect();
        assert!(
            passport
                .answers
                .iter()
                .all(|answer| known.contains(answer.question.as_str()))
        );
    }
    assert_eq!(statuses.len(), 5, "{statuses:?}");
    assert!(
        statuses[&None] >= 5 && statuses[&Some(PassportStatus::Vastgesteld)] >= 8,
        "{statuses:?}"
    );

    let first = everybody(&dossier, now)
        .into_iter()
        .find(|row| row.first_name == "Sanne" && row.last_name == "Voorbeeld")
        .unwrap();
    let mine = passport::for_print(&dossier, &first.id, &Edition::own(), now).unwrap();
    assert_eq!(mine.quote, "Ik maak af waar ik aan begin.");
    assert_eq!(mine.sections.len(), 6);
    assert!(
        mine.sections
            .iter()
            .flat_map(|section| &section.answers)
            .any(|answer| answer.placements.len() == 3)
    );
    assert!(mine.next_step.coach.is_some() && mine.next_step.contacts.len() >= 3);
    let shared = passport::for_print(
        &dossier,
        &first.id,
        &Edition::standard(Receiver::Gemeente),
        now,
    )
    .unwrap();
    let count = |print: &passport::PassportPrint| {
        print
            .sections
            .iter()
            .map(|section| section.answers.len())
            .sum::<usize>()
    };
    assert!(count(&shared) >= 12 && count(&shared) < count(&mine));
}

#[test]
fn the_same_day_and_number_give_the_same_dossier_and_real_ones_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let now = day("2026-11-23");
    let told = |dossier: &Dossier| {
        let rows = everybody(dossier, now).into_iter();
        rows.map(|row| {
            (
                row.first_name,
                row.last_name,
                row.number,
                row.cohort,
                row.phase,
                row.municipality,
                row.signals,
            )
        })
        .collect::<Vec<_>>()
    };
    let (one, _) = filled(&folder, "een", 60, "2026-11-23");
    let (two, _) = filled(&folder, "twee", 60, "2026-11-23");
    assert_eq!(told(&one), told(&two));
    assert!(
        demo::fill(&one, 10, Moment::noon(now)).is_err(),
        "students are there already"
    );
    assert_eq!(told(&one), told(&two));
    let (small, made) = filled(&folder, "klein", 1, "2026-11-23");
    assert_eq!((made.students, everybody(&small, now).len()), (1, 1));
}

#[test]
fn what_passports_say_agrees_with_the_records() {
    let folder = tempfile::tempdir().unwrap();
    let (dossier, _) = filled(&folder, "oefen", 40, "2027-03-02");
    let now = day("2027-03-02");
    let (mut named, mut unnamed, mut pictured) = (0, 0, 0);
    for row in everybody(&dossier, now) {
        let file = students::file(&dossier, &row.id, now).unwrap();
        let coach = file
            .assignments
            .iter()
            .find(|assignment| assignment.state != AssignmentState::Ended)
            .map(|assignment| assignment.coach.as_str());
        let passport = passport::get(&dossier, &row.id).unwrap();
        let answer = |question: &str| {
            let mut answers = passport.answers.iter();
            answers
                .find(|answer| answer.question == question)
                .map(|answer| answer.text.clone())
                .unwrap_or_default()
        };
        match coach {
            Some(name) => {
                let with = answer("wie-mee");
                assert!(with.is_empty() || with.contains(name), "{with}");
                named += usize::from(!with.is_empty());
            }
            None => {
                assert!(!answer("bel-dan").contains("jobcoach"));
                assert!(!answer("wie-mee").contains("mijn jobcoach"));
                assert!(
                    !file
                        .events
                        .iter()
                        .any(|event| event.reason.contains("aan de jobcoach"))
                );
                unnamed += 1;
            }
        }
        for share in passport
            .shares
            .iter()
            .filter(|share| share.role == "jobcoach")
        {
            assert_eq!(Some(share.recipient.as_str()), coach, "{}", row.first_name);
        }
        if let Some(photo) = students::photo(&dossier, &row.id).unwrap() {
            assert!(photo.jpeg.starts_with(&[0xff, 0xd8]) && photo.jpeg.len() < 20_000);
            pictured += 1;
        }
    }
    assert!(named >= 5 && unnamed >= 5, "{named} {unnamed}");
    assert!((24..=30).contains(&pictured), "{pictured}");
}
