//! Talks that go otherwise than planned: a municipality that is not there, a student who is ill.

use super::*;

#[test]
fn situation_9_a_municipality_that_does_not_show_up_is_noted_and_planned_again() {
    let desk = desk();
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Zwolle",
        ZWOLLE,
        &[("Ida Schijnhof", "")],
    );
    desk.organisation(
        OrganisationKind::Gemeente,
        "Gemeente Kampen",
        KAMPEN,
        &[("Bea Model", "")],
    );
    let (yara, daan, sami) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Daan", "Testman", KAMPEN),
        desk.student("Sami", "Proefje", KAMPEN),
    );
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &daan, &sami]));
    let items = desk.items(&id);
    // One of Kampen was talked about before it turned out that nobody would come.
    desk.note(
        &items[1],
        &meetings::ItemPatch {
            outcome: Some(meetings::Outcome::Discussed),
            ..Default::default()
        },
    );
    let request = |reason: &str, absent| Postpone {
        meeting_id: id.clone(),
        municipality_code: KAMPEN.to_owned(),
        reason: reason.to_owned(),
        absent,
    };
    let refused = meetings::postpone(&desk.dossier, &request(" ", true), now()).unwrap_err();
    assert_eq!(
        (refused.code(), refused.field()),
        ("no_reason", Some("reason"))
    );

    let done =
        meetings::postpone(&desk.dossier, &request("niemand van Kampen", true), now()).unwrap();
    assert_eq!(done.value, 1, "who was talked about, was talked about");
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let presence: Vec<(&str, Presence)> = page
        .participants
        .iter()
        .map(|person| (person.name.as_str(), person.presence))
        .collect();
    assert_eq!(
        presence,
        [
            ("Ida Schijnhof", Presence::Unknown),
            ("Bea Model", Presence::Absent)
        ]
    );
    let outcomes: Vec<meetings::Outcome> = page.items.iter().map(|item| item.outcome).collect();
    assert_eq!(
        outcomes,
        [
            meetings::Outcome::Open,
            meetings::Outcome::Discussed,
            meetings::Outcome::Moved
        ]
    );
    let states = |code: &str| -> Vec<TalkState> {
        planning::who(&desk.dossier, code, Round::Second, now().today())
            .unwrap()
            .iter()
            .map(|student| student.state)
            .collect()
    };
    assert_eq!(states(KAMPEN), [TalkState::Open, TalkState::Planned]);
    assert_eq!(states(ZWOLLE), [TalkState::Planned]);
    let again = planning::propose(&desk.dossier, &ask(Round::Second), now().today()).unwrap();
    assert_eq!(again.meetings.len(), 1);
    assert_eq!(again.meetings[0].blocks[0].students[0].id, sami);

    desk.dossier
        .undo(done.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(states(KAMPEN), [TalkState::Planned, TalkState::Planned]);

    // Calling off before: those who are left go on; when nobody is left, the meeting is off.
    meetings::postpone(&desk.dossier, &request("ziek", false), now()).unwrap();
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(
        page.participants[1].invitation,
        meetings::Invitation::Declined
    );
    assert_eq!(page.meeting.status, meetings::MeetingStatus::Planned);
}

#[test]
fn an_ill_student_moves_to_another_meeting_in_one_action() {
    let desk = desk();
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
        &[("Bea Model", "")],
    );
    let (yara, noor) = (
        desk.student("Yara", "de Demo", ZWOLLE),
        desk.student("Noor", "Bedacht", ZWOLLE),
    );
    let id = desk.plan(&meeting(&[ZWOLLE, KAMPEN], &[&yara, &noor]));
    let mother = Participant {
        id: None,
        meeting_id: id.clone(),
        name: "Fatma Demo".to_owned(),
        role: "moeder".to_owned(),
        organisation_id: None,
        contact_id: None,
        block_code: String::new(),
        student_id: Some(yara.clone()),
        invitation: meetings::Invitation::Accepted,
        presence: Presence::Unknown,
    };
    meetings::save_participant(&desk.dossier, &mother, now()).unwrap();
    let items = desk.items(&id);
    let request = MoveTalks {
        items: vec![items[0].clone()],
        to: None,
        at: Some(NewTime {
            date: "2027-03-29".to_owned(),
            start_time: "10".to_owned(),
            end_time: String::new(),
            place: "lokaal 3".to_owned(),
        }),
        reason: "ziek gemeld".to_owned(),
    };
    let done = meetings::move_talks(&desk.dossier, &request, now()).unwrap();
    let new = done.value.clone().unwrap();
    let page = meetings::get(&desk.dossier, &new, now().today()).unwrap();
    assert_eq!(
        (page.meeting.municipalities.as_slice(), page.items.len()),
        (&["Zwolle".to_owned()][..], 1)
    );
    assert_eq!(page.meeting.round, Round::Second);
    let names: Vec<&str> = page
        .participants
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Ida Schijnhof", "Fatma Demo"],
        "only who concerns this student; the mother comes along"
    );
    let old = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    assert_eq!(old.items[0].outcome, meetings::Outcome::Moved);
    assert_eq!(old.meeting.status, meetings::MeetingStatus::Planned);
    let state = || {
        planning::who(&desk.dossier, ZWOLLE, Round::Second, now().today())
            .unwrap()
            .into_iter()
            .find(|one| one.id == yara)
            .unwrap()
    };
    assert_eq!(
        (state().state, state().date),
        (TalkState::Planned, Some(day("2027-03-29")))
    );

    // Better sooner than thought: back to the old list.
    let back = MoveTalks {
        items: desk.items(&new),
        to: Some(id.clone()),
        at: None,
        reason: "toch beter".to_owned(),
    };
    meetings::move_talks(&desk.dossier, &back, now()).unwrap();
    assert_eq!(state().date, Some(day("2027-03-24")));
    assert_eq!(
        meetings::get(&desk.dossier, &new, now().today())
            .unwrap()
            .meeting
            .status,
        meetings::MeetingStatus::Cancelled
    );

    // Nobody knows when: the student is still to be planned.
    let open = MoveTalks {
        items: vec![items[0].clone()],
        to: None,
        at: None,
        reason: "in het ziekenhuis".to_owned(),
    };
    let done = meetings::move_talks(&desk.dossier, &open, now()).unwrap();
    assert_eq!(state().state, TalkState::Open);
    desk.dossier
        .undo(done.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(state().state, TalkState::Planned);
}

#[test]
fn who_was_spoken_with_does_not_move() {
    let desk = desk();
    let yara = desk.student("Yara", "de Demo", ZWOLLE);
    let noor = desk.student("Noor", "Bedacht", ZWOLLE);
    let id = desk.plan(&meeting(&[ZWOLLE], &[&yara, &noor]));
    let items = desk.items(&id);
    let spoken = ItemPatch {
        outcome: Some(meetings::Outcome::Discussed),
        ..ItemPatch::default()
    };
    meetings::update_item(&desk.dossier, &items[1], &spoken, now()).unwrap();
    let request = MoveTalks {
        items: items.clone(),
        to: None,
        at: None,
        reason: "geen tijd meer".to_owned(),
    };
    let error = meetings::move_talks(&desk.dossier, &request, now()).unwrap_err();
    assert_eq!(error.code(), "discussed");
    assert!(error.to_string().contains("Noor"), "{error}");
    let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
    let outcomes = page.items.iter().map(|item| item.outcome);
    assert!(
        outcomes.eq([meetings::Outcome::Open, meetings::Outcome::Discussed]),
        "nobody is moved"
    );
}
