//! Agreements and instruments: who does what before when, and what is left to do today.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use transitieroute_core::agreements::{
    self, AgreementQuery, AgreementSort, AgreementStatus, Due, MoveAgreement, OverviewQuery,
    OwnerKind, SaveAgreement, SetStatus, TakeOver, Whose,
};
use transitieroute_core::ids::{AgreementId, ContactId, ItemId, StudentId};
use transitieroute_core::instruments::{self, Instrument, InstrumentStatus};
use transitieroute_core::meetings::{self, AgreementDraft, ItemPatch, Round, SaveMeeting};
use transitieroute_core::settings;
use transitieroute_core::students::{self, NewStudent};
use transitieroute_core::today::today;
use transitieroute_core::{Dossier, Moment, Secret, UserFacing};

struct Desk {
    dossier: Dossier,
    student: StudentId,
    _folder: tempfile::TempDir,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment::noon(day("2027-03-10"))
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proef.transitieroute");
    let password = Secret::new("oefenen-met-transitieroute");
    let (dossier, _code) =
        Dossier::create(&path, &password, "Praktijkschool Voorbeeldstad", now()).unwrap();
    let student = add(&dossier, "Sem", "Schets", "GM0193");
    Desk {
        dossier,
        student,
        _folder: folder,
    }
}

fn add(dossier: &Dossier, first_name: &str, last_name: &str, municipality: &str) -> StudentId {
    let new = NewStudent {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        municipality_code: municipality.to_owned(),
        cohort: "2026-2027".to_owned(),
        ..NewStudent::default()
    };
    students::add(dossier, &new, now()).unwrap().value
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
    let meeting = SaveMeeting {
        id: None,
        date: "2027-03-10".to_owned(),
        start_time: "09:00".to_owned(),
        end_time: "10:00".to_owned(),
        place: String::new(),
        round: Round::Second,
        municipality_codes: vec!["GM0193".to_owned()],
        minutes_per_student: 15,
        remarks: String::new(),
        students: vec![desk.student.clone()],
    };
    let meeting = meetings::save(&desk.dossier, &meeting, now())
        .unwrap()
        .value;
    let item = meetings::get(&desk.dossier, &meeting, now().today())
        .unwrap()
        .items[0]
        .id
        .clone();
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
    let other = add(&desk.dossier, "Noor", "Verzonnen", "GM0193");
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

/// Two students with agreements of everybody, and the user's name in the settings.
fn busy_desk() -> Desk {
    let desk = desk();
    let mut named = settings::get(&desk.dossier).unwrap();
    named.user_name = "Toos Testman".to_owned();
    settings::update(&desk.dossier, &named, now()).unwrap();
    let cagla = add(&desk.dossier, "Çağla", "Bedacht", "GM0193");
    let save = |student: &StudentId, kind, owner: &str, text: &str, due: &str| {
        let request = SaveAgreement {
            student_id: student.clone(),
            owner_kind: kind,
            owner: owner.to_owned(),
            ..desk.request(text, due)
        };
        agreements::save(&desk.dossier, &request, now()).unwrap();
    };
    let sem = &desk.student;
    save(sem, OwnerKind::Ik, "", "rapport sturen", "2027-03-09");
    save(
        sem,
        OwnerKind::School,
        "toos testman",
        "stage bellen",
        "2027-03-17",
    );
    save(sem, OwnerKind::Uwv, "", "belt over de Wajong", "2027-03-18");
    save(
        &cagla,
        OwnerKind::Uwv,
        "",
        "stuurt de beschikking",
        "2027-03-01",
    );
    save(&cagla, OwnerKind::Jongere, "", "kiest een foto", "");
    desk
}

fn seen(desk: &Desk, query: &OverviewQuery) -> Vec<String> {
    let page = agreements::overview(&desk.dossier, query, now().today()).unwrap();
    assert_eq!(page.rows.len(), page.matching.min(query.limit));
    page.rows.into_iter().map(|one| one.text).collect()
}

fn everything() -> OverviewQuery {
    OverviewQuery {
        limit: 50,
        ..OverviewQuery::default()
    }
}

#[test]
fn all_agreements_stand_on_one_list_with_whose_and_when() {
    let desk = busy_desk();
    let page = agreements::overview(&desk.dossier, &everything(), now().today()).unwrap();
    assert_eq!(
        seen(&desk, &everything()),
        [
            "stuurt de beschikking",
            "rapport sturen",
            "stage bellen",
            "belt over de Wajong",
            "kiest een foto"
        ]
    );
    assert_eq!((page.open, page.mine, page.others), (5, 2, 3));
    assert_eq!((page.late, page.week, page.no_day), (2, 1, 1));
    let owners: Vec<_> = page
        .owners
        .iter()
        .map(|one| (one.owner.as_str(), one.count))
        .collect();
    assert_eq!(
        owners,
        [
            ("Çağla", 1),
            ("Toos Testman", 1),
            ("toos testman", 1),
            ("UWV", 2)
        ]
    );

    let of = |query: OverviewQuery| seen(&desk, &query);
    let mine = OverviewQuery {
        whose: Whose::Mine,
        ..everything()
    };
    assert_eq!(of(mine.clone()), ["rapport sturen", "stage bellen"]);
    let mine_late = OverviewQuery {
        due: Due::Late,
        ..mine
    };
    assert_eq!(of(mine_late.clone()), ["rapport sturen"]);
    let counts = agreements::overview(&desk.dossier, &mine_late, now().today()).unwrap();
    assert_eq!(
        (counts.mine, counts.others, counts.late, counts.week),
        (1, 1, 1, 1),
        "each count leaves its own filter out"
    );
    let uwv = OverviewQuery {
        owner: Some("UWV".to_owned()),
        ..everything()
    };
    assert_eq!(of(uwv), ["stuurt de beschikking", "belt over de Wajong"]);
    let search = |text: &str| OverviewQuery {
        search: text.to_owned(),
        ..everything()
    };
    assert_eq!(of(search("uwv cagla")), ["stuurt de beschikking"]);
    assert_eq!(of(search("bedacht FOTO")), ["kiest een foto"]);
    assert!(of(search("niemand")).is_empty());
    let by_student = OverviewQuery {
        sort: AgreementSort::Student,
        descending: true,
        ..everything()
    };
    assert_eq!(of(by_student)[0], "rapport sturen");
}

#[test]
fn pages_of_the_list_follow_each_other() {
    let desk = busy_desk();
    let part = |offset, limit| {
        let query = OverviewQuery {
            offset,
            limit,
            ..OverviewQuery::default()
        };
        let page = agreements::overview(&desk.dossier, &query, now().today()).unwrap();
        assert_eq!(page.matching, 5);
        page.rows
            .into_iter()
            .map(|one| one.text)
            .collect::<Vec<_>>()
    };
    let whole = seen(&desk, &everything());
    assert_eq!([part(0, 2), part(2, 2), part(4, 2)].concat(), whole);
    assert!(part(0, 0).is_empty());
    assert!(part(9, 3).is_empty());
}

#[test]
fn what_is_settled_shows_when_asked_for() {
    let desk = busy_desk();
    let first = agreements::overview(&desk.dossier, &everything(), now().today())
        .unwrap()
        .rows
        .remove(0);
    let done = SetStatus {
        id: first.id,
        status: AgreementStatus::Gedaan,
        reason: String::new(),
    };
    agreements::set_status(&desk.dossier, &done, now()).unwrap();
    assert!(!seen(&desk, &everything()).contains(&first.text));
    let all = OverviewQuery {
        settled: true,
        ..everything()
    };
    assert_eq!(seen(&desk, &all).last(), Some(&first.text));
    let page = agreements::overview(&desk.dossier, &all, now().today()).unwrap();
    assert_eq!((page.matching, page.open, page.late), (5, 4, 1));
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

#[test]
fn an_owner_without_a_name_gets_a_word_and_the_young_stay_out_of_the_list_of_names() {
    let desk = desk();
    for (kind, owner) in [
        (OwnerKind::Uwv, ""),
        (OwnerKind::Jongere, ""),
        (OwnerKind::Ik, ""),
        (OwnerKind::Ouder, "Moeder van Sem"),
        (OwnerKind::Wsp, " Tom  Modelsma "),
    ] {
        // A contact who is gone in the meantime is no reason to lose the agreement.
        let request = SaveAgreement {
            owner_kind: kind,
            owner: owner.to_owned(),
            owner_contact_id: Some(ContactId::new()),
            ..desk.request("doet iets", "")
        };
        agreements::save(&desk.dossier, &request, now()).unwrap();
    }
    let mut owners: Vec<String> =
        agreements::list(&desk.dossier, &AgreementQuery::default(), now().today())
            .unwrap()
            .into_iter()
            .map(|agreement| agreement.owner)
            .collect();
    owners.sort();
    assert_eq!(
        owners,
        ["Moeder van Sem", "Sem", "Tom Modelsma", "UWV", "ik"]
    );
    assert_eq!(
        agreements::owners(&desk.dossier).unwrap(),
        ["ik", "Tom Modelsma", "UWV"]
    );
    let of_one = AgreementQuery {
        owner: Some("Tom Modelsma".to_owned()),
        ..AgreementQuery::default()
    };
    assert_eq!(desk.texts(&of_one).len(), 1);
}

#[test]
fn what_a_closed_meeting_agreed_stays_and_what_was_a_mistake_goes() {
    let desk = desk();
    let meeting = SaveMeeting {
        id: None,
        date: "2027-03-08".to_owned(),
        start_time: String::new(),
        end_time: String::new(),
        place: String::new(),
        round: Round::First,
        municipality_codes: vec!["GM0193".to_owned()],
        minutes_per_student: 15,
        remarks: String::new(),
        students: vec![desk.student.clone()],
    };
    let meeting = meetings::save(&desk.dossier, &meeting, now())
        .unwrap()
        .value;
    let item = meetings::get(&desk.dossier, &meeting, now().today())
        .unwrap()
        .items[0]
        .id
        .clone();
    let there = || SaveAgreement {
        item_id: Some(item.clone()),
        ..desk.request("zoekt een plek", "2027-03-20")
    };
    let id = agreements::save(&desk.dossier, &there(), now())
        .unwrap()
        .value;
    let mistake = agreements::save(&desk.dossier, &there(), now())
        .unwrap()
        .value;
    let of_meeting = AgreementQuery {
        meeting_id: Some(meeting.clone()),
        ..AgreementQuery::default()
    };
    assert_eq!(
        agreements::list(&desk.dossier, &of_meeting, now().today()).unwrap()[0].made_on,
        day("2027-03-08")
    );

    let gone = agreements::delete(&desk.dossier, &mistake, now()).unwrap();
    assert_eq!(desk.texts(&of_meeting).len(), 1);
    desk.dossier
        .undo(gone.changes.undo.unwrap(), now())
        .unwrap();
    agreements::delete(&desk.dossier, &mistake, now()).unwrap();
    meetings::close(&desk.dossier, &meeting, now()).unwrap();

    assert_eq!(
        agreements::delete(&desk.dossier, &id, now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    assert_eq!(
        agreements::save(&desk.dossier, &there(), now())
            .unwrap_err()
            .code(),
        "already_closed"
    );
    let later = SaveAgreement {
        id: Some(id),
        due: "2027-03-27".to_owned(),
        ..there()
    };
    agreements::save(&desk.dossier, &later, now()).unwrap();
    assert_eq!(
        agreements::list(&desk.dossier, &of_meeting, now().today()).unwrap()[0].due,
        Some(day("2027-03-27"))
    );
}

#[test]
fn instruments_are_asked_followed_and_taken_back() {
    let desk = desk();
    assert_eq!(
        instruments::kinds(&desk.dossier).unwrap()[0].code,
        "banenafspraak"
    );
    let of_student = || {
        students::file(&desk.dossier, &desk.student, now().today())
            .unwrap()
            .instruments
    };
    let asked =
        instruments::save(&desk.dossier, &desk.instrument("proefplaatsing"), now()).unwrap();
    let mut known = of_student();
    assert_eq!(
        (known[0].kind.as_str(), known[0].status),
        ("Proefplaatsing", InstrumentStatus::Aanvragen)
    );

    let granted = Instrument {
        status: InstrumentStatus::Toegekend,
        from_date: Some(day("2027-04-01")),
        to_date: Some(day("2027-05-31")),
        note: "Twee maanden.\nDaarna contract.".to_owned(),
        ..known.remove(0)
    };
    let wrong = Instrument {
        to_date: Some(day("2027-03-01")),
        ..granted.clone()
    };
    assert_eq!(
        instruments::save(&desk.dossier, &wrong, now())
            .unwrap_err()
            .code(),
        "bad_period"
    );
    assert_eq!(
        instruments::save(&desk.dossier, &desk.instrument("maanreis"), now())
            .unwrap_err()
            .code(),
        "unknown_instrument"
    );
    let step = instruments::save(&desk.dossier, &granted, now()).unwrap();
    assert_eq!(of_student(), [granted]);
    desk.dossier
        .undo(step.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(of_student()[0].status, InstrumentStatus::Aanvragen);
    instruments::delete(&desk.dossier, &asked.value, now()).unwrap();
    assert!(of_student().is_empty());
}

#[test]
fn vandaag_lists_what_is_late_and_who_fits_where() {
    let desk = desk();
    for (text, due) in [
        ("7 dagen", "2027-03-03"),
        ("1 dag", "2027-03-09"),
        ("vandaag", "2027-03-10"),
        ("over een week", "2027-03-17"),
        ("later", "2027-03-18"),
        ("ooit", ""),
    ] {
        desk.agree(text, due);
    }
    let names = [
        ("Noor", "Bedacht", "GM0193"),
        ("Amira", "Verzinsel", "GM0193"),
        ("Lotte", "Schijnhof", "GM0166"),
    ];
    let students: Vec<StudentId> = names
        .iter()
        .map(|(first, last, code)| add(&desk.dossier, first, last, code))
        .collect();
    let plan = |date: &str, end: &str, students: Vec<StudentId>| {
        let request = SaveMeeting {
            id: None,
            date: date.to_owned(),
            start_time: "09:00".to_owned(),
            end_time: end.to_owned(),
            place: String::new(),
            round: Round::First,
            municipality_codes: vec!["GM0193".to_owned()],
            minutes_per_student: 20,
            remarks: String::new(),
            students,
        };
        meetings::save(&desk.dossier, &request, now())
            .unwrap()
            .value
    };
    let past = plan("2027-02-01", "10:00", vec![]);
    // One place, and it is taken by Sem; the next has room for one of the two others.
    let full = plan("2027-03-11", "09:20", vec![desk.student.clone()]);
    let room = plan("2027-03-27", "09:20", vec![]);
    plan("2027-05-12", "09:20", vec![]);

    let page = today(&desk.dossier, now().today()).unwrap();

    let texts = |list: &[agreements::Agreement]| {
        list.iter()
            .map(|agreement| agreement.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (texts(&page.late), texts(&page.this_week)),
        (
            vec!["7 dagen".to_owned(), "1 dag".to_owned()],
            vec!["vandaag".to_owned(), "over een week".to_owned()]
        )
    );
    assert_eq!((page.open_agreements, page.students), (6, 4));
    assert_eq!(
        page.deadline.map(|deadline| (deadline.code, deadline.date)),
        Some(("mbo_date".to_owned(), day("2027-04-01")))
    );
    let strip: Vec<_> = page
        .meetings
        .iter()
        .map(|meeting| (meeting.id.clone(), meeting.to_close, meeting.room))
        .collect();
    assert_eq!(
        strip,
        [
            (past, true, Some(3)),
            (full, false, Some(0)),
            (room.clone(), false, Some(1))
        ]
    );
    let places: Vec<_> = page
        .without_meeting
        .iter()
        .map(|student| {
            (
                student.student_id.clone(),
                student.fits.as_ref().map(|fits| fits.date),
                student.full.as_ref().map(|full| full.date),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            (students[0].clone(), Some(day("2027-03-27")), None),
            (students[2].clone(), None, None),
            // Her first place is in May: the one of 27 March is offered to Noor.
            (students[1].clone(), Some(day("2027-05-12")), None),
        ]
    );
}
