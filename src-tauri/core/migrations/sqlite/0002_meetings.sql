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

-- == Instruments and their terms

-- == Open places and who looks at them

-- == The split over coaches

-- == End
