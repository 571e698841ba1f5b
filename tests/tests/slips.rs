//! Slips of the hand and odd moments in meetings and agreements: somebody is taken off while at hand,
//! a meeting is opened again, a municipality leaves, a day in a year that nobody means.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "slips/agreed.rs"]
mod agreed;
#[path = "slips/meeting.rs"]
mod meeting;

use transitieroute_core::agreements::{
    self, AgreementQuery, AgreementStatus, CalendarOf, OwnerKey, OwnerKind, Repeat, RepeatUnit,
    SaveAgreement, SaveSeries, SetStatus, TakeOver,
};
use transitieroute_core::exchange::calendar::CalendarFile;
use transitieroute_core::ids::{AgreementId, ItemId, MeetingId, StudentId};
use transitieroute_core::instruments::{self, Instrument, InstrumentStatus};
use transitieroute_core::matching::{self, Brought, NewLook, OpenPlace, PlaceKind};
use transitieroute_core::meetings::{
    self, BlockOf, Invitation, ItemPatch, MeetingPage, Obstacle, Outcome, Participant, Presence,
    SaveMeeting, Whom,
};
use transitieroute_core::organisations::{self, Contact};
use transitieroute_core::planning::{self, AskProposal};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, LifeDomain, Relative};
use transitieroute_core::{Moment, UserFacing, stuck};
use transitieroute_tests::desk::{Desk, KAMPEN, ZWOLLE, day, desk, meeting, now};
use transitieroute_tests::plan::as_proposed;

fn on(text: &str) -> Moment {
    Moment::noon(day(text))
}

/// Yara and Daan of Zwolle, Bram and Noor of Kampen, in this order in two parts.
struct Two {
    desk: Desk,
    id: MeetingId,
    students: Vec<StudentId>,
    items: Vec<ItemId>,
}

fn two() -> Two {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.contact("Gemeente Kampen", KAMPEN, "Karel Bedacht");
    let students = vec![
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", ZWOLLE),
        desk.student("Bram", "Oefenaar", KAMPEN),
        desk.student("Noor", "Verzonnen", KAMPEN),
    ];
    let id = desk.plan(&meeting(
        &[ZWOLLE, KAMPEN],
        &students.iter().collect::<Vec<_>>(),
    ));
    let items = desk.items(&id);
    Two {
        desk,
        id,
        students,
        items,
    }
}

impl Two {
    fn screen(&self) -> MeetingPage {
        meetings::on_screen(&self.desk.dossier, &self.id, now()).unwrap()
    }

    /// Nothing of Kampen is on the screen, on paper or among what is missing.
    #[track_caller]
    fn only_zwolle_is_seen(&self) {
        let dossier = &self.desk.dossier;
        let (lines, people) = meetings::on_paper(dossier, &self.id).unwrap();
        let print = meetings::for_print(dossier, &self.id, now().today()).unwrap();
        let packets = meetings::packets(dossier, &self.id, now().today()).unwrap();
        let seen = format!(
            "{:?} {:?} {lines:?} {people:?} {print:?} {packets:?}",
            self.screen(),
            meetings::missing(dossier, &self.id).unwrap()
        );
        for name in ["Bram", "Oefenaar", "Noor", "Verzonnen", "Karel Bedacht"] {
            assert!(!seen.contains(name), "{name} in {seen}");
        }
    }
}

fn person(meeting: &MeetingId, name: &str, role: &str) -> Participant {
    Participant {
        id: None,
        meeting_id: meeting.clone(),
        name: name.to_owned(),
        role: role.to_owned(),
        organisation_id: None,
        contact_id: None,
        student_id: None,
        block_code: String::new(),
        invitation: Invitation::Invited,
        presence: Presence::Unknown,
    }
}

#[test]
fn a_period_does_not_run_on_after_what_was_granted() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let granted = Instrument {
        from_date: Some(day("2027-03-01")),
        ..Instrument::asked(&sem, "jobcoach-uwv", InstrumentStatus::Toegekend)
    };
    let id = instruments::save(&desk.dossier, &granted, now())
        .unwrap()
        .value;
    let ends = || {
        let sheet = instruments::sheet(&desk.dossier, &sem, now().today()).unwrap();
        let periods = sheet.entries.into_iter().flat_map(|one| one.periods);
        periods
            .map(|period| period.to_date.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ends(), ["2027-08-31"], "half a year");
    let shorter = Instrument {
        id: Some(id.clone()),
        to_date: Some(day("2027-06-30")),
        ..granted.clone()
    };
    instruments::save(&desk.dossier, &shorter, now()).unwrap();
    assert_eq!(ends(), ["2027-06-30"]);
    let far = Instrument {
        id: Some(id),
        to_date: Some("+12345-01-01".parse().unwrap()),
        ..granted
    };
    let wrong = instruments::save(&desk.dossier, &far, now()).unwrap_err();
    assert_eq!(wrong.code(), "bad_day");
    assert_eq!(ends(), ["2027-06-30"]);
}

fn asked(student: &StudentId, text: &str, due: &str) -> SaveAgreement {
    SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: None,
        owner_kind: OwnerKind::Wsp,
        owner: "Tom Modelsma".to_owned(),
        owner_contact_id: None,
        text: text.to_owned(),
        due: due.to_owned(),
    }
}

fn agree(desk: &Desk, request: &SaveAgreement) -> AgreementId {
    agreements::save(&desk.dossier, request, now())
        .unwrap()
        .value
}

fn open_one(desk: &Desk, student: &StudentId) -> AgreementId {
    let query = AgreementQuery {
        student_id: Some(student.clone()),
        open_only: true,
        ..AgreementQuery::default()
    };
    let mut open = agreements::list(&desk.dossier, &query, now().today()).unwrap();
    assert_eq!(open.len(), 1);
    open.remove(0).id
}

fn text(file: &CalendarFile) -> String {
    String::from_utf8(file.bytes.clone())
        .unwrap()
        .replace("\r\n ", "")
}

#[test]
fn an_invitation_without_an_end_lasts_until_the_last_part_is_over() {
    let two = two();
    let request = SaveMeeting {
        id: Some(two.id.clone()),
        end_time: String::new(),
        ..meeting(&[ZWOLLE, KAMPEN], &[])
    };
    meetings::save(&two.desk.dossier, &request, now()).unwrap();
    let kampen = BlockOf {
        meeting_id: two.id.clone(),
        municipality_code: KAMPEN.to_owned(),
    };
    meetings::set_start(&two.desk.dossier, &kampen, "13:00", now()).unwrap();
    let file = meetings::calendar_of(&two.desk.dossier, "", None, now())
        .unwrap()
        .value;
    let file = text(&file);
    assert!(file.contains("DTSTART:20270324T080000Z"), "{file}");
    assert!(file.contains("DTEND:20270324T124000Z"), "{file}");
}

#[test]
fn a_day_in_a_year_that_nobody_means_is_refused_and_everything_can_still_be_read() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    for far in ["+12345-01-01", "+262142-12-31", "0027-03-24", "-0001-01-01"] {
        let request = SaveMeeting {
            date: far.to_owned(),
            ..meeting(&[ZWOLLE], &[&sem])
        };
        let wrong = meetings::save(&desk.dossier, &request, now()).unwrap_err();
        assert_eq!(wrong.code(), "bad_date", "{far}");
        let wrong = agreements::save(&desk.dossier, &asked(&sem, "belt", far), now()).unwrap_err();
        assert_eq!(wrong.code(), "bad_date", "{far}");
    }
    assert!(
        meetings::list(&desk.dossier, now().today())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_proposal_that_is_taken_over_twice_plans_nobody_twice() {
    let desk = desk();
    desk.contact("Gemeente Zwolle", ZWOLLE, "Ida Schijnhof");
    desk.student("Yara", "de Demo", ZWOLLE);
    let ask = AskProposal {
        round: meetings::Round::Third,
        minutes: None,
    };
    let proposal = planning::propose(&desk.dossier, &ask, now().today()).unwrap();
    let plan = as_proposed(&proposal, "lokaal 12");
    planning::apply(&desk.dossier, &plan, now()).unwrap();
    let twice = planning::apply(&desk.dossier, &plan, now()).unwrap_err();
    assert_eq!(twice.code(), "already_planned");
    assert!(twice.to_string().contains("Yara de Demo"), "{twice}");
    assert_eq!(
        meetings::list(&desk.dossier, now().today()).unwrap().len(),
        1
    );
}

#[test]
fn a_session_that_begins_late_ends_on_the_same_day() {
    let desk = desk();
    for name in ["Yara", "Daan", "Noor", "Bram", "Sem", "Fay", "Mo", "Isa"] {
        desk.student(name, "Testman", ZWOLLE);
    }
    let mut settings = settings::get(&desk.dossier).unwrap();
    settings.planning.starts = vec!["22:30".to_owned()];
    settings::update(&desk.dossier, &settings, now()).unwrap();
    let ask = AskProposal {
        round: meetings::Round::Third,
        minutes: Some(20),
    };
    let proposal = planning::propose(&desk.dossier, &ask, now().today()).unwrap();
    let plan = as_proposed(&proposal, "lokaal 12");
    planning::apply(&desk.dossier, &plan, now()).unwrap();
    for meeting in &proposal.meetings {
        assert!(meeting.end_time > meeting.start_time, "{meeting:?}");
    }
}

/// Names of 200 letters, line ends, emoji and a BSN in everything that is typed: nothing breaks, and
/// the number is nowhere.
#[test]
fn odd_text_everywhere_breaks_nothing_and_leaves_no_bsn() {
    const ODD: &str = "Zoë 🦊\r\n\u{202e}\"; DROP TABLE x;--\u{0}\t111222333 einde";
    let desk = desk();
    let dossier = &desk.dossier;
    let settings = Settings {
        user_name: "Ans\nProef".to_owned(),
        user_email: "ans@school.example".to_owned(),
        ..settings::get(dossier).unwrap()
    };
    settings::update(dossier, &settings, now()).unwrap();
    let long = "Ä".repeat(200);
    let sem = desk.student(&format!("Sem {long}"), &format!("O'{long}"), ZWOLLE);
    desk.contact("Gemeente Zwolle", ZWOLLE, &format!("Ida {long}"));
    let row = organisations::list(dossier, "").unwrap().remove(0);
    let contact = Contact {
        email: "ida@zwolle.example".to_owned(),
        ..row.contacts[0].clone()
    };
    organisations::save_contact(dossier, &contact, now()).unwrap();
    let id = desk.plan(&SaveMeeting {
        place: ODD.to_owned(),
        remarks: ODD.to_owned(),
        ..meeting(&[ZWOLLE], &[&sem])
    });
    let item = desk.items(&id).remove(0);
    let odd = || Some(ODD.to_owned());
    let patch = ItemPatch {
        outcome: Some(Outcome::Discussed),
        own_words: odd(),
        notes: odd(),
        opinion: odd(),
        advice: odd(),
        plan_a: odd(),
        plan_b: odd(),
        responsible_after: odd(),
        obstacle: Some(Obstacle {
            domain: LifeDomain::Welzijn,
            text: ODD.to_owned(),
        }),
        ..ItemPatch::default()
    };
    desk.note(&item, &patch);
    let request = SaveAgreement {
        item_id: Some(item.clone()),
        owner: ODD.to_owned(),
        ..asked(&sem, ODD, "2027-03-20")
    };
    agree(&desk, &request);
    meetings::begin(dossier, &id, None, now()).unwrap();
    let today = now().today();
    let mut seen = vec![
        format!("{:?}", meetings::on_screen(dossier, &id, now()).unwrap()),
        format!("{:?}", meetings::item(dossier, &item, today).unwrap()),
        format!("{:?}", meetings::projection(dossier, &item, today).unwrap()),
        format!("{:?}", meetings::missing(dossier, &id).unwrap()),
        format!("{:?}", meetings::for_print(dossier, &id, today).unwrap()),
        text(
            &meetings::invitation(dossier, &id, None, now())
                .unwrap()
                .value,
        ),
        format!("{:?}", stuck::draft(dossier, &sem, today).unwrap()),
    ];
    meetings::close(dossier, &id, now()).unwrap();
    let packets = meetings::packets(dossier, &id, today).unwrap();
    assert!(
        packets
            .packets
            .iter()
            .any(|packet| packet.whom == Whom::Student(sem.clone()))
    );
    seen.push(format!("{packets:?}"));
    for owner in agreements::lists(dossier, today).unwrap() {
        let mail = agreements::owner_mail(dossier, &owner.key, today).unwrap();
        assert!(!mail.link().contains(['\r', '\n', ' ', '"']));
        let sent = agreements::to_calendar(
            dossier,
            &CalendarOf::Owner {
                key: owner.key.clone(),
            },
            now(),
        )
        .unwrap();
        seen.push(format!("{owner:?} {mail:?} {}", text(&sent.value)));
    }
    for one in seen {
        assert!(!one.contains("111222333"), "{one}");
    }
}
