//! Rows of the past that the ordinary functions would not write on another day than today.

use chrono::NaiveDate;

use crate::ids::{
    AgreementId, EvidenceId, InstrumentId, ItemId, MeetingId, OrganisationId, ParticipantId,
    PeriodId, PlacementId, RelativeId, StudentId,
};
use crate::instruments::{Unit, calendar};
use crate::meetings::Round;
use crate::moment::Moment;
use crate::store::StoreError;
use crate::store::column::Day;
use crate::store::transact::Tx;
use crate::text::code;

use super::world::Person;

/// From here on the transaction writes as if it were noon on this day.
pub(super) fn on(tx: &mut Tx<'_>, day: NaiveDate) {
    tx.now = Moment::noon(day);
}

pub(super) fn relative(
    tx: &Tx<'_>,
    student: &StudentId,
    name: &str,
    relation: &str,
    phone: &str,
    position: usize,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("INSERT INTO relative (id, student_id, name, relation, phone, email, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute((RelativeId::new(), student, name, relation, phone, super::people::mail(name), position as i64))?;
    Ok(())
}

pub(super) fn life_domain(
    tx: &Tx<'_>,
    student: &StudentId,
    domain: &str,
    state: &str,
    note: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("INSERT INTO life_domain (student_id, domain, state, note, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((student, domain, state, note, tx.now.stamp()))?;
    Ok(())
}

pub(super) fn contact(
    tx: &Tx<'_>,
    student: &StudentId,
    channel: &str,
    reached: bool,
    note: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("INSERT INTO student_contact (id, student_id, date, channel, reached, note, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute((uuid::Uuid::now_v7().to_string(), student, Day(tx.now.today()), channel, reached, note, tx.now.stamp()))?;
    Ok(())
}

/// An internship or a job.
pub(super) struct Stay<'a> {
    pub(super) kind: &'a str,
    pub(super) organisation_id: Option<&'a OrganisationId>,
    pub(super) organisation: &'a str,
    pub(super) tasks: &'a str,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
    pub(super) days: &'a str,
    pub(super) hours: u32,
    pub(super) supervisor: &'a str,
    pub(super) phone: &'a str,
    pub(super) ended_because: &'a str,
}

pub(super) fn placement(
    tx: &Tx<'_>,
    student: &StudentId,
    stay: &Stay<'_>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO placement (id, student_id, kind, organisation_id, organisation, tasks, from_date, to_date, days,
               hours_per_week, supervisor, supervisor_phone, ended_because, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute((
            PlacementId::new(),
            student,
            stay.kind,
            stay.organisation_id,
            stay.organisation,
            stay.tasks,
            Day(stay.from),
            stay.to.map(Day),
            stay.days,
            stay.hours,
            stay.supervisor,
            stay.phone,
            stay.ended_because,
            tx.now.stamp(),
        ))?;
    Ok(())
}

pub(super) fn evidence(
    tx: &Tx<'_>,
    student: &StudentId,
    kind: &str,
    title: &str,
    issuer: &str,
    date: NaiveDate,
) -> Result<(), StoreError> {
    // A VCA certificate is valid for ten years (vca.nl).
    let valid_to = if kind == "vca" {
        date.checked_add_months(chrono::Months::new(120))
    } else {
        None
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO evidence (id, student_id, kind, title, issuer, date, valid_to, in_passport, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)",
        )?
        .execute((EvidenceId::new(), student, kind, title, issuer, Day(date), valid_to.map(Day), tx.now.stamp()))?;
    Ok(())
}

/// A meeting of three hours in the morning; closed ones were closed on the day.
pub(super) fn meeting(
    tx: &mut Tx<'_>,
    date: NaiveDate,
    round: Round,
    closed: bool,
    codes: &[(&str, &str)],
) -> Result<MeetingId, StoreError> {
    let id = MeetingId::new();
    let closed_at = closed.then(|| Moment::noon(date).stamp());
    let status = if closed { "closed" } else { "planned" };
    tx.sql
        .prepare_cached(
            "INSERT INTO meeting (id, date, start_time, end_time, place, round, status, minutes_per_student, created_at, closed_at)
             VALUES (?1, ?2, '09:00', '12:00', 'op school, lokaal 1.12', ?3, ?4, 15, ?5, ?6)",
        )?
        .execute((&id, Day(date), code(&round)?, status, tx.now.stamp(), closed_at))?;
    for (code, _) in codes {
        tx.sql
            .prepare_cached(
                "INSERT INTO meeting_municipality (meeting_id, municipality_code) VALUES (?1, ?2)",
            )?
            .execute((&id, code))?;
    }
    Ok(id)
}

pub(super) fn participant(
    tx: &Tx<'_>,
    meeting: &MeetingId,
    person: &Person,
    invitation: &str,
    presence: &str,
    position: usize,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO participant (id, meeting_id, name, role, organisation_id, contact_id, invitation, presence, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            ParticipantId::new(),
            meeting,
            &person.name,
            person.role,
            &person.organisation,
            &person.id,
            invitation,
            presence,
            position as i64,
        ))?;
    Ok(())
}

/// The minutes of one student. Empty text is not filled in.
#[derive(Debug, Default)]
pub(super) struct Minutes<'a> {
    pub(super) presence: &'a str,
    pub(super) outcome: &'a str,
    pub(super) own_words: &'a str,
    pub(super) notes: &'a str,
    pub(super) advice: &'a str,
    pub(super) plan: Plan<'a>,
    pub(super) jobcoach_wish: &'a str,
    pub(super) jobcoach_from: Option<NaiveDate>,
    pub(super) jobcoach_regime: &'a str,
    pub(super) responsible_after: &'a str,
    pub(super) next_date: Option<NaiveDate>,
}

/// Plan A and B: code and words.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Plan<'a> {
    pub(super) a_code: &'a str,
    pub(super) a: &'a str,
    pub(super) b_code: &'a str,
    pub(super) b: &'a str,
}

pub(super) fn item(
    tx: &Tx<'_>,
    meeting: &MeetingId,
    student: &StudentId,
    position: usize,
    minutes: &Minutes<'_>,
) -> Result<ItemId, StoreError> {
    let id = ItemId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO meeting_item (id, meeting_id, student_id, position, minutes, presence, outcome, own_words, notes, advice,
               plan_a_code, plan_a, plan_b_code, plan_b, own_plan, jobcoach_wish, jobcoach_from, jobcoach_regime,
               responsible_after, next_date, updated_at)
             VALUES (?1, ?2, ?3, ?4, 15, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .execute(rusqlite::params![
            id,
            meeting,
            student,
            position as i64,
            minutes.presence,
            minutes.outcome,
            minutes.own_words,
            minutes.notes,
            minutes.advice,
            minutes.plan.a_code,
            minutes.plan.a,
            minutes.plan.b_code,
            minutes.plan.b,
            !minutes.plan.a.is_empty(),
            minutes.jobcoach_wish,
            minutes.jobcoach_from.map(Day),
            minutes.jobcoach_regime,
            minutes.responsible_after,
            minutes.next_date.map(Day),
            tx.now.stamp(),
        ])?;
    Ok(id)
}

pub(super) fn obstacle(
    tx: &Tx<'_>,
    item: &ItemId,
    domain: &str,
    text: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("INSERT INTO obstacle (item_id, domain, text) VALUES (?1, ?2, ?3)")?
        .execute((item, domain, text))?;
    Ok(())
}

/// An agreement and how it stands.
pub(super) struct Promise<'a> {
    pub(super) owner_kind: &'a str,
    pub(super) owner: &'a str,
    pub(super) contact: Option<&'a crate::ids::ContactId>,
    pub(super) text: &'a str,
    pub(super) due: NaiveDate,
    pub(super) status: &'a str,
    pub(super) reason: &'a str,
}

pub(super) fn agreement(
    tx: &Tx<'_>,
    student: &StudentId,
    item: &ItemId,
    promise: &Promise<'_>,
) -> Result<(), StoreError> {
    // Done a few days before it was due, dropped on the day.
    let status_at = match promise.status {
        "gedaan" => Moment::noon(promise.due - chrono::Days::new(2)).stamp(),
        "vervallen" => Moment::noon(promise.due).stamp(),
        _ => tx.now.stamp(),
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO agreement (id, student_id, item_id, owner_kind, owner, owner_contact_id, text, due, status, status_reason,
               status_at, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            AgreementId::new(),
            student,
            item,
            promise.owner_kind,
            promise.owner,
            promise.contact,
            promise.text,
            Day(promise.due),
            promise.status,
            promise.reason,
            status_at,
            tx.now.stamp(),
        ))?;
    Ok(())
}

/// An instrument with its history; what was granted for periods has its first half year.
pub(super) fn instrument(
    tx: &Tx<'_>,
    student: &StudentId,
    item: &ItemId,
    kind: &str,
    status: &str,
    applied_by: &str,
    today: NaiveDate,
) -> Result<InstrumentId, StoreError> {
    let talk = tx.now.today();
    let after = |days: u64| (talk + chrono::Days::new(days)).min(today);
    let applied_on = matches!(status, "aangevraagd" | "toegekend").then(|| after(7));
    let granted = (status == "toegekend").then(|| after(28));
    let before = (status == "aanvragen").then(|| Day(today + chrono::Days::new(24)));
    let half_year = granted.and_then(|from| calendar::last_day_of(from, 6, Unit::Maanden));
    let to_date = granted
        .filter(|_| kind == "proefplaatsing")
        .and_then(|from| calendar::last_day_of(from, 2, Unit::Maanden));
    let id = InstrumentId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO instrument (id, student_id, item_id, kind_code, status, applied_by, apply_before, applied_on, decided_on,
               from_date, created_at, to_date, municipality_code)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11,
               coalesce((SELECT s.municipality_code FROM student AS s, instrument_kind AS k
                         WHERE s.id = ?2 AND k.code = ?4 AND k.via_municipality = 1), ''))",
        )?
        .execute((
            &id,
            student,
            item,
            kind,
            status,
            applied_by,
            before,
            applied_on.map(Day),
            granted.map(Day),
            tx.now.stamp(),
            to_date.map(Day),
        ))?;
    let steps = [
        (Some(talk), "besproken"),
        (applied_on, "aangevraagd"),
        (granted, "toegekend"),
    ];
    for (day, step) in steps {
        let Some(day) = day else { continue };
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_event (id, instrument_id, at, on_date, kind_code, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((InstrumentId::new(), &id, Moment::noon(day).stamp(), Day(day), kind, step))?;
    }
    if let (Some(from), Some(to), "jobcoach-gemeente") = (granted, half_year, kind) {
        tx.sql
            .prepare_cached(
                "INSERT INTO instrument_period (id, instrument_id, from_date, to_date, extension) VALUES (?1, ?2, ?3, ?4, 'open')",
            )?
            .execute((PeriodId::new(), &id, Day(from), Day(to)))?;
    }
    Ok(id)
}

/// The record of an application at an mbo.
pub(super) fn mbo(
    tx: &Tx<'_>,
    instrument: &InstrumentId,
    status: &str,
    programme: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO instrument_mbo (instrument_id, status, school, programme, level) VALUES (?1, ?2, 'Het Verzonnen College', ?3, 'entree')",
        )?
        .execute((instrument, status, programme))?;
    Ok(())
}

pub(super) fn route_plan(
    tx: &Tx<'_>,
    student: &StudentId,
    plan: Plan<'_>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE route SET plan_a_code = ?2, plan_a = ?3, plan_b_code = ?4, plan_b = ?5 WHERE student_id = ?1")?
        .execute((student, plan.a_code, plan.a, plan.b_code, plan.b))?;
    Ok(())
}

/// The place failed in nazorg: back to Plaatsing, as one step does it.
pub(super) fn fall_back(
    tx: &Tx<'_>,
    student: &StudentId,
    by: &str,
    reason: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE route SET phase = 'plaatsing', phase_since = ?2, fell_back_from = phase WHERE student_id = ?1")?
        .execute((student, Day(tx.now.today())))?;
    tx.sql
        .prepare_cached(
            "INSERT INTO route_event (id, route_id, at, by, kind, from_value, to_value, reason)
             SELECT ?2, id, ?3, ?4, 'fall_back', fell_back_from, 'plaatsing', ?5 FROM route WHERE student_id = ?1",
        )?
        .execute((student, uuid::Uuid::now_v7().to_string(), tx.now.stamp(), by, reason))?;
    Ok(())
}

pub(super) fn flags(
    tx: &Tx<'_>,
    student: &StudentId,
    stage_risk: bool,
    unreachable: bool,
    red_reason: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE route SET stage_risk = ?2, unreachable = ?3, red_button = ?4, red_reason = ?5 WHERE student_id = ?1")?
        .execute((student, stage_risk, unreachable, !red_reason.is_empty(), red_reason))?;
    if red_reason.is_empty() {
        return Ok(());
    }
    pressed(tx, student, red_reason)
}

/// The rode knop, pressed ten days ago and sent to the first official of the municipality.
fn pressed(tx: &Tx<'_>, student: &StudentId, stuck: &str) -> Result<(), StoreError> {
    let before = |days: u64| Day(tx.now.today() - chrono::Days::new(days));
    let id = crate::ids::RedButtonId::new();
    tx.sql
        .prepare_cached(
            "INSERT INTO red_button (id, student_id, pressed_on, by, reason, stuck, since, needed, municipality_code, contact_id, to_whom,
               sent_on, sent_how, created_at)
             SELECT ?2, s.id, ?3, ?4, 'wie_is_aan_zet', ?5, ?7, 'Iemand die beslist wie dit oppakt.', s.municipality_code, c.id,
               coalesce(c.name, ''), CASE WHEN c.id IS NULL THEN NULL ELSE ?3 END, CASE WHEN c.id IS NULL THEN '' ELSE 'telefoon' END, ?6
             FROM student AS s LEFT JOIN contact AS c ON c.id = (
               SELECT contact.id FROM contact JOIN organisation AS o ON o.id = organisation_id
               WHERE o.kind = 'gemeente' AND o.municipality_code = s.municipality_code AND contact.red_button = 1 ORDER BY contact.id LIMIT 1)
             WHERE s.id = ?1",
        )?
        .execute((student, &id, before(10), tx.by()?, stuck, tx.now.stamp(), before(130)))?;
    let lines = [
        ("geprobeerd", 12, "3 keer contact gezocht, niet bereikt"),
        ("geprobeerd", 60, "uitstroomgesprek met de gemeente"),
        (
            "gevraagd",
            60,
            "gemeente: zoekt uit welke afdeling dit oppakt",
        ),
    ];
    for ((kind, days, text), position) in lines.into_iter().zip(1_u32..) {
        tx.sql
            .prepare_cached("INSERT INTO red_button_line (red_button_id, position, kind, day, text) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((&id, position, kind, before(days), text))?;
    }
    Ok(())
}

/// The last school day as it was.
pub(super) fn left_school(
    tx: &Tx<'_>,
    student: &StudentId,
    day: NaiveDate,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE route SET actual_end_date = ?2 WHERE student_id = ?1")?
        .execute((student, Day(day)))?;
    Ok(())
}
