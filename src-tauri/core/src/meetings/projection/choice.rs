//! What the student has on the screen: a choice per student, from what was chosen for the meeting.

use rusqlite::Connection;
use serde::Deserialize;
use ts_rs::TS;

use super::ScreenPart;
use crate::ids::ItemId;
use crate::meetings::MeetingError;
use crate::meetings::agenda::{open_item, touch};
use crate::moment::Moment;
use crate::store::{Changed, Dossier, StoreError};
use crate::text::json;

/// What may be on the screen, to save.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export, export_to = "meetings.ts")]
pub struct SaveScreen {
    /// For whom.
    pub item_id: ItemId,
    /// The parts that may be on it.
    pub parts: Vec<ScreenPart>,
    /// Also for everybody else in this meeting, and whatever they chose before.
    #[serde(default)]
    pub everybody: bool,
}

/// The parts for an item: its own choice, else that of the meeting, else all.
pub(super) fn parts(sql: &Connection, item: &ItemId) -> Result<Vec<ScreenPart>, StoreError> {
    let chosen: String = sql
        .prepare_cached(
            "SELECT coalesce(nullif(i.screen, ''), m.screen) FROM meeting_item AS i JOIN meeting AS m ON m.id = i.meeting_id WHERE i.id = ?1",
        )?
        .query_row([item], |row| row.get(0))?;
    if chosen.is_empty() {
        return Ok(ScreenPart::ALL.to_vec());
    }
    serde_json::from_str(&chosen).map_err(|_| StoreError::Damaged)
}

/// Keeps what may be on the screen.
///
/// # Errors
/// `Unknown`, `AlreadyClosed`.
pub fn save_screen(
    dossier: &Dossier,
    request: &SaveScreen,
    now: Moment,
) -> Result<Changed<()>, MeetingError> {
    let mut parts = request.parts.clone();
    parts.sort_unstable();
    parts.dedup();
    dossier.transact("meetings.save_screen", now, |tx| {
        let (meeting, student) = open_item(tx.sql, &request.item_id)?;
        let parts = json(&parts)?;
        if request.everybody {
            tx.sql
                .prepare_cached("UPDATE meeting SET screen = ?2 WHERE id = ?1")?
                .execute((&meeting, parts))?;
            tx.sql
                .prepare_cached(
                    "UPDATE meeting_item SET screen = '' WHERE meeting_id = ?1 AND screen <> ''",
                )?
                .execute([&meeting])?;
        } else {
            tx.sql
                .prepare_cached("UPDATE meeting_item SET screen = ?2 WHERE id = ?1")?
                .execute((&request.item_id, parts))?;
        }
        touch(tx, &meeting, &student);
        Ok(())
    })
}
