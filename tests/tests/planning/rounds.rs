//! The rounds of the year: who must be seen before when, and a proposal that goes on the calendar.

use super::*;

fn class(desk: &Desk, code: &str, count: usize) -> Vec<StudentId> {
    (0..count)
        .map(|n| desk.student(&format!("Jongere{n}"), &format!("Voorbeeld{code}"), code))
        .collect()
}

#[test]
fn who_must_be_seen_before_when_is_always_in_view() {
    let desk = desk();
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example")],
    );
    let zwolle = class(&desk, ZWOLLE, 3);
    class(&desk, KAMPEN, 2);
    desk.student("Noor", "Bedacht", "");
    // One seen, one planned, one still to be seen.
    let seen = desk.plan(&SaveMeeting {
        date: "2026-11-05".to_owned(),
        round: Round::First,
        ..meeting(&[ZWOLLE], &[&zwolle[0]])
    });
    let item = &desk.items(&seen)[0];
    desk.note(
        item,
        &meetings::ItemPatch {
            outcome: Some(meetings::Outcome::Discussed),
            ..Default::default()
        },
    );
    meetings::close(&desk.dossier, &seen, autumn()).unwrap();
    desk.plan(&SaveMeeting {
        date: "2026-12-01".to_owned(),
        round: Round::First,
        ..meeting(&[ZWOLLE], &[&zwolle[1]])
    });

    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(plan.cohort, "2026-2027");
    let before: Vec<String> = plan
        .rounds
        .iter()
        .map(|round| round.before.to_string())
        .collect();
    assert_eq!(before, ["2027-01-01", "2027-04-01", "2027-07-10"]);
    assert_eq!(plan.rounds[0].days_left, 40);
    let names: Vec<&str> = plan
        .municipalities
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["Kampen", "Zwolle"]);
    let first = plan.municipalities[1].counts[0];
    assert_eq!((first.seen, first.planned, first.open), (1, 1, 1));
    assert_eq!(plan.municipalities[1].counts[1].open, 3);
    assert_eq!(plan.municipalities[1].marks.len(), 2);
    let kinds: Vec<WarningKind> = plan.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(
        kinds,
        [
            WarningKind::Soon,
            WarningKind::NoHome,
            WarningKind::NoContact,
            WarningKind::NoHolidays
        ]
    );

    let who = planning::who(&desk.dossier, ZWOLLE, Round::First, autumn().today()).unwrap();
    let states: Vec<TalkState> = who.iter().map(|student| student.state).collect();
    assert_eq!(
        states,
        [TalkState::Seen, TalkState::Planned, TalkState::Open]
    );
    assert_eq!(
        planning::who(&desk.dossier, "", Round::First, autumn().today())
            .unwrap()
            .len(),
        1
    );

    // After the day it says how many were missed; with too few days left that it can't fit.
    let late = planning::overview(&desk.dossier, day("2027-01-04")).unwrap();
    assert_eq!(
        (late.warnings[0].kind, late.warnings[0].students),
        (WarningKind::Late, 4)
    );
    let settings = Settings {
        planning: PlanningSettings {
            weekdays: vec![1],
            invite_days: 28,
            ..Default::default()
        },
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    let full = planning::overview(&desk.dossier, day("2026-12-07")).unwrap();
    assert_eq!(
        (full.warnings[0].kind, full.warnings[0].days),
        (WarningKind::NoRoom, 1)
    );
}

#[test]
fn participants_come_as_few_times_as_possible_and_the_plan_goes_on_the_calendar_as_one_step() {
    let desk = desk();
    // Zwolle and Kampen share WSP and UWV; Raalte is of the same region and has Kampen's consultant.
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "ida@zwolle.example")],
    );
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Kampen",
        KAMPEN,
        &[("Bea Model", "bea@samen.example")],
    );
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Raalte",
        RAALTE,
        &[("Bea Model", "bea@samen.example")],
    );
    desk.organisation(
        OrganisationKind::Wsp,
        "WSP",
        ZWOLLE,
        &[("Tom Modelsma", "tom@wsp.example")],
    );
    desk.organisation(
        OrganisationKind::Uwv,
        "UWV",
        ZWOLLE,
        &[("Eva Oefen", "eva@uwv.example")],
    );
    let all: usize = [(ZWOLLE, 14), (KAMPEN, 4), (RAALTE, 5)]
        .map(|(code, count)| class(&desk, code, count).len())
        .iter()
        .sum();

    let proposal = planning::propose(&desk.dossier, &ask(Round::First), autumn().today()).unwrap();
    // 23 talks fit on one day of two sessions of twelve; Zwolle's rest goes to the other session.
    let dates: BTreeSet<NaiveDate> = proposal
        .meetings
        .iter()
        .map(|meeting| meeting.date)
        .collect();
    assert_eq!(dates.len(), 1);
    assert_eq!(
        (proposal.visits, proposal.least, proposal.proven),
        (4, 4, true)
    );
    let lines: Vec<String> = proposal
        .meetings
        .iter()
        .map(|meeting| {
            let blocks: Vec<String> = meeting
                .blocks
                .iter()
                .map(|block| format!("{} {}", block.municipality, block.students.len()))
                .collect();
            format!(
                "{}-{} {}",
                meeting.start_time,
                meeting.end_time,
                blocks.join(" + ")
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "09:00-11:15 Kampen 4 + Raalte 5",
            "11:15-11:45 Zwolle 2",
            "13:00-16:00 Zwolle 12"
        ],
        "one consultant is one meeting; the others follow"
    );
    // The day is a school day, far enough ahead to invite, before the first of January.
    let date = *dates.first().unwrap();
    assert!(
        date >= day("2026-12-06") && date < day("2027-01-01"),
        "{date}"
    );

    let done = planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap();
    assert_eq!(done.value.len(), 3);
    let together = meetings::get(&desk.dossier, &done.value[0], autumn().today()).unwrap();
    assert_eq!(together.meeting.municipalities, ["Kampen", "Raalte"]);
    assert_eq!(together.meeting.place, "lokaal 12");
    let names: Vec<&str> = together
        .participants
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Bea Model", "Tom Modelsma", "Eva Oefen"],
        "everybody once"
    );
    assert_eq!(together.items.len(), 9);
    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(
        (plan.rounds[0].count.planned, plan.rounds[0].count.open),
        (all, 0)
    );
    assert!(
        planning::propose(&desk.dossier, &ask(Round::First), autumn().today())
            .unwrap()
            .meetings
            .is_empty()
    );

    desk.dossier
        .undo(done.changes.undo.unwrap(), autumn())
        .unwrap();
    let plan = planning::overview(&desk.dossier, autumn().today()).unwrap();
    assert_eq!(
        (plan.rounds[0].count.planned, plan.rounds[0].count.open),
        (0, all)
    );
}

#[test]
fn days_are_spread_kept_free_and_never_too_late() {
    let desk = desk();
    for code in [ZWOLLE, KAMPEN, RAALTE] {
        class(&desk, code, 30);
    }
    // Who leaves before the others must be seen before that day.
    let early = desk.student("Vroeg", "Weg", ZWOLLE);
    let patch = RoutePatch {
        expected_end_date: Some("2027-05-14".to_owned()),
        ..Default::default()
    };
    route::update(&desk.dossier, &early, &patch, autumn()).unwrap();
    // A holiday, a day with a meeting, and days of the week without meetings.
    let settings = Settings {
        planning: PlanningSettings {
            weekdays: vec![2, 4],
            closed: vec![Closed {
                from: day("2027-04-19"),
                to: day("2027-05-07"),
                name: "meivakantie".to_owned(),
            }],
            ..Default::default()
        },
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, autumn()).unwrap();
    desk.plan(&SaveMeeting {
        date: "2027-05-11".to_owned(),
        ..meeting(&[ZWOLLE], &[])
    });

    let proposal = planning::propose(&desk.dossier, &ask(Round::Third), autumn().today()).unwrap();
    let placed: usize = proposal
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.blocks)
        .map(|block| block.students.len())
        .sum();
    assert_eq!((placed, proposal.unplaced.len()), (91, 0));
    for meeting in &proposal.meetings {
        assert!(
            [Weekday::Tue, Weekday::Thu].contains(&meeting.date.weekday()),
            "{}",
            meeting.date
        );
        assert!(!(day("2027-04-19")..=day("2027-05-07")).contains(&meeting.date));
        assert_ne!(meeting.date, day("2027-05-11"));
        for student in meeting.blocks.iter().flat_map(|block| &block.students) {
            assert!(
                meeting.date < student.before,
                "{} of {}",
                meeting.date,
                student.name
            );
            if student.id == early {
                assert_eq!(student.before, day("2027-05-14"));
            }
        }
    }
    // Spread over the round: not all in the first weeks.
    let last = proposal.meetings.last().unwrap().date;
    assert!(last > day("2027-06-10"), "{last}");

    // When the round is over nobody can be placed, and that is said.
    let late = planning::propose(&desk.dossier, &ask(Round::First), day("2026-12-28")).unwrap();
    assert!(late.meetings.is_empty());
    assert_eq!(
        late.unplaced
            .iter()
            .map(|block| block.students.len())
            .sum::<usize>(),
        91
    );
    assert!(!late.proven);
}

#[test]
fn situation_2_moving_between_planning_and_the_talk_and_a_class_of_five_regions() {
    let desk = desk();
    // One class, five labour market regions: nobody shares anybody, so five days of their own.
    let homes = [ZWOLLE, "GM0344", "GM0363", "GM0599", "GM0014"];
    for (at, code) in homes.iter().enumerate() {
        desk.organisation(
            OrganisationKind::Wsp,
            &format!("WSP {at}"),
            code,
            &[(&format!("Wim Werk{at}"), "")],
        );
        class(&desk, code, 2);
    }
    let proposal = planning::propose(&desk.dossier, &ask(Round::Second), autumn().today()).unwrap();
    assert_eq!(proposal.meetings.len(), 5);
    assert_eq!((proposal.visits, proposal.proven), (5, true));
    let regions: BTreeSet<&str> = proposal
        .people
        .iter()
        .flat_map(|of| &of.people)
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(regions.len(), 5);

    // A student moves after the proposal was made: the calendar refuses the lot and says who.
    let moved = proposal.meetings[0].blocks[0].students[0].clone();
    desk.move_home(&moved.id, KAMPEN);
    let refused =
        planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap_err();
    assert_eq!(refused.code(), "other_municipality");
    assert!(refused.to_string().contains(&moved.name), "{refused}");
    assert!(
        meetings::list(&desk.dossier, autumn().today())
            .unwrap()
            .is_empty()
    );

    // Asked again, the student is with the new municipality.
    let proposal = planning::propose(&desk.dossier, &ask(Round::Second), autumn().today()).unwrap();
    planning::apply(&desk.dossier, &as_proposed(&proposal, ROOM), autumn()).unwrap();
    // And one who moves after planning is still to be planned: with the new municipality.
    let later = proposal.meetings[1].blocks[0].students[0].clone();
    desk.move_home(&later.id, RAALTE);
    let who = planning::who(&desk.dossier, RAALTE, Round::Second, autumn().today()).unwrap();
    assert_eq!((who.len(), who[0].state), (1, TalkState::Open));
}
