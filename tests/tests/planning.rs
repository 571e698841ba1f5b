//! The year plan and the invitations: what leaves the school, and what comes of a change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "planning/invitations.rs"]
mod invitations;
#[path = "planning/rounds.rs"]
mod rounds;
#[path = "planning/talks.rs"]
mod talks;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use transitieroute_core::exchange::calendar::{CalendarFile, LeftOut};
use transitieroute_core::ids::{MeetingId, StudentId};
use transitieroute_core::meetings::{
    self, ItemPatch, MarkSent, MoveTalks, NewTime, Participant, Postpone, Presence, Round,
    SaveMeeting,
};
use transitieroute_core::organisations::{self, Contact, OrganisationKind};
use transitieroute_core::planning::{
    self, AskProposal, Closed, PlanningSettings, TalkState, WarningKind,
};
use transitieroute_core::route::{self, RoutePatch};
use transitieroute_core::settings::{self, Settings};
use transitieroute_core::students::{self, Relative};
use transitieroute_core::{Moment, UserFacing};
use transitieroute_tests::desk::{Desk, KAMPEN, RAALTE, ZWOLLE, day, desk, meeting, now};
use transitieroute_tests::plan::as_proposed;

const ROOM: &str = "lokaal 12";

/// A desk whose coordinator has a mail address.
fn sender() -> Desk {
    let desk = desk();
    let settings = Settings {
        user_name: "Ans Proef".to_owned(),
        user_email: "ans@school.example".to_owned(),
        ..settings::get(&desk.dossier).unwrap()
    };
    settings::update(&desk.dossier, &settings, now()).unwrap();
    desk
}

/// Gives the only contact person of a municipality a mail address.
fn mail(desk: &Desk, email: &str) -> Contact {
    let row = organisations::list(&desk.dossier, "").unwrap().remove(0);
    let contact = Contact {
        email: email.to_owned(),
        ..row.contacts[0].clone()
    };
    organisations::save_contact(&desk.dossier, &contact, now()).unwrap();
    contact
}

fn invitation(desk: &Desk, id: &MeetingId) -> CalendarFile {
    meetings::invitation(&desk.dossier, id, None, now())
        .unwrap()
        .value
}

/// The lines of a file, unfolded.
fn lines(file: &CalendarFile) -> Vec<String> {
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

#[track_caller]
fn value(file: &CalendarFile, key: &str) -> String {
    lines(file)
        .iter()
        .find_map(|line| line.strip_prefix(key).map(str::to_owned))
        .unwrap_or_else(|| panic!("no {key} in {:#?}", lines(file)))
}

fn again(id: &MeetingId, request: SaveMeeting) -> SaveMeeting {
    SaveMeeting {
        id: Some(id.clone()),
        ..request
    }
}

/// A desk in a quiet autumn: 22 November 2026, with the people of two regions.
fn autumn() -> Moment {
    Moment::noon(day("2026-11-22"))
}

fn ask(round: Round) -> AskProposal {
    AskProposal {
        round,
        minutes: Some(15),
    }
}
