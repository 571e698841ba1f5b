//! All agreements over all students on one list, with whose they are and when.

use super::*;

/// Two students with agreements of everybody, and the user's name in the settings.
fn busy_desk() -> Desk {
    let desk = desk();
    let mut named = settings::get(&desk.dossier).unwrap();
    named.user_name = "Toos Testman".to_owned();
    settings::update(&desk.dossier, &named, now()).unwrap();
    let cagla = desk.student("Çağla", "Bedacht", "GM0193");
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
