//! Stories about the split over coaches: everybody who waits at once, with reasons, by hand where a
//! person wants, and taken over in one step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use transitieroute_core::ids::{CoachId, StudentId};
use transitieroute_core::jobcoaches::split::{
    self, AsksFor, OtherChoice, SplitAnswer, SplitChoice, SplitRequest,
};
use transitieroute_core::jobcoaches::{self, Coach, MoveCaseload, NewAssignment};
use transitieroute_core::meetings::{ItemPatch, Round, SaveMeeting};
use transitieroute_core::route::{MovePhase, Phase};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::{Dossier, Moment, Secret, UserFacing, meetings, route, students};

const DOETINCHEM: &str = "GM0222";
const AALTEN: &str = "GM0197";
const TERNEUZEN: &str = "GM0715";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2026-11-23"))
}

fn today() -> NaiveDate {
    now().today()
}

fn dossier(folder: &tempfile::TempDir) -> Dossier {
    Dossier::create(
        &folder.path().join("oefen.transitieroute"),
        &Secret::new("oefenen-met-transitieroute"),
        "Praktijkschool Voorbeeldstad",
        now(),
    )
    .unwrap()
    .0
}

fn coach(dossier: &Dossier, name: &str, capacity: u32, municipalities: &[&str]) -> CoachId {
    save(
        dossier,
        Coach {
            name: name.to_owned(),
            capacity,
            municipality_codes: municipalities
                .iter()
                .map(|code| (*code).to_owned())
                .collect(),
            ..Coach::default()
        },
    )
}

fn save(dossier: &Dossier, coach: Coach) -> CoachId {
    let coach = Coach {
        kind_code: "gemeente".to_owned(),
        ..coach
    };
    jobcoaches::save(dossier, &coach, now()).unwrap().value
}

fn wants(dossier: &Dossier, name: &str, municipality: &str, from: &str) -> StudentId {
    wants_regime(dossier, name, municipality, from, "")
}

fn wants_regime(
    dossier: &Dossier,
    name: &str,
    municipality: &str,
    from: &str,
    regime: &str,
) -> StudentId {
    let new = students::NewStudent {
        first_name: name.to_owned(),
        last_name: "Voorbeeld".to_owned(),
        municipality_code: municipality.to_owned(),
        ..students::NewStudent::default()
    };
    let id = students::add(dossier, &new, now()).unwrap().value;
    let meeting = SaveMeeting {
        id: None,
        date: "2026-11-20".to_owned(),
        start_time: String::new(),
        end_time: String::new(),
        place: String::new(),
        round: Round::First,
        municipality_codes: vec![municipality.to_owned()],
        minutes_per_student: 15,
        remarks: String::new(),
        students: vec![id.clone()],
    };
    let meeting = meetings::save(dossier, &meeting, now()).unwrap().value;
    let page = meetings::get(dossier, &meeting, today()).unwrap();
    let patch = ItemPatch {
        jobcoach_wish: Some("ja".to_owned()),
        jobcoach_from: Some(from.to_owned()),
        jobcoach_regime: Some(regime.to_owned()),
        plan_a: Some("werken in het groen".to_owned()),
        ..ItemPatch::default()
    };
    meetings::update_item(dossier, &page.items[0].id, &patch, now()).unwrap();
    id
}

fn choice(student: &StudentId, coach: &CoachId) -> SplitChoice {
    SplitChoice {
        student_id: student.clone(),
        coach_id: coach.clone(),
    }
}

fn proposed(dossier: &Dossier) -> SplitAnswer {
    split::propose(dossier, &SplitRequest::default(), today()).unwrap()
}

fn coach_of(answer: &SplitAnswer, student: &StudentId) -> Option<CoachId> {
    let found = answer
        .proposals
        .iter()
        .find(|one| one.student_id == *student);
    found.map(|one| one.coach_id.clone())
}

fn running(dossier: &Dossier, coach: &CoachId) -> usize {
    let page = jobcoaches::get(dossier, coach, today()).unwrap();
    page.row.now + page.row.planned
}

#[test]
fn everybody_is_split_at_once_with_reasons_and_taken_over_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let marit = coach(&dossier, "Marit Schets", 1, &[DOETINCHEM, AALTEN]);
    let joost = coach(&dossier, "Joost Modelaar", 5, &[DOETINCHEM]);
    // One at a time Sanne would get Marit, and Daan in Aalten nobody.
    let sanne = wants(&dossier, "Sanne", DOETINCHEM, "2027-01-11");
    let daan = wants(&dossier, "Daan", AALTEN, "2027-01-11");
    let zoe = wants(&dossier, "Zoë", TERNEUZEN, "2027-02-01");

    let answer = proposed(&dossier);
    assert!(answer.proven && answer.cost == answer.at_least);
    assert_eq!(coach_of(&answer, &sanne), Some(joost.clone()));
    assert_eq!(coach_of(&answer, &daan), Some(marit.clone()));
    let of_daan = answer
        .proposals
        .iter()
        .find(|one| one.student_id == daan)
        .unwrap();
    assert_eq!(
        of_daan.reasons,
        [
            "Werkt in Aalten.",
            "Is de enige die past.",
            "Zit daarna vol."
        ]
    );
    assert_eq!(
        (of_daan.short.as_str(), of_daan.half_year_hours),
        ("Aalten", 15)
    );
    assert_eq!(answer.stuck.len(), 1);
    assert_eq!(answer.stuck[0].student_id, zoe);
    assert_eq!(
        answer.stuck[0].why,
        ["Geen enkele jobcoach werkt in Terneuzen."]
    );
    assert_eq!(
        answer.stuck[0].help,
        ["Vraag of Joost ook in Terneuzen komt."]
    );

    // What if: Sanne to Marit. Then there is nobody for Daan.
    let other = OtherChoice {
        settled: SplitRequest::default(),
        choice: choice(&sanne, &marit),
    };
    let what_if = split::otherwise(&dossier, &other, today()).unwrap();
    assert!(what_if.possible);
    assert_eq!((what_if.fewer, what_if.shifts.len()), (1, 1));
    assert_eq!(what_if.text[0], "Dan is er voor Daan geen plek meer.");
    let other = OtherChoice {
        settled: SplitRequest::default(),
        choice: choice(&daan, &joost),
    };
    let what_if = split::otherwise(&dossier, &other, today()).unwrap();
    assert!(!what_if.possible);
    assert_eq!(
        what_if.text,
        ["Daan Voorbeeld woont in Aalten. Daar werkt Joost Modelaar niet."]
    );

    let all: Vec<SplitChoice> = answer
        .proposals
        .iter()
        .map(|one| choice(&one.student_id, &one.coach_id))
        .collect();
    let taken = split::accept(&dossier, &all, now()).unwrap();
    assert_eq!(taken.value.len(), 2);
    assert_eq!(
        (running(&dossier, &marit), running(&dossier, &joost)),
        (1, 1)
    );
    assert_eq!(proposed(&dossier).proposals, []);
    // Twice the same is refused whole: nobody waits any more.
    let error = split::accept(&dossier, &all, now()).unwrap_err();
    assert_eq!(error.code(), "outdated");
    assert_eq!(
        (running(&dossier, &marit), running(&dossier, &joost)),
        (1, 1)
    );
    // One step back takes all of it back.
    dossier.undo(taken.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(
        (running(&dossier, &marit), running(&dossier, &joost)),
        (0, 0)
    );
    assert_eq!(proposed(&dossier).proposals.len(), 2);
}

#[test]
fn a_choice_by_hand_stays_and_the_rest_is_split_around_it() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let marit = coach(&dossier, "Marit Schets", 1, &[]);
    let joost = coach(&dossier, "Joost Modelaar", 2, &[]);
    let sanne = wants(&dossier, "Sanne", DOETINCHEM, "2027-01-11");
    let daan = wants(&dossier, "Daan", AALTEN, "2027-01-11");
    let pinned = |student: &StudentId, coach: &CoachId| SplitRequest {
        pins: vec![choice(student, coach)],
        excluded: Vec::new(),
    };
    let answer = split::propose(&dossier, &pinned(&sanne, &marit), today()).unwrap();
    assert_eq!(
        (coach_of(&answer, &sanne), coach_of(&answer, &daan)),
        (Some(marit.clone()), Some(joost.clone()))
    );
    let answer = split::propose(&dossier, &pinned(&daan, &marit), today()).unwrap();
    assert_eq!(
        (coach_of(&answer, &daan), coach_of(&answer, &sanne)),
        (Some(marit.clone()), Some(joost.clone()))
    );
    let by_hand = answer
        .proposals
        .iter()
        .find(|one| one.student_id == daan)
        .unwrap();
    assert!(by_hand.pinned && by_hand.reasons[0] == "Deze koos je zelf.");
    // Two for one place: the second one is told why not.
    let both = SplitRequest {
        pins: vec![choice(&sanne, &marit), choice(&daan, &marit)],
        excluded: Vec::new(),
    };
    let answer = split::propose(&dossier, &both, today()).unwrap();
    assert_eq!(
        answer.stuck[0].why,
        ["Marit heeft geen plek meer of te weinig uren vanaf 11-01-2027."]
    );
    // Never this pair.
    let never = SplitRequest {
        pins: Vec::new(),
        excluded: vec![choice(&sanne, &marit), choice(&sanne, &joost)],
    };
    let answer = split::propose(&dossier, &never, today()).unwrap();
    assert_eq!(answer.stuck[0].why, ["Je sloot iedereen uit die past."]);
    // Some are taken over, the others keep waiting.
    split::accept(&dossier, &[choice(&daan, &joost)], now()).unwrap();
    let left = proposed(&dossier);
    assert_eq!(
        (left.proposals.len(), coach_of(&left, &sanne).is_some()),
        (1, true)
    );
}

#[test]
fn what_a_coach_can_not_do_is_said_rule_by_rule_with_the_smallest_help() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let base = |name: &str| Coach {
        name: name.to_owned(),
        municipality_codes: vec![DOETINCHEM.to_owned()],
        ..Coach::default()
    };
    let wim = save(
        &dossier,
        Coach {
            regime_codes: vec!["licht".to_owned()],
            ..base("Wim Proef")
        },
    );
    let sanne = wants_regime(&dossier, "Sanne", DOETINCHEM, "2027-01-11", "intensief");
    let answer = proposed(&dossier);
    assert_eq!(
        answer.stuck[0].why,
        ["Geen enkele jobcoach in Doetinchem doet regime intensief."]
    );
    assert_eq!(
        answer.stuck[0].help,
        ["Vraag of Wim ook regime intensief doet."]
    );

    // Hours: 40 for this regime in the settings, 20 with this coach.
    let hours = Settings {
        split_hours: 40,
        ..settings::get(&dossier).unwrap()
    };
    settings::update(&dossier, &hours, now()).unwrap();
    let change = Coach {
        id: Some(wim.clone()),
        half_year_hours: 20,
        ..base("Wim Proef")
    };
    save(&dossier, change);
    let answer = proposed(&dossier);
    assert_eq!(
        answer.stuck[0].why,
        ["Alleen Wim past hier, en die zit vol vanaf 11-01-2027."]
    );
    assert_eq!(
        answer.stuck[0].help,
        ["20 uur meer per half jaar bij Wim is genoeg."]
    );

    // Period: begins later than asked.
    let change = Coach {
        id: Some(wim.clone()),
        from_date: Some(day("2027-03-01")),
        ..base("Wim Proef")
    };
    save(&dossier, change);
    assert_eq!(
        proposed(&dossier).stuck[0].why,
        ["Wim Proef begint pas op 01-03-2027."]
    );

    // Places: full now, free when somebody stops before Sanne begins.
    let change = Coach {
        id: Some(wim.clone()),
        capacity: 1,
        ..base("Wim Proef")
    };
    save(&dossier, change);
    let daan = wants(&dossier, "Daan", DOETINCHEM, "2026-12-01");
    let until = NewAssignment {
        student_id: daan.clone(),
        coach_id: wim.clone(),
        regime_code: String::new(),
        half_year_hours: None,
        paid_by: String::new(),
        from_date: "2026-12-01".to_owned(),
        to_date: "2027-01-10".to_owned(),
        goals: String::new(),
        reason: String::new(),
    };
    let busy = jobcoaches::assign(&dossier, &until, now()).unwrap().value;
    assert_eq!(coach_of(&proposed(&dossier), &sanne), Some(wim.clone()));
    jobcoaches::end(&dossier, &busy, "2027-01-11", "", now()).unwrap();
    let answer = proposed(&dossier);
    assert_eq!(answer.stuck[0].help, ["Eén plek meer bij Wim is genoeg."]);
}

/// Handbook 12d.4: the placement fails in the third week; back to A5, with the same coach.
#[test]
fn a_placement_that_fails_in_week_three_goes_back_and_the_same_coach_is_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    // Joost is nearer, knows the work and has all the room; Marit walked along before.
    let marit = coach(&dossier, "Marit Schets", 9, &[]);
    let joost = save(
        &dossier,
        Coach {
            name: "Joost Modelaar".to_owned(),
            capacity: 30,
            municipality_codes: vec![DOETINCHEM.to_owned()],
            expertise: "groen, horeca".to_owned(),
            ..Coach::default()
        },
    );
    let sanne = wants(&dossier, "Sanne", DOETINCHEM, "2026-11-23");
    let first = NewAssignment {
        student_id: sanne.clone(),
        coach_id: marit.clone(),
        regime_code: String::new(),
        half_year_hours: None,
        paid_by: String::new(),
        from_date: "2026-11-02".to_owned(),
        to_date: String::new(),
        goals: String::new(),
        reason: String::new(),
    };
    let assignment = jobcoaches::assign(&dossier, &first, now()).unwrap().value;
    let placed = MovePhase {
        students: vec![sanne.clone()],
        to: Phase::Overgedragen,
        reason: String::new(),
    };
    route::move_to(&dossier, &placed, now()).unwrap();

    // Week three: the place is gone, and the coach was stopped with it.
    route::fall_back(&dossier, &sanne, "het bedrijf stopt", now()).unwrap();
    assert_eq!(
        proposed(&dossier).proposals,
        [],
        "the coach still walks along"
    );
    jobcoaches::end(&dossier, &assignment, "2026-11-22", "plek gestopt", now()).unwrap();

    let answer = proposed(&dossier);
    assert_eq!(coach_of(&answer, &sanne), Some(marit.clone()));
    assert_eq!(answer.proposals[0].short, "was al de coach");
    assert_eq!(
        answer.proposals[0].reasons[0],
        "Marit kent Sanne al van eerder."
    );
    let other = OtherChoice {
        settled: SplitRequest::default(),
        choice: choice(&sanne, &joost),
    };
    let what_if = split::otherwise(&dossier, &other, today()).unwrap();
    assert!(what_if.possible && what_if.costs > 0);
    assert_eq!(
        what_if.text,
        ["Joost kent Sanne nog niet en werkte nog niet met school."]
    );
    // The weight is a setting: without it the nearest one is chosen.
    let light = Settings {
        split_same_coach: 0,
        ..settings::get(&dossier).unwrap()
    };
    settings::update(&dossier, &light, now()).unwrap();
    assert_eq!(coach_of(&proposed(&dossier), &sanne), Some(joost));
}

/// Handbook 12d.8: a coach leaves. The whole caseload moves in one action; or it is freed and split
/// anew over everybody who has room.
#[test]
fn situation_8_a_coach_who_leaves_has_the_caseload_moved_in_one_action_or_split_anew() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let fatma = coach(&dossier, "Fatma Proef", 9, &[]);
    let (marit, joost) = (
        coach(&dossier, "Marit Schets", 3, &[]),
        coach(&dossier, "Joost Modelaar", 3, &[]),
    );
    let names = ["Sanne", "Daan", "Zoë", "Ties"];
    let caseload: Vec<StudentId> = names
        .iter()
        .map(|name| wants(&dossier, name, DOETINCHEM, "2026-11-23"))
        .collect();
    let all: Vec<SplitChoice> = caseload
        .iter()
        .map(|student| choice(student, &fatma))
        .collect();
    split::accept(&dossier, &all, now()).unwrap();
    assert_eq!(running(&dossier, &fatma), 4);

    let everybody = MoveCaseload {
        from: fatma.clone(),
        to: marit.clone(),
        date: "2026-12-01".to_owned(),
        reason: "Fatma gaat weg".to_owned(),
        students: Vec::new(),
    };
    let moved = jobcoaches::move_caseload(&dossier, &everybody, now()).unwrap();
    assert_eq!(
        (moved.value, running(&dossier, &marit)),
        (4, 4),
        "one too many, with a reason"
    );
    dossier.undo(moved.changes.undo.unwrap(), now()).unwrap();
    assert_eq!(running(&dossier, &fatma), 4);

    // Or: she stops with everybody, has an end, and they are split over who is left.
    for assignment in jobcoaches::get(&dossier, &fatma, today())
        .unwrap()
        .assignments
    {
        jobcoaches::end(
            &dossier,
            &assignment.id,
            "2026-11-30",
            "Fatma gaat weg",
            now(),
        )
        .unwrap();
    }
    let page = jobcoaches::get(&dossier, &fatma, today()).unwrap();
    save(
        &dossier,
        Coach {
            to_date: Some(day("2026-11-30")),
            ..page.row.coach
        },
    );
    let later = day("2026-12-01");
    let answer = split::propose(&dossier, &SplitRequest::default(), later).unwrap();
    let count = |coach: &CoachId| {
        answer
            .proposals
            .iter()
            .filter(|one| one.coach_id == *coach)
            .count()
    };
    assert_eq!(
        (count(&marit), count(&joost), answer.stuck.len()),
        (2, 2, 0),
        "evenly"
    );
}

#[test]
fn who_asks_for_a_coach_gets_that_one_when_it_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(&folder);
    let marit = coach(&dossier, "Marit Schets", 1, &[]);
    let joost = coach(&dossier, "Joost Modelaar", 9, &[DOETINCHEM]);
    let sanne = wants(&dossier, "Sanne", DOETINCHEM, "2027-01-11");
    assert_eq!(coach_of(&proposed(&dossier), &sanne), Some(joost));
    let asks = |coach_id| AsksFor {
        student_id: sanne.clone(),
        coach_id,
    };
    split::ask_for(&dossier, &asks(Some(marit.clone())), now()).unwrap();
    let answer = proposed(&dossier);
    assert_eq!(coach_of(&answer, &sanne), Some(marit.clone()));
    assert_eq!(
        answer.proposals[0].reasons[0],
        "Sanne vraagt zelf om Marit."
    );
    assert_eq!(
        jobcoaches::unassigned(&dossier, today()).unwrap()[0].asks_for,
        Some(marit.clone())
    );
    // A coach whom somebody asked for and who never had a student can still be taken out.
    jobcoaches::remove(&dossier, &marit, now()).unwrap();
    split::ask_for(&dossier, &asks(None), now()).unwrap();
    let error = split::ask_for(&dossier, &asks(Some(marit)), now()).unwrap_err();
    assert_eq!(error.code(), "unknown_coach");
}
