//! Agreements and instruments: who does what before when, and what is left to do today.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "agreements/around.rs"]
mod around;
#[path = "agreements/overview.rs"]
mod overview;

use std::ops::Deref;

use transitieroute_core::UserFacing;
use transitieroute_core::agreements::{
    self, AgreementQuery, AgreementSort, AgreementStatus, Due, MoveAgreement, OverviewQuery,
    OwnerKind, SaveAgreement, SetStatus, TakeOver, Whose,
};
use transitieroute_core::ids::{AgreementId, ContactId, ItemId, MeetingId, StudentId};
use transitieroute_core::instruments::{self, Instrument, InstrumentStatus};
use transitieroute_core::meetings::{self, AgreementDraft, ItemPatch, Round, SaveMeeting};
use transitieroute_core::settings;
use transitieroute_core::students;
use transitieroute_core::today::today;
use transitieroute_tests::desk::{self, ZWOLLE, day, meeting, now};

/// A desk with Sem.
struct Desk {
    shared: desk::Desk,
    student: StudentId,
}

impl Deref for Desk {
    type Target = desk::Desk;

    fn deref(&self) -> &desk::Desk {
        &self.shared
    }
}

fn desk() -> Desk {
    let shared = desk::desk();
    let student = shared.student("Sem", "Schets", ZWOLLE);
    Desk { shared, student }
}

impl Desk {
    fn request(&self, text: &str, due: &str) -> SaveAgreement {
        SaveAgreement {
            id: None,
            student_id: self.student.clone(),
            item_id: None,
            owner_kind: OwnerKind::Uwv,
            owner: String::new(),
            owner_contact_id: None,
            text: text.to_owned(),
            due: due.to_owned(),
        }
    }

    fn agree(&self, text: &str, due: &str) -> AgreementId {
        agreements::save(&self.dossier, &self.request(text, due), now())
            .unwrap()
            .value
    }

    /// A talk with Sem on this day, and its place on the agenda.
    fn talk(&self, date: &str) -> (MeetingId, ItemId) {
        let request = SaveMeeting {
            date: date.to_owned(),
            ..meeting(&[ZWOLLE], &[&self.student])
        };
        let id = self.plan(&request);
        let item = self.items(&id).remove(0);
        (id, item)
    }

    fn texts(&self, query: &AgreementQuery) -> Vec<String> {
        agreements::list(&self.dossier, query, now().today())
            .unwrap()
            .into_iter()
            .map(|agreement| agreement.text)
            .collect()
    }

    fn instrument(&self, kind: &str) -> Instrument {
        Instrument {
            applied_by: "school".to_owned(),
            ..Instrument::asked(&self.student, kind, InstrumentStatus::Aanvragen)
        }
    }
}

#[test]
fn open_agreements_come_by_day_and_settled_ones_after() {
    let desk = desk();
    desk.agree("zonder dag", "");
    desk.agree("later", "2027-04-02");
    let late = desk.agree("belt terug", "2027-03-03");
    desk.agree("vandaag", "2027-03-10");
    let open = AgreementQuery {
        open_only: true,
        ..AgreementQuery::default()
    };
    let late_only = AgreementQuery {
        late_only: true,
        ..AgreementQuery::default()
    };
    assert_eq!(
        desk.texts(&open),
        ["belt terug", "vandaag", "later", "zonder dag"]
    );
    assert_eq!(desk.texts(&late_only), ["belt terug"]);

    let done = SetStatus {
        id: late.clone(),
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    };
    let step = agreements::set_status(&desk.dossier, &done, now()).unwrap();
    assert_eq!(desk.texts(&open), ["vandaag", "later", "zonder dag"]);
    assert_eq!(
        desk.texts(&AgreementQuery::default()),
        ["vandaag", "later", "zonder dag", "belt terug"]
    );
    assert!(desk.texts(&late_only).is_empty());

    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    let back = agreements::list(&desk.dossier, &late_only, now().today()).unwrap();
    assert_eq!(
        (back[0].id.clone(), back[0].status, back[0].days_late),
        (late, AgreementStatus::Open, 7)
    );
}

#[test]
fn what_was_not_done_goes_along_into_todays_talk_in_one_step() {
    let desk = desk();
    let old = desk.agree("belt terug", "2027-03-03");
    let (_, item) = desk.talk("2027-03-10");
    let draft = AgreementDraft {
        line: "moeder belt".to_owned(),
        ..AgreementDraft::default()
    };
    let typing = ItemPatch {
        draft: Some(draft.clone()),
        ..ItemPatch::default()
    };
    meetings::update_item(&desk.dossier, &item, &typing, now()).unwrap();

    let over = TakeOver {
        id: old.clone(),
        item_id: item.clone(),
        reason: "Overgenomen in het gesprek van 10 maart".to_owned(),
    };
    let step = agreements::take_over(&desk.dossier, &over, now()).unwrap();
    let all = || {
        agreements::list(&desk.dossier, &AgreementQuery::default(), now().today())
            .unwrap()
            .into_iter()
            .map(|one| (one.id, one.text, one.status, one.due.is_some(), one.owner))
            .collect::<Vec<_>>()
    };
    let (text, uwv) = ("belt terug".to_owned(), "UWV".to_owned());
    assert_eq!(
        all(),
        [
            (
                step.value.clone(),
                text.clone(),
                AgreementStatus::Open,
                false,
                uwv.clone()
            ),
            (
                old.clone(),
                text.clone(),
                AgreementStatus::Vervallen,
                true,
                uwv.clone()
            ),
        ]
    );
    // What was being typed is still there.
    let minutes = meetings::item(&desk.dossier, &item, now().today()).unwrap();
    assert_eq!(minutes.draft, draft);
    // Twice is once.
    let again = agreements::take_over(&desk.dossier, &over, now()).unwrap_err();
    assert_eq!(again.code(), "settled");
    assert_eq!(all().len(), 2);
    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(all(), [(old, text, AgreementStatus::Open, true, uwv)]);
    // Not into the talk of somebody else.
    let other = desk.student("Noor", "Verzonnen", "GM0193");
    let of_other = agreements::save(
        &desk.dossier,
        &SaveAgreement {
            student_id: other,
            ..desk.request("zoekt een plek", "2027-03-03")
        },
        now(),
    )
    .unwrap()
    .value;
    let wrong = TakeOver {
        id: of_other,
        ..over
    };
    assert!(agreements::take_over(&desk.dossier, &wrong, now()).is_err());
    assert_eq!(all().len(), 2);
}

#[test]
fn an_agreement_moves_with_a_reason_and_back() {
    let desk = desk();
    let id = desk.agree("belt terug", "2027-03-03");
    let request = |due: &str, reason: &str| MoveAgreement {
        id: id.clone(),
        due: due.to_owned(),
        reason: reason.to_owned(),
    };
    for (due, reason, code, field) in [
        ("", "ziek", "no_day", "due"),
        ("2027-02-30", "ziek", "bad_date", "due"),
        ("2027-03-20", "  ", "reason_needed", "reason"),
    ] {
        let error = agreements::move_day(&desk.dossier, &request(due, reason), now()).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some(field)));
    }
    let read = || {
        let all = AgreementQuery::default();
        agreements::list(&desk.dossier, &all, now().today())
            .unwrap()
            .remove(0)
    };
    assert_eq!(read().days_late, 7, "nothing was written");

    let moved = agreements::move_day(
        &desk.dossier,
        &request("2027-03-20", "consulent is ziek"),
        now(),
    )
    .unwrap();
    assert_eq!(moved.changes.students, [desk.student.clone()].into());
    let now_later = read();
    assert_eq!(
        (
            now_later.due,
            now_later.status_reason.as_str(),
            now_later.days_late
        ),
        (Some(day("2027-03-20")), "consulent is ziek", 0)
    );
    desk.dossier
        .undo(moved.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(read().due, Some(day("2027-03-03")));

    let done = SetStatus {
        id: id.clone(),
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    };
    agreements::set_status(&desk.dossier, &done, now()).unwrap();
    let error =
        agreements::move_day(&desk.dossier, &request("2027-03-20", "toch"), now()).unwrap_err();
    assert_eq!(error.code(), "settled");
}

#[test]
fn an_agreement_needs_words_a_real_day_and_a_reason_to_drop_it() {
    let desk = desk();
    for (request, code) in [
        (desk.request("  \n ", ""), "no_text"),
        (desk.request("belt", "2027-02-29"), "bad_date"),
        (desk.request("belt", "27/3"), "bad_date"),
        (
            SaveAgreement {
                student_id: StudentId::new(),
                ..desk.request("belt", "")
            },
            "unknown_agreement",
        ),
        (
            SaveAgreement {
                item_id: Some(ItemId::new()),
                ..desk.request("belt", "")
            },
            "unknown_agreement",
        ),
        (
            SaveAgreement {
                id: Some(AgreementId::new()),
                ..desk.request("belt", "")
            },
            "unknown_agreement",
        ),
    ] {
        assert_eq!(
            agreements::save(&desk.dossier, &request, now())
                .unwrap_err()
                .code(),
            code
        );
    }
    assert!(desk.texts(&AgreementQuery::default()).is_empty());

    let id = desk.agree("belt", "");
    let drop = |reason: &str| SetStatus {
        id: id.clone(),
        status: AgreementStatus::Vervallen,
        reason: reason.to_owned(),
    };
    assert_eq!(
        agreements::set_status(&desk.dossier, &drop("  "), now())
            .unwrap_err()
            .code(),
        "reason_needed"
    );
    agreements::set_status(&desk.dossier, &drop("heeft werk"), now()).unwrap();
    let dropped =
        agreements::list(&desk.dossier, &AgreementQuery::default(), now().today()).unwrap();
    assert_eq!(
        (dropped[0].status, dropped[0].status_reason.as_str()),
        (AgreementStatus::Vervallen, "heeft werk")
    );
}
