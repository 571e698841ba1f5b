//! Situations that the program must survive (handbook 12d), as far as they run through meetings,
//! agreements, the year plan and jobcoaches together. Those of one part stand with that part, under
//! the same names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use transitieroute_core::Moment;
use transitieroute_core::agreements::{
    self, AgreementStatus, OwnerKey, OwnerKind, SaveAgreement, SetStatus,
};
use transitieroute_core::ids::{CoachId, StudentId};
use transitieroute_core::import::{self, ImportDefaults, PlanImport, RowOutcome};
use transitieroute_core::jobcoaches::split::{self, AsksFor, SplitRequest};
use transitieroute_core::jobcoaches::{self, Coach, NewAssignment};
use transitieroute_core::meetings::{
    self, Invitation, ItemPatch, Participant, Presence, Round, SaveMeeting,
};
use transitieroute_core::planning;
use transitieroute_core::roster::{self, StudentQuery};
use transitieroute_core::route::{self, MovePhase, Phase, RoutePatch};
use transitieroute_core::stuck::{self, Reason, SaveRedButton};
use transitieroute_core::students::{self, Relative};
use transitieroute_core::today::today;
use transitieroute_tests::desk::{Desk, ZWOLLE, day, desk, meeting, now};

fn on(text: &str) -> Moment {
    Moment::noon(day(text))
}

fn agreement(student: &StudentId, kind: OwnerKind, owner: &str, text: &str) -> SaveAgreement {
    SaveAgreement {
        id: None,
        student_id: student.clone(),
        item_id: None,
        owner_kind: kind,
        owner: owner.to_owned(),
        owner_contact_id: None,
        text: text.to_owned(),
        due: "2027-03-27".to_owned(),
    }
}

fn agree(desk: &Desk, request: &SaveAgreement) {
    agreements::save(&desk.dossier, request, now()).unwrap();
}

fn go(desk: &Desk, student: &StudentId, to: Phase, reason: &str, date: &str) {
    let request = MovePhase {
        students: vec![student.clone()],
        to,
        reason: reason.to_owned(),
    };
    route::move_to(&desk.dossier, &request, on(date)).unwrap();
}

fn coach(desk: &Desk, name: &str) -> CoachId {
    let coach = Coach {
        name: name.to_owned(),
        kind_code: "gemeente".to_owned(),
        capacity: 5,
        ..Coach::default()
    };
    jobcoaches::save(&desk.dossier, &coach, now())
        .unwrap()
        .value
}

/// A meeting of these students, in which the first one asks for a coach.
fn talk(desk: &Desk, student: &StudentId) {
    let id = desk.plan(&meeting(&[ZWOLLE], &[student]));
    let patch = ItemPatch {
        jobcoach_wish: Some("ja".to_owned()),
        ..ItemPatch::default()
    };
    desk.note(&desk.items(&id)[0], &patch);
}

/// Refuses help now and asks after two years: in between nobody gives away a coach's hours for this
/// student, and afterwards the same coach is thought of.
#[test]
fn situation_5_who_refuses_help_is_not_split_over_the_coaches_until_asked_for() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let marit = coach(&desk, "Marit Model");
    coach(&desk, "Joost Modelaar");
    talk(&desk, &sem);
    let waiting = |date: &str| {
        let all = SplitRequest::default();
        split::propose(&desk.dossier, &all, day(date)).unwrap()
    };
    assert_eq!(waiting("2027-03-10").proposals.len(), 1);
    go(
        &desk,
        &sem,
        Phase::GeenNazorg,
        "wil geen hulp",
        "2027-03-10",
    );
    let refused = waiting("2027-03-10");
    assert!(refused.proposals.is_empty() && refused.stuck.is_empty());

    let reason = "toen wilde ik niet, maar nu wel";
    go(&desk, &sem, Phase::Plaatsing, reason, "2029-03-08");
    let asks = AsksFor {
        student_id: sem.clone(),
        coach_id: Some(marit.clone()),
    };
    split::ask_for(&desk.dossier, &asks, on("2029-03-08")).unwrap();
    let answer = waiting("2029-03-12");
    assert_eq!(answer.proposals.len(), 1);
    assert_eq!(answer.proposals[0].coach_id, marit);
}

/// Separated parents who disagree: each is there in their own name, owns what they promised, and gets
/// a list with nothing of the other. What they think stays apart.
#[test]
fn situation_6_parents_who_disagree_each_have_a_seat_and_a_list_of_their_own() {
    let desk = desk();
    let ties = desk.student("Ties", "Testman", ZWOLLE);
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    for (name, relation) in [("Els Verzonnen", "moeder"), ("Piet Verzonnen", "vader")] {
        let relative = Relative {
            id: None,
            name: name.to_owned(),
            relation: relation.to_owned(),
            phone: String::new(),
            email: String::new(),
        };
        students::save_relative(&desk.dossier, &ties, &relative, now()).unwrap();
    }
    let id = desk.plan(&meeting(&[ZWOLLE], &[&ties, &noor]));
    let parent = |name: &str, presence| Participant {
        id: None,
        meeting_id: id.clone(),
        name: name.to_owned(),
        role: "ouder".to_owned(),
        organisation_id: None,
        contact_id: None,
        student_id: Some(ties.clone()),
        block_code: String::new(),
        invitation: Invitation::Accepted,
        presence,
    };
    for person in [
        parent("Els Verzonnen", Presence::Present),
        parent("Piet Verzonnen", Presence::Absent),
    ] {
        meetings::save_participant(&desk.dossier, &person, now()).unwrap();
    }
    let items = desk.items(&id);
    desk.note(
        &items[0],
        &ItemPatch {
            notes: Some("Moeder wil beschut werk, vader een gewone baan.".to_owned()),
            ..ItemPatch::default()
        },
    );
    let promise = |owner: &str, text: &str| {
        let request = SaveAgreement {
            item_id: Some(items[0].clone()),
            ..agreement(&ties, OwnerKind::Ouder, owner, text)
        };
        agree(&desk, &request);
    };
    promise("Els Verzonnen", "vraagt het advies aan");
    promise("Piet Verzonnen", "praat met de werkgever");

    // Two owners, each with one line and a list of their own.
    let rows = agreements::lists(&desk.dossier, now().today()).unwrap();
    let parents: Vec<&str> = rows.iter().map(|row| row.owner.as_str()).collect();
    assert_eq!(parents, ["Els Verzonnen", "Piet Verzonnen"]);
    for (row, text) in rows
        .iter()
        .zip(["vraagt het advies aan", "praat met de werkgever"])
    {
        assert!(
            matches!(&row.key, OwnerKey::Around { id, .. } if *id == ties),
            "{:?}",
            row.key
        );
        let list = agreements::owner_list(&desk.dossier, &row.key, now().today()).unwrap();
        let texts: Vec<&str> = list.students[0]
            .agreements
            .iter()
            .map(|one| one.text.as_str())
            .collect();
        assert_eq!((list.students.len(), texts), (1, vec![text]));
    }
    // The report says who was there and who was not, and the other student's report names neither.
    let report = |at: usize| {
        let print = meetings::report_for_print(&desk.dossier, &items[at], now().today()).unwrap();
        format!("{print:?}")
    };
    let own = report(0);
    assert!(own.contains("Els Verzonnen") && own.contains("Piet Verzonnen"));
    assert!(!report(1).contains("Verzonnen"));
}

/// One more year: not to be seen this spring any more, and from August in all three rounds again.
#[test]
fn situation_7_one_more_year_takes_a_student_out_of_this_years_rounds_into_the_next() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    let patch = RoutePatch {
        expected_end_date: Some("2027-07-10".to_owned()),
        ..RoutePatch::default()
    };
    route::update(&desk.dossier, &sem, &patch, now()).unwrap();
    let seen = desk.plan(&SaveMeeting {
        round: Round::Second,
        ..meeting(&[ZWOLLE], &[&sem])
    });
    desk.note(
        &desk.items(&seen)[0],
        &ItemPatch {
            outcome: Some(meetings::Outcome::Discussed),
            ..ItemPatch::default()
        },
    );
    meetings::close(&desk.dossier, &seen, now()).unwrap();
    let open = |date: &str| {
        let plan = planning::overview(&desk.dossier, day(date)).unwrap();
        plan.rounds
            .iter()
            .map(|round| (round.count.seen, round.count.open))
            .collect::<Vec<_>>()
    };
    assert_eq!(open("2027-03-26"), [(0, 1), (1, 0), (0, 1)]);
    route::extend_year(&desk.dossier, &[sem], "tlv voor een jaar", on("2027-03-26")).unwrap();
    assert_eq!(open("2027-03-26"), [(0, 0); 3], "not this year");
    assert_eq!(
        open("2027-09-10"),
        [(0, 1); 3],
        "and in every round of the next: last year's talk does not count"
    );
}

/// A new list of the school brings another name for the same number: meeting, agreements and coach
/// stay with the same person, under the new name, and nobody is there twice.
#[test]
fn situation_13_who_is_renamed_by_an_import_keeps_meeting_agreements_and_coach() {
    let desk = desk();
    let folder = tempfile::tempdir().unwrap();
    let list = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let request = PlanImport {
            path: path.to_string_lossy().into_owned(),
            mapping: None,
            defaults: ImportDefaults::default(),
        };
        import::apply(&desk.dossier, &request, now(), &|_, _| true)
            .unwrap()
            .value
    };
    let header = "leerlingnummer;roepnaam;tussenvoegsel;achternaam;woonplaats";
    list(
        "a.csv",
        &format!("{header}\n71;Sana;;Yilmaz;Zwolle\n72;Sana;el;Testman;Zwolle\n"),
    );
    let of = |number: &str| -> StudentId {
        let everybody = StudentQuery {
            limit: 9,
            ..StudentQuery::default()
        };
        let found = roster::list(&desk.dossier, &everybody, now().today()).unwrap();
        assert_eq!(found.rows.len(), 2, "nobody is there twice");
        let mut rows = found.rows.into_iter();
        rows.find(|row| row.number == number).unwrap().id
    };
    let (sana, other) = (of("71"), of("72"));
    let id = desk.plan(&meeting(&[ZWOLLE], &[&sana, &other]));
    let items = desk.items(&id);
    desk.agree(&sana, &items[0], "vraagt loonwaarde aan");
    let marit = coach(&desk, "Marit Model");
    let assignment = NewAssignment {
        student_id: sana.clone(),
        coach_id: marit.clone(),
        regime_code: String::new(),
        half_year_hours: None,
        paid_by: String::new(),
        from_date: "2027-03-10".to_owned(),
        to_date: String::new(),
        goals: String::new(),
        reason: String::new(),
    };
    jobcoaches::assign(&desk.dossier, &assignment, now()).unwrap();

    // Two surnames and a letter that a system dropped before.
    let plan = list(
        "b.csv",
        &format!("{header}\n71;Sana;;Yılmaz-de Ğroot;Zwolle\n72;Sana;el;Testman;Zwolle\n"),
    );
    let outcomes: Vec<RowOutcome> = plan.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [RowOutcome::Changed, RowOutcome::Unchanged]);
    assert_eq!(of("71"), sana, "the same person");
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let names: Vec<&str> = page.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["Sana Yılmaz-de Ğroot", "Sana el Testman"]);
    let minutes = meetings::item(&desk.dossier, &items[0], now().today()).unwrap();
    assert_eq!(minutes.agreements.len(), 1);
    let caseload = jobcoaches::get(&desk.dossier, &marit, now().today()).unwrap();
    assert_eq!(caseload.assignments.len(), 1);

    // Her new name stays off the screen of the other one, however it is written.
    for line in [
        "Net als Sana Yilmaz de Groot",
        "vraag mevr. YILMAZ",
        "de familie Ğroot belt",
    ] {
        desk.note(
            &items[1],
            &ItemPatch {
                own_words: Some(line.to_owned()),
                ..ItemPatch::default()
            },
        );
        let shown = meetings::projection(&desk.dossier, &items[1], now().today()).unwrap();
        let screen = format!("{:?}", shown.screen).to_lowercase();
        for name in ["yilmaz", "yılmaz", "groot", "ğroot"] {
            assert!(!screen.contains(name), "{name} of “{line}” in {screen}");
        }
        assert!(!shown.withheld.is_empty(), "and the laptop says so");
    }
}

/// The day on which a record could go comes while something is open: nothing goes by itself, and what
/// is open still stands on Vandaag with its owner.
#[test]
fn situation_14_an_open_question_outlives_the_day_on_which_a_record_could_go() {
    let desk = desk();
    let sem = desk.student("Sem", "Schets", ZWOLLE);
    agree(
        &desk,
        &agreement(&sem, OwnerKind::Ik, "", "belt over de schulden"),
    );
    agree(
        &desk,
        &agreement(&sem, OwnerKind::Gemeente, "", "zoekt een kamer"),
    );
    go(&desk, &sem, Phase::Nazorg1, "van school", "2027-07-10");
    let press = SaveRedButton {
        reason: Reason::WieIsAanZet,
        stuck: "Niemand helpt met de schulden.".to_owned(),
        needed: "Iemand die beslist.".to_owned(),
        needed_before: String::new(),
        contact_id: None,
        lines: Vec::new(),
    };
    stuck::press(&desk.dossier, &sem, &press, on("2029-06-01")).unwrap();
    // Two years after leaving, and the measure of two years after that (handbook 10.2, 6).
    for date in ["2029-07-11", "2029-11-02"] {
        let page = today(&desk.dossier, day(date)).unwrap();
        assert_eq!(page.open_agreements, 2, "{date}");
        assert_eq!((page.late.len(), page.owners_late.len()), (2, 1), "{date}");
        assert_eq!(page.red_buttons.len(), 1, "{date}");
    }
    // Closing the route is a person's step; even then nothing is lost, and it comes back with it.
    go(&desk, &sem, Phase::Geland, "termijn is om", "2029-11-02");
    let rest = today(&desk.dossier, day("2029-11-03")).unwrap();
    assert_eq!((rest.late.len(), rest.resting), (0, 2));
    assert_eq!(
        rest.red_buttons.len(),
        1,
        "the rode knop waits for an outcome"
    );
    go(
        &desk,
        &sem,
        Phase::Plaatsing,
        "vraagt toch hulp",
        "2030-01-10",
    );
    let back = today(&desk.dossier, day("2030-01-11")).unwrap();
    assert_eq!((back.late.len(), back.open_agreements), (2, 2));
    let done = SetStatus {
        id: back.late[0].id.clone(),
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    };
    agreements::set_status(&desk.dossier, &done, on("2030-01-11")).unwrap();
}
