//! Hundreds of meetings with texts that are hard on a file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveTime, TimeDelta};
use transitieroute_core::exchange::calendar::LeftOut;
use transitieroute_core::meetings::{self, Meeting, MeetingStatus, Round, SaveMeeting};
use transitieroute_tests::desk::{KAMPEN, RAALTE, ZWOLLE, day, now};

use super::super::Dice;
use super::{Appointment, accepted, invitation, office, only};

/// A text that is hard on a file; one in six names a student, then the second is true.
fn text(dice: &mut Dice) -> (String, bool) {
    const PARTS: &[&str] = &[
        "lokaal 12",
        "a,b;c",
        "\\",
        "\\n",
        "\\,",
        "\"binnen\"",
        "regel\nregel",
        "🏭👩🏽‍🏭👨‍👩‍👧‍👦",
        "ğüşıöçƏ",
        "日本語のテキスト",
        "BEGIN:VEVENT",
        "\nEND:VCALENDAR",
        "x=1:2;3",
        "Z\u{fc}rich Zu\u{308}rich",
        "eenheellangwoordzonderspatieswaaropeenregelnietnetjesgevouwenkanworden",
        "^n^'",
        "%C3%A9",
    ];
    const GIVEN_AWAY: &[&str] = &[
        "Noor",
        "NOOR's",
        "(Denkbeeldig)",
        "c\u{327}ag\u{306}la",
        "Annemarie",
        "Anne Marie",
        "mevrouw Schetsman,",
        "daan;testman",
    ];
    let mut parts: Vec<&str> = (0..dice.number(0, 9))
        .map(|_| PARTS[dice.below(PARTS.len() as u64) as usize])
        .collect();
    let names = dice.below(6) == 0;
    if names {
        let at = dice.below(parts.len() as u64 + 1) as usize;
        parts.insert(at, GIVEN_AWAY[dice.below(GIVEN_AWAY.len() as u64) as usize]);
    }
    (parts.join(" ").trim().to_owned(), names)
}

fn any_meeting(dice: &mut Dice) -> (SaveMeeting, [bool; 2]) {
    let turns = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"];
    let date = match dice.below(4) {
        0 => day(turns[dice.below(4) as usize]) + Days::new(2) - Days::new(dice.below(5)),
        _ => day("2026-01-01") + Days::new(dice.below(900)),
    };
    let start = NaiveTime::from_hms_opt(6, 0, 0).unwrap()
        + TimeDelta::minutes(i64::from(dice.number(0, 180)) * 5);
    let end = start + TimeDelta::minutes(i64::from(dice.number(1, 12)) * 10);
    let end = match dice.below(5) {
        0 => String::new(),
        _ if end <= start => String::new(),
        _ => end.format("%H:%M").to_string(),
    };
    let (place, place_names) = text(dice);
    let (remarks, remarks_name) = text(dice);
    let towns = [ZWOLLE, KAMPEN, RAALTE];
    let first = dice.below(3) as usize;
    let count = 1 + dice.below(3) as usize;
    let codes: Vec<String> = (0..count)
        .map(|n| towns[(first + n) % 3].to_owned())
        .collect();
    let request = SaveMeeting {
        id: None,
        date: date.to_string(),
        start_time: if dice.below(9) == 0 {
            String::new()
        } else {
            start.format("%H:%M").to_string()
        },
        end_time: end,
        place,
        round: [Round::First, Round::Second, Round::Third, Round::Extra][dice.below(4) as usize],
        municipality_codes: codes,
        minutes_per_student: dice.number(5, 60),
        remarks,
        students: Vec::new(),
    };
    (request, [place_names, remarks_name])
}

/// What the calendar must show of a meeting as it stands in the dossier.
#[track_caller]
fn same(event: &Appointment, meeting: &Meeting, names: [bool; 2]) {
    if meeting.start_time.is_empty() {
        assert_eq!(event.start.day, Some(meeting.date));
        let after = event.end.as_ref().and_then(|end| end.day);
        assert_eq!(after, Some(meeting.date + Days::new(1)));
    } else {
        let clock = |time: &str| Some(format!("{} {time}", meeting.date));
        assert_eq!(event.start.amsterdam, clock(&meeting.start_time));
        let end = event.end.as_ref().unwrap();
        if !meeting.end_time.is_empty() {
            assert_eq!(end.amsterdam, clock(&meeting.end_time));
        }
    }
    let place = if names[0] { "" } else { &meeting.place };
    assert_eq!(event.location, place);
    let tail = event.description.split_once("\n\n").map(|(_, rest)| rest);
    let remarks = (!names[1] && !meeting.remarks.is_empty()).then_some(meeting.remarks.as_str());
    assert_eq!(tail, remarks, "{:?}", event.description);
}

#[test]
fn four_hundred_meetings_come_out_as_they_went_in() {
    let desk = office();
    let mut dice = Dice(0x5eed_ca1e_4da7_0001);
    let mut files = Vec::new();
    let mut wanted = Vec::new();
    for _ in 0..400 {
        let (request, mut names) = any_meeting(&mut dice);
        let id = desk.plan(&request);
        let changes = dice.below(3);
        for turn in 0..=changes {
            if turn > 0 {
                let (request, other) = any_meeting(&mut dice);
                let again = SaveMeeting {
                    id: Some(id.clone()),
                    ..request
                };
                meetings::save(&desk.dossier, &again, now()).unwrap();
                names = other;
            }
            let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
            files.push(invitation(&desk.dossier, &id));
            wanted.push((id.clone(), page.meeting, names));
        }
        if dice.below(3) == 0 {
            meetings::cancel(&desk.dossier, &id, now()).unwrap();
            let page = meetings::get(&desk.dossier, &id, now().today()).unwrap();
            files.push(invitation(&desk.dossier, &id));
            wanted.push((id.clone(), page.meeting, names));
        }
    }
    let mut known: BTreeMap<String, (String, u32)> = BTreeMap::new();
    let (mut folded, mut silent) = (0, 0);
    for ((read, file), (id, meeting, names)) in accepted(&files).iter().zip(&files).zip(&wanted) {
        let event = only(read);
        same(event, meeting, *names);
        assert_eq!(names[0], file.left_out.contains(&LeftOut::Place));
        assert_eq!(names[1], file.left_out.contains(&LeftOut::Remarks));
        let cancelled = meeting.status == MeetingStatus::Cancelled;
        assert_eq!(cancelled, event.status == "CANCELLED");
        let kept = known
            .entry(id.as_str().to_owned())
            .and_modify(|(_, sequence)| *sequence += 1)
            .or_insert_with(|| (event.uid.clone(), 0));
        assert_eq!(*kept, (event.uid.clone(), event.sequence));
        folded += usize::from(file.bytes.windows(3).any(|part| part == b"\r\n "));
        silent += usize::from(names[0] || names[1]);
    }
    let uids: BTreeSet<&String> = known.values().map(|(uid, _)| uid).collect();
    assert_eq!(uids.len(), 400, "each meeting has a number of its own");
    assert!(files.len() > 800, "{} files", files.len());
    assert!(
        folded > 400 && silent > 100,
        "{folded} folded, {silent} with a name left out"
    );

    // All that is still to come in one file, under the same numbers.
    let all = meetings::calendar_of(&desk.dossier, "", None, now())
        .unwrap()
        .value;
    let read = accepted(&[all]).remove(0);
    assert_eq!(read.method.as_deref(), Some("PUBLISH"));
    for event in &read.events {
        assert!(
            known
                .values()
                .any(|kept| *kept == (event.uid.clone(), event.sequence))
        );
        assert!(event.attendees.is_empty());
    }
    let last: BTreeMap<&str, &Meeting> = wanted
        .iter()
        .map(|(id, meeting, _)| (id.as_str(), meeting))
        .collect();
    let coming = last
        .values()
        .filter(|meeting| meeting.date >= now().today())
        .count();
    assert_eq!(read.events.len(), coming);
}
