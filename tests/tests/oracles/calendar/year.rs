//! A whole year plan, and the agreements of an owner.

use chrono::Days;
use transitieroute_core::agreements::{
    self, AgreementStatus, CalendarOf, MoveAgreement, OwnerKey, OwnerKind, Repeat, RepeatUnit,
    SaveAgreement, SaveSeries, SetStatus,
};
use transitieroute_core::meetings::{self, Round};
use transitieroute_core::planning::{self, AskProposal};
use transitieroute_core::{Dossier, Moment};
use transitieroute_tests::desk::{KAMPEN, RAALTE, ZWOLLE, day, now};
use transitieroute_tests::plan::as_proposed;

use super::{Read, accepted, office};

#[test]
fn the_whole_year_plan_is_one_file() {
    let desk = office();
    let autumn = Moment::noon(day("2026-09-14"));
    for n in 0..60 {
        let code = [ZWOLLE, ZWOLLE, KAMPEN, RAALTE][n % 4];
        desk.student(&format!("Daan{n}"), "Testman", code);
    }
    for round in [Round::First, Round::Second, Round::Third] {
        let ask = AskProposal {
            round,
            minutes: Some(15),
        };
        let proposal = planning::propose(&desk.dossier, &ask, autumn.today()).unwrap();
        let plan = as_proposed(&proposal, "zaal \"Zuid\"; verdieping 1, links");
        planning::apply(&desk.dossier, &plan, autumn).unwrap();
    }
    let all = meetings::list(&desk.dossier, autumn.today()).unwrap();
    assert!(all.len() >= 6, "{} meetings", all.len());
    let year = |dossier: &Dossier| {
        meetings::calendar_of(dossier, "", None, autumn)
            .unwrap()
            .value
    };
    let first = year(&desk.dossier);
    meetings::cancel(&desk.dossier, &all[2].id, autumn).unwrap();
    let second = year(&desk.dossier);
    let read = accepted(&[first, second]);
    let mut clocks: Vec<(String, String)> = read[0]
        .events
        .iter()
        .map(|event| {
            let end = event.end.as_ref().unwrap();
            (
                event.start.amsterdam.clone().unwrap(),
                end.amsterdam.clone().unwrap(),
            )
        })
        .collect();
    clocks.sort();
    let mut wanted: Vec<(String, String)> = all
        .iter()
        .map(|meeting| {
            (
                format!("{} {}", meeting.date, meeting.start_time),
                format!("{} {}", meeting.date, meeting.end_time),
            )
        })
        .collect();
    wanted.sort();
    assert_eq!(clocks, wanted);
    for (before, after) in read[0].events.iter().zip(&read[1].events) {
        assert_eq!(before.uid, after.uid);
        let off = after.status == "CANCELLED";
        assert_eq!(after.sequence, u32::from(off));
    }
    let off = read[1]
        .events
        .iter()
        .filter(|event| event.status == "CANCELLED");
    assert_eq!(off.count(), 1);
}

#[test]
fn the_agreements_of_an_owner_are_days_in_a_calendar() {
    let desk = office();
    let student = desk.student("Noor", "Schetsman", ZWOLLE);
    let ask = |text: &str, due: &str| SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: None,
        owner_kind: OwnerKind::Ik,
        owner: String::new(),
        owner_contact_id: None,
        text: text.to_owned(),
        due: due.to_owned(),
    };
    let make = |request: SaveAgreement, repeat: Option<Repeat>| {
        let series = SaveSeries {
            agreement: request,
            repeat,
        };
        agreements::save_series(&desk.dossier, &series, now())
            .unwrap()
            .value
    };
    let weekly = Repeat {
        every: 1,
        unit: RepeatUnit::Week,
        until: None,
    };
    let named = make(ask("belt Noor over de stage", "2027-03-28"), None);
    let plain = make(
        ask(
            "vraagt loonwaarde aan; met advies, \\ en brief",
            "2027-03-30",
        ),
        None,
    );
    let series = make(ask("belt de werkgever", "2027-03-27"), Some(weekly));
    make(ask("ooit een keer", ""), None);
    let mine = CalendarOf::Owner { key: OwnerKey::Ik };
    let file = |now: Moment| {
        agreements::to_calendar(&desk.dossier, &mine, now)
            .unwrap()
            .value
    };
    let first = file(now());
    let moved = MoveAgreement {
        id: plain.clone(),
        due: "2027-04-02".to_owned(),
        reason: "wacht op de brief".to_owned(),
    };
    agreements::move_day(&desk.dossier, &moved, now()).unwrap();
    for id in [&named, &series] {
        let done = SetStatus {
            id: id.clone(),
            status: AgreementStatus::Gedaan,
            reason: String::new(),
        };
        agreements::set_status(&desk.dossier, &done, now()).unwrap();
    }
    let second = file(now());
    let read = accepted(&[first, second]);
    let shown = |read: &Read| {
        let mut lines: Vec<String> = read
            .events
            .iter()
            .map(|event| {
                let day = event.start.day.unwrap();
                assert_eq!(
                    event.end.as_ref().and_then(|end| end.day),
                    Some(day + Days::new(1))
                );
                format!(
                    "{day} {} {} {}",
                    event.summary, event.sequence, event.status
                )
            })
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(
        shown(&read[0]),
        [
            "2027-03-27 belt de werkgever 0 CONFIRMED",
            "2027-03-28 Afspraak over leerling N.S. (H-5) 0 CONFIRMED",
            "2027-03-30 vraagt loonwaarde aan; met advies, \\ en brief 0 CONFIRMED",
        ]
    );
    assert_eq!(
        shown(&read[1]),
        [
            "2027-03-27 belt de werkgever 1 CANCELLED",
            "2027-03-28 Afspraak over leerling N.S. (H-5) 1 CANCELLED",
            "2027-04-02 vraagt loonwaarde aan; met advies, \\ en brief 1 CONFIRMED",
            "2027-04-03 belt de werkgever 0 CONFIRMED",
        ]
    );
    assert!(
        read.iter()
            .flat_map(|file| &file.events)
            .all(|event| event.attendees.is_empty())
    );
}
