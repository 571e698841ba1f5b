//! A BSN in every text field of every domain, and nowhere in the dossier.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::agreements::{self, AgreementStatus, OwnerKind, SaveAgreement, SetStatus};
use crate::ids::StudentId;
use crate::instruments::{self, Instrument, InstrumentStatus};
use crate::jobcoaches::{self, AssignmentPatch, Coach, MoveCaseload, NewAssignment};
use crate::meetings::{
    self, AgreementDraft, Invitation, ItemPatch, MoveTalks, Obstacle, Participant, Presence, Round,
    SaveMeeting,
};
use crate::organisations::{self, Contact, Organisation, OrganisationKind, Rule};
use crate::passport::{self, SaveAnswer};
use crate::route::{self, MovePhase, Phase, RouteKind, RoutePatch};
use crate::stuck::{
    self, AnswerRedButton, CaseLine, CloseRedButton, LineKind, Reason, SaveRedButton,
};
use crate::students::{self, LifeDomain, NewStudent, StudentPatch};
use crate::{Changed, Dossier, Moment, Secret, settings};

/// Three ways of writing the same number, and what is around it.
const TYPED: &str = "Voor 123456782, 1234.56.782 en 123 456 782 na";
const KEPT: &str = "Voor [bsn weggelaten], [bsn weggelaten] en [bsn weggelaten] na";

fn now() -> Moment {
    Moment::noon(NaiveDate::from_ymd_opt(2027, 3, 10).unwrap())
}

fn typed() -> String {
    TYPED.to_owned()
}

fn made(folder: &TempDir, school: &str) -> Dossier {
    let path = folder.path().join("school.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    Dossier::create(&path, &password, school, now()).unwrap().0
}

fn student(dossier: &Dossier, first_name: &str) -> StudentId {
    let new = NewStudent {
        first_name: first_name.to_owned(),
        last_name: "Voorbeeld".to_owned(),
        municipality_code: "GM0193".to_owned(),
        ..NewStudent::default()
    };
    students::add(dossier, &new, now()).unwrap().value
}

/// The value, after seeing that the answer tells what happened.
fn told<T>(changed: Changed<T>) -> T {
    assert!(changed.changes.bsn_left_out);
    changed.value
}

/// Every watched column of every table, with its values.
fn columns(dossier: &Dossier) -> Vec<(String, Vec<String>)> {
    dossier
        .read(|sql| {
            let mut names = sql.prepare(
                "SELECT t.name, c.name FROM main.sqlite_master AS t, pragma_table_info(t.name) AS c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' ORDER BY 1, 2",
            )?;
            let names: Vec<(String, String)> = names
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            let mut found = Vec::new();
            for (table, column) in names {
                let mut rows = sql.prepare(&format!("SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"))?;
                let values = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                found.push((format!("{table}.{column}"), values));
            }
            Ok::<_, StoreError>(found)
        })
        .unwrap()
}

fn nowhere(dossier: &Dossier) {
    for (column, values) in columns(dossier) {
        for value in values {
            let digits: String = value.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
            assert!(!digits.contains("123456782"), "{column}: {value}");
        }
    }
}

fn organisation_of(dossier: &Dossier) -> organisations::OrganisationPage {
    let id = told(
        organisations::save(
            dossier,
            &Organisation {
                id: None,
                kind: OrganisationKind::Werkgever,
                name: typed(),
                municipality_code: String::new(),
                brin: typed(),
                street: typed(),
                postcode: typed(),
                place: typed(),
                phone: typed(),
                email: typed(),
                website: typed(),
                remarks: format!("Regel een\n{TYPED}"),
            },
            now(),
        )
        .unwrap(),
    );
    told(
        organisations::save_contact(
            dossier,
            &Contact {
                id: None,
                organisation_id: id.clone(),
                name: typed(),
                role: typed(),
                phone: typed(),
                email: typed(),
                reach: typed(),
                red_button: false,
            },
            now(),
        )
        .unwrap(),
    );
    organisations::get(dossier, &id).unwrap()
}

/// A talk that is put off with a reason, before it is held.
fn put_off(dossier: &Dossier, student: &StudentId) {
    let extra = SaveMeeting {
        id: None,
        date: "2027-03-17".to_owned(),
        start_time: String::new(),
        end_time: String::new(),
        place: typed(),
        round: Round::Extra,
        municipality_codes: vec!["GM0193".to_owned()],
        minutes_per_student: 15,
        remarks: typed(),
        students: vec![student.clone()],
    };
    let meeting = told(meetings::save(dossier, &extra, now()).unwrap());
    let page = meetings::get(dossier, &meeting, now().today()).unwrap();
    let request = MoveTalks {
        items: vec![page.items[0].id.clone()],
        to: None,
        at: None,
        reason: typed(),
    };
    told(meetings::move_talks(dossier, &request, now()).unwrap());
}

fn meet(dossier: &Dossier, student: &StudentId) {
    let meeting = told(
        meetings::save(
            dossier,
            &SaveMeeting {
                id: None,
                date: "2027-03-10".to_owned(),
                start_time: String::new(),
                end_time: String::new(),
                place: typed(),
                round: Round::First,
                municipality_codes: vec!["GM0193".to_owned()],
                minutes_per_student: 15,
                remarks: typed(),
                students: vec![student.clone()],
            },
            now(),
        )
        .unwrap(),
    );
    told(
        meetings::save_participant(
            dossier,
            &Participant {
                id: None,
                meeting_id: meeting.clone(),
                name: typed(),
                role: typed(),
                organisation_id: None,
                contact_id: None,
                student_id: None,
                block_code: String::new(),
                invitation: Invitation::Invited,
                presence: Presence::Present,
            },
            now(),
        )
        .unwrap(),
    );
    let item = meetings::get(dossier, &meeting, now().today())
        .unwrap()
        .items[0]
        .id
        .clone();
    let text = || Some(typed());
    let patch = ItemPatch {
        own_words: text(),
        notes: Some(format!("Regel een\n{TYPED}\nregel drie")),
        opinion: text(),
        advice: text(),
        plan_a: text(),
        plan_b: text(),
        responsible_after: text(),
        obstacle: Some(Obstacle {
            domain: LifeDomain::Wonen,
            text: typed(),
        }),
        ..ItemPatch::default()
    };
    told(meetings::update_item(dossier, &item, &patch, now()).unwrap());
    // What else was typed is all there.
    let minutes = meetings::item(dossier, &item, now().today()).unwrap();
    assert_eq!(minutes.own_words, KEPT);
    assert_eq!(minutes.notes, format!("Regel een\n{KEPT}\nregel drie"));
    assert_eq!(minutes.obstacles[0].text, KEPT);

    let agreement = told(
        agreements::save(
            dossier,
            &SaveAgreement {
                id: None,
                student_id: student.clone(),
                item_id: Some(item.clone()),
                owner_kind: OwnerKind::Werkgever,
                owner: typed(),
                owner_contact_id: None,
                text: typed(),
                due: String::new(),
            },
            now(),
        )
        .unwrap(),
    );
    // What is typed for the next one waits in a column of its own.
    let draft = ItemPatch {
        draft: Some(AgreementDraft {
            line: typed(),
            ..AgreementDraft::default()
        }),
        ..ItemPatch::default()
    };
    told(meetings::update_item(dossier, &item, &draft, now()).unwrap());
    let minutes = meetings::item(dossier, &item, now().today()).unwrap();
    assert_eq!(minutes.draft.line, KEPT);
    told(
        agreements::set_status(
            dossier,
            &SetStatus {
                id: agreement,
                status: AgreementStatus::Vervallen,
                reason: typed(),
            },
            now(),
        )
        .unwrap(),
    );
    put_off(dossier, student);
    told(
        instruments::save(
            dossier,
            &Instrument {
                item_id: Some(item),
                applied_by: typed(),
                workplace: typed(),
                regime: typed(),
                status_reason: typed(),
                note: typed(),
                ..Instrument::asked(student, "lks", InstrumentStatus::Aangevraagd)
            },
            now(),
        )
        .unwrap(),
    );
    // What it says is clean already when it is copied to the route.
    assert!(
        !meetings::close(dossier, &meeting, now())
            .unwrap()
            .changes
            .bsn_left_out
    );
}

fn walk_along(dossier: &Dossier, student: &StudentId) {
    let coach = |phone: &str| Coach {
        id: None,
        name: typed(),
        kind_code: "gemeente".to_owned(),
        organisation_id: None,
        paid_by: typed(),
        phone: phone.to_owned(),
        email: typed(),
        capacity: 0,
        half_year_hours: 0,
        regime_codes: Vec::new(),
        from_date: None,
        to_date: None,
        municipality_codes: Vec::new(),
        expertise: typed(),
        remarks: typed(),
    };
    let first = told(jobcoaches::save(dossier, &coach(TYPED), now()).unwrap());
    let second = told(jobcoaches::save(dossier, &coach("06 12345678"), now()).unwrap());
    let assignment = told(
        jobcoaches::assign(
            dossier,
            &NewAssignment {
                student_id: student.clone(),
                coach_id: first.clone(),
                regime_code: String::new(),
                half_year_hours: None,
                paid_by: typed(),
                from_date: "2027-03-01".to_owned(),
                to_date: String::new(),
                goals: typed(),
                reason: typed(),
            },
            now(),
        )
        .unwrap(),
    );
    let patch = AssignmentPatch {
        goals: Some(typed()),
        ..AssignmentPatch::default()
    };
    let changed = told(jobcoaches::update_assignment(dossier, &assignment, &patch, now()).unwrap());
    assert_eq!(changed.goals, KEPT);
    told(
        jobcoaches::move_caseload(
            dossier,
            &MoveCaseload {
                from: first,
                to: second,
                date: "2027-03-10".to_owned(),
                reason: typed(),
                students: Vec::new(),
            },
            now(),
        )
        .unwrap(),
    );
}

fn go_on(dossier: &Dossier, student: &StudentId) {
    told(
        route::save_kind(
            dossier,
            &RouteKind {
                id: None,
                name: typed(),
                description: typed(),
                nazorg_months: 24,
                own: true,
            },
            now(),
        )
        .unwrap(),
    );
    let patch = RoutePatch {
        plan_a: Some(typed()),
        plan_b: Some(typed()),
        ..RoutePatch::default()
    };
    assert_eq!(
        told(route::update(dossier, student, &patch, now()).unwrap()).plan_a,
        KEPT
    );
    let stuck = SaveRedButton {
        reason: Reason::Anders,
        stuck: typed(),
        needed: typed(),
        needed_before: String::new(),
        contact_id: None,
        lines: vec![CaseLine {
            kind: LineKind::Geprobeerd,
            day: None,
            text: typed(),
        }],
    };
    let id = told(stuck::press(dossier, student, &stuck, now()).unwrap());
    let answer = AnswerRedButton {
        id: id.clone(),
        text: typed(),
    };
    told(stuck::answered(dossier, &answer, now()).unwrap());
    let closed = CloseRedButton {
        id,
        outcome: stuck::Outcome::Opgelost,
        text: typed(),
    };
    told(stuck::close(dossier, &closed, now()).unwrap());
    let request = MovePhase {
        students: vec![student.clone()],
        to: Phase::Geland,
        reason: typed(),
    };
    told(route::move_to(dossier, &request, now()).unwrap());
    told(route::fall_back(dossier, student, TYPED, now()).unwrap());
    told(route::move_to(dossier, &request, now()).unwrap());
}

#[test]
fn a_bsn_in_every_text_field_is_nowhere_in_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = made(&folder, TYPED);
    assert_eq!(settings::get(&dossier).unwrap().school_name, KEPT);
    let student = student(&dossier, "Sanne");

    let mine = settings::Settings {
        school_name: typed(),
        user_name: typed(),
        user_phone: typed(),
        user_email: typed(),
        ..settings::get(&dossier).unwrap()
    };
    // What comes back is what was kept, not what was sent.
    assert_eq!(
        told(settings::update(&dossier, &mine, now()).unwrap()).user_name,
        KEPT
    );
    let page = organisation_of(&dossier);
    assert_eq!(page.organisation.remarks, format!("Regel een\n{KEPT}"));
    assert_eq!(page.contacts[0].reach, KEPT);
    let rule = Rule {
        id: None,
        municipality_code: "GM0193".to_owned(),
        topic: typed(),
        text: typed(),
        source: typed(),
        checked_on: None,
    };
    told(organisations::save_rule(&dossier, &rule, now()).unwrap());
    meet(&dossier, &student);
    walk_along(&dossier, &student);
    go_on(&dossier, &student);
    let mut set = passport::default_set().unwrap();
    set.code = "eigen".to_owned();
    set.name = typed();
    set.sections[0].questions[0].label = typed();
    told(passport::load(&dossier, &serde_json::to_string(&set).unwrap(), now()).unwrap());

    nowhere(&dossier);
    // Of the tables that the story writes in no field was forgotten; these hold words of our own.
    let codes = [
        "agreement_event.kind",
        "agreement.owner_kind",
        "agreement.status",
        "assignment.regime_code",
        "instrument.apply_before",
        "instrument.status",
        "instrument_event.mbo_status",
        "instrument_event.status",
        "meeting.round",
        "meeting.status",
        "meeting.screen",
        "meeting.start_time",
        "meeting.end_time",
        "meeting_item.jobcoach_from",
        "meeting_item.jobcoach_regime",
        "meeting_item.jobcoach_wish",
        "meeting_item.outcome",
        "meeting_item.presence",
        "meeting_item.screen",
        "obstacle.domain",
        "organisation.kind",
        "participant.invitation",
        "participant.presence",
        "question_set.source",
        "red_button.by",
        "red_button.closed_as",
        "red_button.municipality_code",
        "red_button.needed_before",
        "red_button.reason",
        "red_button.sent_how",
        "red_button.to_whom",
        "red_button_event.by",
        "red_button_event.kind",
        "red_button_line.kind",
        // Empty again: the rode knop was closed.
        "route.red_reason",
        "route.cohort",
        "route.fell_back_from",
        "route.phase",
        "route_event.from_value",
        "route_event.kind",
        "route_event.to_value",
        "school.brin",
        "setting.key",
    ];
    let (held, other): (Vec<_>, Vec<_>) = columns(&dossier)
        .into_iter()
        .partition(|(_, values)| values.iter().any(|value| value.contains(bsn::LEFT_OUT)));
    let table = |column: &str| column.split('.').next().unwrap_or_default().to_owned();
    let tables: BTreeSet<String> = held.iter().map(|(column, _)| table(column)).collect();
    assert!(tables.len() >= 15, "{tables:?}");
    let missed: BTreeSet<String> = other
        .into_iter()
        .map(|(column, _)| column)
        .filter(|column| {
            tables.contains(&table(column))
                && !ours(column.split('.').next_back().unwrap_or_default())
                && !codes.contains(&column.as_str())
        })
        .collect();
    assert_eq!(missed, BTreeSet::new());
}

#[test]
fn forms_refuse_it_however_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = made(&folder, "Praktijkschool Voorbeeldstad");
    let student = student(&dossier, "Daan");
    for number in ["123456782", "1234.56.782", "123 456 782"] {
        let patch = StudentPatch {
            support_needs: Some(format!("nummer {number}")),
            ..StudentPatch::default()
        };
        students::update(&dossier, &student, &patch, now()).unwrap_err();
        let answer = SaveAnswer {
            student_id: student.clone(),
            question: "zo-ben-ik".to_owned(),
            text: Some(format!("nummer {number}")),
            visibility: None,
        };
        passport::save_answer(&dossier, &answer, now()).unwrap_err();
    }
    nowhere(&dossier);
    // Nine digits that are no BSN, and a telephone number, are nobody's business.
    let patch = RoutePatch {
        plan_a: Some("Bel 06 12345678, order 123456789".to_owned()),
        ..RoutePatch::default()
    };
    let changed = route::update(&dossier, &student, &patch, now()).unwrap();
    assert!(!changed.changes.bsn_left_out);
    assert_eq!(changed.value.plan_a, "Bel 06 12345678, order 123456789");
}

#[test]
fn an_undo_brings_no_number_back() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = made(&folder, "Praktijkschool Voorbeeldstad");
    let student = student(&dossier, "Daan");
    let plan = |text: &str| RoutePatch {
        plan_a: Some(text.to_owned()),
        ..RoutePatch::default()
    };
    route::update(&dossier, &student, &plan("Groen"), now()).unwrap();
    let changed = route::update(&dossier, &student, &plan(TYPED), now()).unwrap();
    dossier.undo(changed.changes.undo.unwrap(), now()).unwrap();
    nowhere(&dossier);
    let file = students::file(&dossier, &student, now().today()).unwrap();
    assert_eq!(file.route.plan_a, "Groen");
}

/// A new table or column is watched without a thought: every one that is not the program's own
/// loses the number, also from plain SQL.
#[test]
fn every_column_of_text_is_watched() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = made(&folder, "Praktijkschool Voorbeeldstad");
    crate::demo::fill(&dossier, 12, now()).unwrap();
    let free: Vec<(String, String)> = columns(&dossier)
        .into_iter()
        .map(|(column, _)| {
            column
                .split_once('.')
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .unwrap()
        })
        .filter(|(table, column)| !TABLES.contains(&table.as_str()) && !ours(column))
        .collect();
    assert!(free.len() > 100, "{}", free.len());
    for (table, column) in free {
        let watched: bool = dossier
            .read(|sql| {
                let asked = "SELECT count(*) = 2 FROM sqlite_temp_master WHERE name LIKE 'no_bsn_%' AND tbl_name = ?1 AND instr(sql, ?2)";
                Ok::<_, StoreError>(sql.query_row(asked, (&table, format!("NEW.\"{column}\"")), |row| row.get(0))?)
            })
            .unwrap();
        assert!(watched, "{table}.{column}");
        let filled: bool = dossier
            .read(|sql| {
                let asked = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\")");
                Ok::<_, StoreError>(sql.query_row(&asked, [], |row| row.get(0))?)
            })
            .unwrap();
        if !filled {
            continue;
        }
        let changed = dossier
            .transact("test", now(), |tx| {
                tx.sql.execute(
                    &format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE rowid = (SELECT min(rowid) FROM \"{table}\")"),
                    [TYPED],
                )?;
                Ok::<_, StoreError>(())
            })
            .unwrap();
        assert!(changed.changes.bsn_left_out, "{table}.{column}");
    }
    nowhere(&dossier);
}

/// The number of an appointment is random: now and then it holds nine digits that could be a BSN.
/// Changed on disk, the next file would be a second appointment in everybody's calendar.
#[test]
fn the_number_of_an_appointment_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = made(&folder, "Praktijkschool Voorbeeldstad");
    let uid = "db0a86e7-accc-4252-962e-44e123456782";
    dossier
        .transact("test", now(), |tx| {
            tx.sql.execute(
                "INSERT INTO calendar_event (uid, kind, subject_id, sequence, digest, sent_at)
                 VALUES (?1, 'meeting', 'x', 0, '', '')",
                [uid],
            )?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let kept: String = dossier
        .read(|sql| {
            Ok::<_, StoreError>(
                sql.query_row("SELECT uid FROM calendar_event", [], |row| row.get(0))?,
            )
        })
        .unwrap();
    assert_eq!(kept, uid);
}
