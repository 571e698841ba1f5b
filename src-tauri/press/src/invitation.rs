//! Invitations to a meeting: one letter per professional, one simple letter per student.

use chrono::{NaiveDate, TimeDelta};
use transitieroute_core::Dossier;
use transitieroute_core::ids::MeetingId;
use transitieroute_core::meetings::{self, AgendaItem, Invitation as Answer, Outcome, Participant};
use transitieroute_documents::agenda;
use transitieroute_documents::invitation::Invitation;
use transitieroute_documents::invitation_simple::SimpleInvitation;
use transitieroute_documents::person::Person;
use transitieroute_documents::words::invitation as texts;

use crate::job::{PressError, safe};
use crate::meeting::{Organisations, left_out, time};
use crate::order::Choices;
use crate::plan::{Offer, OfferedPerson, Plan, Sheet};
use crate::school::School;
use crate::words::{self, some};

/// Answer at least this long before the meeting.
const ANSWER_BEFORE: TimeDelta = TimeDelta::days(7);

/// The day before which an answer is asked, as long as that day is still to come.
fn reply_by(meeting: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    meeting
        .checked_sub_signed(ANSWER_BEFORE)
        .filter(|day| *day > today)
}

/// A letter for everybody who comes for the whole meeting and did not say no. It names no student:
/// it goes by mail. Without anybody invited yet there is one letter without a name. Who comes for one
/// of the municipalities reads of that part alone: its hours, its students, its people.
pub(crate) fn letters<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    choices: &Choices,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = meetings::for_print(dossier, meeting, today)?;
    let blocks = meetings::get(dossier, meeting, today)?.blocks;
    let school = School::read(dossier)?;
    let organisations = Organisations::read(dossier)?;
    let people: Vec<(&str, agenda::Participant)> = print
        .participants
        .iter()
        .filter(|person| choices.names(person))
        .map(|person| {
            let known = organisations.participant(person);
            (person.block_code.as_str(), known)
        })
        .collect();
    let offer = Offer {
        people: offered(&print.participants, &organisations),
        ..Offer::default()
    };
    let letter = |(code, receiver): &(&str, agenda::Participant)| {
        let part = blocks
            .iter()
            .find(|block| blocks.len() > 1 && block.municipality_code == *code);
        let own = |other: &str| part.is_none() || other.is_empty() || other == *code;
        let whole = &print.meeting;
        Invitation {
            school: school.name.clone(),
            receiver: receiver.name.clone(),
            organisation: some(&receiver.organisation),
            municipality: part.map_or_else(
                || words::and(&whole.municipalities),
                |part| part.municipality.clone(),
            ),
            date: whole.date,
            start: time(part.map_or(&whole.start_time, |part| &part.start_time)),
            end: time(part.map_or(&whole.end_time, |part| &part.end_time)),
            place: some(&whole.place),
            round: Some(words::round(whole.round).to_owned()),
            count: print
                .items
                .iter()
                .map(|item| &item.agenda)
                .filter(|item| comes(item) && own(&item.block_code))
                .count(),
            students: Vec::new(),
            participants: people
                .iter()
                .filter(|(other, person)| person != receiver && own(other))
                .map(|(_, person)| person.clone())
                .collect(),
            reply_by: reply_by(whole.date, today),
            contact: school.contact.clone(),
        }
    };
    let nobody = agenda::Participant {
        name: String::new(),
        role: String::new(),
        organisation: String::new(),
    };
    let letters: Vec<(String, Invitation)> = if people.is_empty() {
        vec![letter(&("", nobody))]
    } else {
        people.iter().map(letter).collect()
    }
    .into_iter()
    .enumerate()
    .map(|(index, letter)| {
        let stem = format!("uitnodiging-{}-{}", print.meeting.date, index + 1);
        (stem, letter)
    })
    .collect();
    Ok(Plan::of("Uitnodigingen", letters, |(stem, letter)| {
        let about = some(&letter.receiver).unwrap_or_else(|| letter.municipality.clone());
        Ok(Sheet::new(stem.clone(), about, letter.clone()))
    })
    .leaving_out(left_out(&print))
    .offering(offer))
}

/// Who was moved to another meeting is not invited to this one.
fn comes(item: &AgendaItem) -> bool {
    item.outcome != Outcome::Moved
}

/// A simple letter for every student on the agenda. It names nobody who comes for another student.
pub(crate) fn simple_letters<'d>(
    dossier: &'d Dossier,
    meeting: &MeetingId,
    choices: Choices,
    today: NaiveDate,
) -> Result<Plan<'d>, PressError> {
    let print = meetings::for_print(dossier, meeting, today)?;
    let left_out = left_out(&print);
    let school = School::read(dossier)?;
    let organisations = Organisations::read(dossier)?;
    let items: Vec<_> = print
        .items
        .into_iter()
        .map(|item| item.agenda)
        .filter(comes)
        .collect();
    let students: Vec<_> = items.iter().map(|item| item.student_id.clone()).collect();
    let (_, mut people) = meetings::on_paper(dossier, meeting)?;
    // Who comes for a student that is not on the paper has nothing to be left out of.
    people.retain(|person| {
        let whom = person.student_id.as_ref();
        whom.is_none_or(|whom| students.contains(whom))
    });
    let offer = Offer {
        bring: texts::SIMPLE_BRING.map(str::to_owned).into(),
        people: offered(&people, &organisations),
    };
    let plan = Plan::of("Uitnodigingen", items, move |item| {
        let own = meetings::report_for_print(dossier, &item.id, today)?;
        let letter = SimpleInvitation {
            first_name: item.first_name.clone(),
            student: item.name.clone(),
            school: school.name.clone(),
            date: own.meeting.date,
            start: time(&item.start_time),
            minutes: u16::try_from(item.minutes).ok(),
            place: some(&own.meeting.place),
            people: plain_people(
                own.participants
                    .iter()
                    .filter(|person| choices.names(person)),
                &organisations,
            ),
            topics: Vec::new(),
            bring: choices.bring.clone(),
            contact: school.contact.clone(),
            reply_by: reply_by(own.meeting.date, today),
        };
        let stem = format!(
            "uitnodiging-{}-{}",
            safe(&item.student_number),
            own.meeting.date
        );
        Ok(Sheet::new(stem, item.name.clone(), letter))
    })
    .leaving_out(left_out)
    .offering(offer);
    Ok(plan.about(&students))
}

/// Who can be named in a letter.
fn offered(people: &[Participant], organisations: &Organisations) -> Vec<OfferedPerson> {
    people
        .iter()
        .filter(|person| person.invitation != Answer::Declined)
        .filter_map(|person| {
            let known = organisations.participant(person);
            let role = [known.role.trim(), known.organisation.trim()];
            Some(OfferedPerson {
                id: person.id.clone()?,
                name: known.name,
                role: role
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
            })
        })
        .collect()
}

/// People at the table, their roles in plain words.
pub(crate) fn plain_people<'p>(
    people: impl IntoIterator<Item = &'p Participant>,
    organisations: &Organisations,
) -> Vec<Person> {
    people
        .into_iter()
        .filter(|person| person.invitation != Answer::Declined)
        .map(|person| {
            let known = organisations.participant(person);
            Person {
                role: words::plain_role(&known.role, &known.organisation),
                name: known.name,
                phone: None,
                email: None,
            }
        })
        .collect()
}
