//! Field for field: what is taken over, by whom, and what is left alone.

use super::*;

#[test]
fn a_passport_is_received_field_for_field() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let id = here.filled();
    for receiver in [
        Receiver::Jongere,
        Receiver::Mbo,
        Receiver::Werkgever,
        Receiver::Jobcoach,
    ] {
        let file = here.print(&id, receiver);
        let incoming = open_file(&file).unwrap();
        assert_eq!(incoming.signer, "Praktijkschool Voorbeeldstad");
        assert_eq!(incoming.sealed_at, now().date_time());
        assert_eq!(incoming.travel.receiver, receiver);

        // Nobody is known there, and the school neither.
        let there = if receiver == Receiver::Jongere {
            &there
        } else {
            &school("Elders")
        };
        let preview = there.compare(&incoming);
        assert_eq!(preview.signer.standing, Standing::New);
        assert_eq!(preview.signer.spoken.len(), 29);
        assert!(preview.known.is_empty() && preview.beside.is_none());
        assert_eq!(preview.name, "Çağla van den Voorbeeld");
        let all = TakeOver {
            into: None,
            fields: Vec::new(),
        };
        let unknown = handover::take_over(&there.dossier, &incoming, &all, now());
        assert!(matches!(unknown, Err(HandoverError::SignerNotConfirmed)));

        there.confirm(&incoming);
        let preview = there.compare(&incoming);
        assert_eq!(preview.signer.standing, Standing::Confirmed);
        let known = preview.signer.known.unwrap();
        assert_eq!(
            (known.confirmed_on, known.confirmed_by.as_str()),
            (Some(day("2027-03-10")), "Noor Proef")
        );

        let taken = there.take(&incoming, None);
        let new = taken.value.student_id.clone();
        assert!(taken.value.added && taken.changes.students.contains(&new));
        let student = students::get(&there.dossier, &new, now().today()).unwrap();
        assert_eq!(
            (
                student.first_name.as_str(),
                student.prefix.as_str(),
                student.last_name.as_str(),
                student.class.as_str()
            ),
            ("Çağla", "van den", "Voorbeeld", "5B")
        );
        // What that reader may see, and not one answer more.
        let sent: Vec<_> = here
            .answers(&id)
            .into_iter()
            .filter(|(question, _, chosen)| {
                *chosen >= receiver.audience()
                    && !(receiver == Receiver::Werkgever && question == "moeilijk")
            })
            .collect();
        assert_eq!(there.answers(&new), sent, "{receiver:?}");
        let file = students::file(&there.dossier, &new, now().today()).unwrap();
        let [place] = file.placements.as_slice() else {
            panic!("{:?}", file.placements)
        };
        assert_eq!(place.organisation, "Hovenier Fictief Groen");
        assert_eq!(
            (
                place.kind.as_str(),
                place.tasks.as_str(),
                place.days.as_str(),
                place.supervisor.as_str(),
                place.supervisor_phone.as_str()
            ),
            (
                "stage",
                "snoeien en harken",
                "ma, di",
                "Bas Bedacht",
                "0314 000 000"
            )
        );
        assert_eq!(
            (place.from_date, place.to_date),
            (Some(day("2026-09-01")), None)
        );
        let [proof] = file.evidence.as_slice() else {
            panic!("{:?}", file.evidence)
        };
        assert_eq!(
            (
                proof.kind.as_str(),
                proof.title.as_str(),
                proof.issuer.as_str(),
                proof.date
            ),
            (
                "praktijkverklaring",
                "Groen",
                "Hovenier Fictief Groen",
                Some(day("2026-06-30"))
            )
        );
        let photo = students::photo(&there.dossier, &new).unwrap();
        assert_eq!(photo.is_some(), receiver != Receiver::Werkgever);

        // Every field says where it came from, until somebody changes it.
        let origins = handover::origins(&there.dossier, &new).unwrap();
        assert_eq!(origins.len(), taken.value.taken);
        assert!(origins.iter().all(|origin| {
            origin.school == "Praktijkschool Voorbeeldstad"
                && origin.sealed_on == day("2027-03-10")
                && origin.received_on == day("2027-03-10")
                && origin.by == "Noor Proef"
        }));
        there.answer(&new, "goed-in", "Iets anders.", Visibility::Coach);
        let fewer = handover::origins(&there.dossier, &new).unwrap();
        assert_eq!(fewer.len(), origins.len() - 1);
        assert!(!fewer.iter().any(|origin| origin.field == "answer.goed-in"));
    }
}

#[test]
fn a_known_student_is_compared_and_taken_over_where_asked() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let id = here.filled();
    let incoming = open_file(&here.print(&id, Receiver::Mbo)).unwrap();
    there.confirm(&incoming);
    let twin = there.student("2005-01-01");
    let known = there.student("2009-06-14");
    there.answer(&known, "goed-in", "Koken.", Visibility::Ik);
    there.answer(
        &known,
        "zo-leer-ik",
        "Doe het één keer voor.",
        Visibility::Ontvanger,
    );
    passport::set_status(
        &there.dossier,
        &known,
        PassportStatus::Vastgesteld,
        "",
        "",
        now(),
    )
    .unwrap();

    // Of two with the same name, the one of whom the age agrees; the other is somebody else.
    let preview = there.compare(&incoming);
    assert_eq!(preview.beside, Some(known.clone()));
    assert_eq!(preview.known.len(), 1);
    assert!(preview.known[0].sure && preview.known[0].id != twin);
    assert_eq!(state(&preview, "first_name"), FieldState::Same);
    assert_eq!(state(&preview, "answer.goed-in"), FieldState::Different);
    assert_eq!(state(&preview, "answer.zo-leer-ik"), FieldState::Same);
    assert_eq!(state(&preview, "answer.motto"), FieldState::New);
    assert_eq!(state(&preview, "placement.1"), FieldState::New);
    assert_eq!(state(&preview, "photo"), FieldState::New);
    let proposed: Vec<&str> = preview
        .fields
        .iter()
        .filter(|field| field.proposed)
        .map(|field| field.key.as_str())
        .collect();
    for key in ["photo", "answer.motto", "placement.1", "evidence.1"] {
        assert!(proposed.contains(&key), "{key} in {proposed:?}");
    }
    for key in ["first_name", "class", "answer.goed-in", "answer.zo-leer-ik"] {
        assert!(!proposed.contains(&key), "{key} in {proposed:?}");
    }
    assert_eq!(preview.taken_before, None);

    // Only what is chosen; another text has to be confirmed by the student again, and an answer that
    // was for the student alone stays that.
    let before = there.answers(&known);
    let some = TakeOver {
        into: Some(known.clone()),
        fields: vec!["answer.goed-in".to_owned(), "placement.1".to_owned()],
    };
    let taken = handover::take_over(&there.dossier, &incoming, &some, now()).unwrap();
    assert_eq!(taken.value.taken, 2);
    let goed_in = there
        .answers(&known)
        .into_iter()
        .find(|(question, ..)| question == "goed-in");
    assert_eq!(
        goed_in,
        Some((
            "goed-in".to_owned(),
            "Snoeien.\nPlanten verpotten.".to_owned(),
            Visibility::Ik
        ))
    );
    let after = passport::get(&there.dossier, &known).unwrap();
    assert_eq!(after.status, PassportStatus::Concept);
    assert!(students::photo(&there.dossier, &known).unwrap().is_none());
    let preview = there.compare(&incoming);
    assert_eq!(state(&preview, "answer.goed-in"), FieldState::Same);
    assert_eq!(state(&preview, "placement.1"), FieldState::Same);
    assert_eq!(preview.taken_before, Some(day("2027-03-10")));

    // One step back, and everything is as it was: answers, places, status, origin.
    there
        .dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert_eq!(there.answers(&known), before);
    assert!(
        students::file(&there.dossier, &known, now().today())
            .unwrap()
            .placements
            .is_empty()
    );
    assert_eq!(
        passport::get(&there.dossier, &known).unwrap().status,
        PassportStatus::Vastgesteld
    );
    assert!(
        handover::origins(&there.dossier, &known)
            .unwrap()
            .is_empty()
    );
    // That the school was confirmed stays: it is no part of the step.
    assert_eq!(
        there.compare(&incoming).signer.standing,
        Standing::Confirmed
    );

    // All of it, twice: the second time there is nothing left to take, also not the photo.
    there.take(&incoming, Some(&known));
    let preview = there.compare(&incoming);
    assert!(
        preview
            .fields
            .iter()
            .all(|field| field.state == FieldState::Same),
        "{preview:?}"
    );
    assert_eq!(there.take(&incoming, Some(&known)).value.taken, 0);
    assert_eq!(
        students::file(&there.dossier, &known, now().today())
            .unwrap()
            .placements
            .len(),
        1
    );
}

#[test]
fn the_same_file_goes_to_the_same_student_and_undo_leaves_nobody_behind() {
    let (here, there) = (
        school("Praktijkschool Voorbeeldstad"),
        school("Mbo Verzonnen"),
    );
    let incoming = open_file(&here.print(&here.filled(), Receiver::Mbo)).unwrap();
    there.confirm(&incoming);
    let taken = there.take(&incoming, None);
    // The date of birth does not travel, so age can't tell; the file itself does.
    let again = there.compare(&incoming);
    assert_eq!(again.beside.as_ref(), Some(&taken.value.student_id));
    assert!(again.known[0].same_file && !again.known[0].sure);
    there
        .dossier
        .undo(taken.changes.undo.unwrap(), now())
        .unwrap();
    assert!(there.compare(&incoming).known.is_empty());
    assert!(students::get(&there.dossier, &taken.value.student_id, now().today()).is_err());
    assert!(there.dossier.check().unwrap().problems.is_empty());
}
