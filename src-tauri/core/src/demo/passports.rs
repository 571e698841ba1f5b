//! Passports: rich ones, half ones, and who has them.

use chrono::{Days, NaiveDate};

use super::random::Random;
use super::rows::on;
use super::sectors::{CHARACTERS, IMPORTANT, RESTLESS, SECTORS};
use super::youth::Youth;
use crate::ids::{QuestionSetId, ShareId};
use crate::passport::shares::write_share;
use crate::passport::store::{insert, put_status, write};
use crate::passport::{PassportStatus, SectionKind, Share, ShareStatus, Visibility};
use crate::route::Phase;
use crate::store::StoreError;
use crate::store::transact::Tx;

/// Writes the passport of a student, as far as it goes with the phase.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    youth: &Youth,
    set: &QuestionSetId,
    random: &mut Random,
    today: NaiveDate,
) -> Result<(), StoreError> {
    if youth.phase < Phase::Paspoort {
        return Ok(());
    }
    let begun = youth.passport_on;
    on(tx, begun);
    let passport = insert(tx, &youth.id, set.clone())?.id;
    let answers = answers(youth, random);
    // Who has just begun has answered a part, each another one.
    let shown = if youth.phase == Phase::Paspoort {
        3 + youth.index % 9
    } else {
        answers.len()
    };
    on(tx, (begun + Days::new(12)).min(today));
    for (question, text, visibility) in answers.iter().take(shown) {
        write(tx, &passport, question, text, *visibility)?;
    }
    let steps: &[PassportStatus] = match youth.phase {
        Phase::Paspoort => &[],
        Phase::Gesprek => &[PassportStatus::Besproken],
        Phase::Afspraken | Phase::Plaatsing => {
            &[PassportStatus::Besproken, PassportStatus::Vastgesteld]
        }
        _ => &[
            PassportStatus::Besproken,
            PassportStatus::Vastgesteld,
            PassportStatus::Gedeeld,
        ],
    };
    for (nth, status) in steps.iter().enumerate() {
        on(tx, (begun + Days::new(16 + nth as u64 * 5)).min(today));
        let with = if *status == PassportStatus::Besproken {
            format!("{} en {}", youth.mentor, youth.parent)
        } else {
            String::new()
        };
        put_status(tx, &passport, *status, &with, "")?;
    }
    if youth.phase >= Phase::Afspraken {
        let place = SECTORS[youth.sector].places[0].0;
        let given = steps.last() == Some(&PassportStatus::Gedeeld);
        let day = tx.now.today();
        for (recipient, role, sections, status) in [
            (
                place,
                "mijn baas",
                vec![SectionKind::Kan, SectionKind::Nodig],
                if given {
                    ShareStatus::Gedeeld
                } else {
                    ShareStatus::TeGeven
                },
            ),
            (
                youth.coach.as_deref().unwrap_or(youth.mentor),
                if youth.coach.is_some() {
                    "jobcoach"
                } else {
                    "mentor"
                },
                vec![
                    SectionKind::Wie,
                    SectionKind::Kan,
                    SectionKind::Wil,
                    SectionKind::Nodig,
                ],
                ShareStatus::Gedeeld,
            ),
            (
                "Gemeente",
                "consulent",
                vec![SectionKind::Wil],
                ShareStatus::Twijfelt,
            ),
        ]
        .into_iter()
        .take(1 + youth.index % 3)
        {
            let shared_on = (status == ShareStatus::Gedeeld).then_some(day);
            let share = Share {
                id: Some(ShareId::new()),
                recipient: recipient.to_owned(),
                role: role.to_owned(),
                sections,
                status,
                shared_on,
                withdrawn_on: None,
            };
            write_share(tx, &passport, &share)?;
        }
    }
    Ok(())
}

/// Codes of the standard set with an answer each; what most students fill in first comes first.
fn answers(youth: &Youth, random: &mut Random) -> Vec<(&'static str, String, Visibility)> {
    use Visibility::{Coach, Ik, Ontvanger};
    let sector = &SECTORS[youth.sector];
    let place = sector.places[0].0;
    let mut all = vec![
        ("goed-in", sector.good_at.to_owned(), Ontvanger),
        ("leuk", sector.likes.to_owned(), Ontvanger),
        ("zo-ben-ik", random.pick(&CHARACTERS).to_owned(), Ontvanger),
        ("motto", sector.quote.to_owned(), Ontvanger),
        ("droom", sector.dream.to_owned(), Ontvanger),
        ("geleerd", sector.learned.to_owned(), Ontvanger),
        ("werk-of-school", sector.work.to_owned(), Ontvanger),
        ("moeilijk", sector.hard.to_owned(), Coach),
        ("zo-leer-ik", sector.learns.to_owned(), Ontvanger),
        ("helpt-op-werk", sector.helps.to_owned(), Ontvanger),
        (
            "mijn-mensen",
            format!("{}. En mijn mentor, {}.", youth.parent, youth.mentor),
            Coach,
        ),
        (
            "onrustig",
            random.pick(&RESTLESS).to_owned(),
            if random.once_in(3) { Ik } else { Coach },
        ),
        ("belangrijk", random.pick(&IMPORTANT).to_owned(), Ontvanger),
        ("nog-leren", sector.to_learn.to_owned(), Ontvanger),
        ("wil-niet", sector.not_wanted.to_owned(), Coach),
        ("ander-zegt", sector.said.to_owned(), Ontvanger),
        ("stages", String::new(), Ontvanger),
        ("bewijzen", String::new(), Ontvanger),
        (
            "bel-dan",
            match &youth.coach {
                Some(_) => "Eerst mijn jobcoach. Is die er niet? Dan school.",
                None => "Eerst thuis. Is daar niemand? Dan mijn mentor.",
            }
            .to_owned(),
            Coach,
        ),
        (
            "hulp",
            "Mijn mentor helpt met plannen en reizen.".to_owned(),
            Coach,
        ),
    ];
    if youth.phase >= Phase::Afspraken {
        all.extend([
            (
                "geregeld",
                "Gesprek met de gemeente\nStage van vier dagen".to_owned(),
                Coach,
            ),
            ("waar", place.to_owned(), Ontvanger),
            (
                "wanneer",
                "Na de zomer, vier dagen in de week.".to_owned(),
                Ontvanger,
            ),
            (
                "wie-mee",
                match &youth.coach {
                    Some(coach) => format!("{coach}, mijn jobcoach. Elke week op een vaste dag."),
                    None if youth.wish => {
                        format!("Mijn mentor, {}. De jobcoach kiezen we nog.", youth.mentor)
                    }
                    None => format!("Mijn mentor, {}. Tot ik mijn draai heb.", youth.mentor),
                },
                Ontvanger,
            ),
            (
                "nog-doen",
                "Werkschoenen kiezen\nRooster afspreken met mijn baas".to_owned(),
                Coach,
            ),
        ]);
    }
    all
}
