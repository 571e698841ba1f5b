-- Meetings that run themselves: planning, meeting mode, agreements, stuck students, instruments with
-- terms, open places, the split over coaches. The same habits as in 0001.

-- == Planning and calendars

-- What was sent to other people's calendars: an appointment keeps its uid, and sequence counts the
-- changes that were sent. No names and no texts; never undone.
CREATE TABLE calendar_event (
  uid        TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,            -- meeting, agreement
  subject_id TEXT NOT NULL,            -- outlives the subject: a cancellation needs the same uid
  sequence   INTEGER NOT NULL,
  digest     TEXT NOT NULL,            -- of what was sent last
  cancelled  INTEGER NOT NULL DEFAULT 0,
  sent_at    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX calendar_event_by_subject ON calendar_event (kind, subject_id);

-- == Meeting mode and the beamer

-- == Agreements and stuck students

-- An agreement that comes back: one of the series is open at a time.
CREATE TABLE agreement_series (
  id           TEXT NOT NULL PRIMARY KEY,
  student_id   TEXT NOT NULL REFERENCES student (id),
  every        INTEGER NOT NULL,
  unit         TEXT NOT NULL,               -- week or month
  anchor       TEXT NOT NULL,               -- the first day; all others are counted from it
  until        TEXT,                        -- the last day; NULL: the last school day
  ended_on     TEXT,                        -- stopped by hand
  ended_reason TEXT NOT NULL DEFAULT '',
  created_at   TEXT NOT NULL
) STRICT;
CREATE INDEX agreement_series_by_student ON agreement_series (student_id);

ALTER TABLE agreement ADD COLUMN series_id TEXT REFERENCES agreement_series (id);
ALTER TABLE agreement ADD COLUMN series_day TEXT;                    -- its day in the series, also when it moved
ALTER TABLE agreement ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;   -- how often its day changed
ALTER TABLE agreement ADD COLUMN reminded_on TEXT;                   -- the owner was last asked about it
CREATE INDEX agreement_by_series ON agreement (series_id) WHERE series_id IS NOT NULL;

-- What happened to an agreement after it was made: moved, done, dropped, open again, reminded of.
CREATE TABLE agreement_event (
  id           TEXT NOT NULL PRIMARY KEY,
  agreement_id TEXT NOT NULL REFERENCES agreement (id),
  at           TEXT NOT NULL,
  by           TEXT NOT NULL DEFAULT '',
  kind         TEXT NOT NULL,
  from_day     TEXT,
  to_day       TEXT,
  reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agreement_event_by_agreement ON agreement_event (agreement_id);

-- The rode knop (handbook 6.1 and 8.2): pressed for whom, why, to whom, and what came of it.
CREATE TABLE red_button (
  id                TEXT NOT NULL PRIMARY KEY,
  student_id        TEXT NOT NULL REFERENCES student (id),
  pressed_on        TEXT NOT NULL,
  by                TEXT NOT NULL DEFAULT '',
  reason            TEXT NOT NULL,
  stuck             TEXT NOT NULL DEFAULT '',   -- what is stuck
  since             TEXT,                       -- the last movement before it was pressed
  needed            TEXT NOT NULL DEFAULT '',   -- what is needed
  needed_before     TEXT,
  municipality_code TEXT NOT NULL DEFAULT '',
  contact_id        TEXT REFERENCES contact (id),
  to_whom           TEXT NOT NULL DEFAULT '',   -- the official's name, as it was
  sent_on           TEXT,
  sent_how          TEXT NOT NULL DEFAULT '',
  reminded_on       TEXT,
  answered_on       TEXT,
  answer            TEXT NOT NULL DEFAULT '',
  closed_on         TEXT,
  closed_as         TEXT NOT NULL DEFAULT '',
  outcome           TEXT NOT NULL DEFAULT '',   -- what came of it
  created_at        TEXT NOT NULL
) STRICT;
CREATE INDEX red_button_by_student ON red_button (student_id);
CREATE INDEX red_button_open ON red_button (pressed_on) WHERE closed_on IS NULL;

-- What the case summary says was tried, and who was asked for what.
CREATE TABLE red_button_line (
  red_button_id TEXT NOT NULL REFERENCES red_button (id),
  position      INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  day           TEXT,
  text          TEXT NOT NULL,
  PRIMARY KEY (red_button_id, position)
) STRICT;

CREATE TABLE red_button_event (
  id            TEXT NOT NULL PRIMARY KEY,
  red_button_id TEXT NOT NULL REFERENCES red_button (id),
  at            TEXT NOT NULL,
  by            TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL,
  text          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX red_button_event_by_button ON red_button_event (red_button_id);

-- What was only a flag becomes a record. Nobody knows when it was pressed, so it counts from the
-- day on which the phase began.
INSERT INTO red_button (id, student_id, pressed_on, reason, stuck, municipality_code, created_at)
SELECT 'vlag-' || route.id, route.student_id, route.phase_since, 'anders', route.red_reason, student.municipality_code, route.created_at
FROM route JOIN student ON student.id = route.student_id
WHERE route.red_button = 1
  AND NOT EXISTS (SELECT 1 FROM route AS later WHERE later.student_id = route.student_id
                  AND (later.created_at, later.id) > (route.created_at, route.id));


-- == Instruments and their terms

-- == Open places and who looks at them

-- == The split over coaches

-- == End
