CREATE TABLE agreement (
  id               TEXT NOT NULL PRIMARY KEY,
  student_id       TEXT NOT NULL REFERENCES student (id),
  item_id          TEXT REFERENCES meeting_item (id),
  owner_kind       TEXT NOT NULL,
  owner            TEXT NOT NULL,
  owner_contact_id TEXT REFERENCES contact (id),
  text             TEXT NOT NULL,
  due              TEXT,
  status           TEXT NOT NULL,
  status_reason    TEXT NOT NULL DEFAULT '',
  status_at        TEXT NOT NULL,
  created_at       TEXT NOT NULL
, series_id TEXT REFERENCES agreement_series (id), series_day TEXT, moved INTEGER NOT NULL DEFAULT 0, reminded_on TEXT) STRICT;
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
CREATE TABLE answer (
  passport_id TEXT NOT NULL REFERENCES passport (id),
  question    TEXT NOT NULL,
  text        TEXT NOT NULL,
  visibility  TEXT NOT NULL,
  updated_at  TEXT NOT NULL,
  PRIMARY KEY (passport_id, question)
) STRICT;
CREATE TABLE assignment (
  id              TEXT NOT NULL PRIMARY KEY,
  student_id      TEXT NOT NULL REFERENCES student (id),
  coach_id        TEXT NOT NULL REFERENCES coach (id),
  regime_code     TEXT NOT NULL DEFAULT '',
  half_year_hours INTEGER,
  paid_by         TEXT NOT NULL DEFAULT '',
  from_date       TEXT NOT NULL,
  to_date         TEXT,
  goals           TEXT NOT NULL DEFAULT '',
  reason          TEXT NOT NULL DEFAULT '',     -- why in spite of overlap or a full caseload
  ended_reason    TEXT NOT NULL DEFAULT '',
  moved_from      TEXT REFERENCES assignment (id),
  created_at      TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
  id        TEXT NOT NULL PRIMARY KEY,
  at        TEXT NOT NULL,
  operation TEXT NOT NULL,
  subjects  TEXT NOT NULL DEFAULT '[]'      -- JSON array of record ids
) STRICT;
CREATE TABLE calendar_event (
  uid        TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,            -- meeting, agreement
  subject_id TEXT NOT NULL,            -- outlives the subject: a cancellation needs the same uid
  sequence   INTEGER NOT NULL,
  digest     TEXT NOT NULL,            -- of what was sent last
  cancelled  INTEGER NOT NULL DEFAULT 0,
  sent_at    TEXT NOT NULL
) STRICT;
CREATE TABLE coach (
  id              TEXT NOT NULL PRIMARY KEY,
  name            TEXT NOT NULL,
  kind_code       TEXT NOT NULL REFERENCES coach_kind (code),
  organisation_id TEXT REFERENCES organisation (id),
  paid_by         TEXT NOT NULL DEFAULT '',
  phone           TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  capacity        INTEGER NOT NULL DEFAULT 0,   -- students at once; 0 is not agreed
  from_date       TEXT,
  to_date         TEXT,
  expertise       TEXT NOT NULL DEFAULT '',
  remarks         TEXT NOT NULL DEFAULT ''
, half_year_hours INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE coach_kind (
  code     TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE coach_municipality (
  coach_id          TEXT NOT NULL REFERENCES coach (id),
  municipality_code TEXT NOT NULL,
  PRIMARY KEY (coach_id, municipality_code)
) STRICT;
CREATE TABLE coach_regime (
  coach_id    TEXT NOT NULL REFERENCES coach (id),
  regime_code TEXT NOT NULL,
  PRIMARY KEY (coach_id, regime_code)
) STRICT;
CREATE TABLE coach_wish (
  student_id TEXT NOT NULL PRIMARY KEY REFERENCES student (id),
  coach_id   TEXT NOT NULL REFERENCES coach (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE consent (
  id               TEXT NOT NULL PRIMARY KEY,
  student_id       TEXT NOT NULL REFERENCES student (id),
  receiver         TEXT NOT NULL,
  recipient        TEXT NOT NULL DEFAULT '',  -- '' is everybody of this kind
  purpose          TEXT NOT NULL,
  sections         TEXT NOT NULL,             -- JSON array; [] is the papers of the purpose, no passport
  decision         TEXT NOT NULL,
  given_by         TEXT NOT NULL,
  name             TEXT NOT NULL,
  age              INTEGER,                   -- of the student on that day
  manner           TEXT NOT NULL,
  text_version     TEXT NOT NULL DEFAULT '',
  given_on         TEXT NOT NULL,
  withdrawn_on     TEXT,
  withdrawn_reason TEXT NOT NULL DEFAULT '',
  by               TEXT NOT NULL DEFAULT '',
  created_at       TEXT NOT NULL
) STRICT;
CREATE TABLE contact (
  id              TEXT NOT NULL PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  name            TEXT NOT NULL,
  role            TEXT NOT NULL DEFAULT '',
  phone           TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  reach           TEXT NOT NULL DEFAULT '',   -- when and how to reach, in words
  red_button      INTEGER NOT NULL DEFAULT 0, -- may break through when a case is stuck
  archived        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE disclosure (
  id               TEXT NOT NULL PRIMARY KEY,
  student_id       TEXT NOT NULL REFERENCES student (id),
  receiver         TEXT NOT NULL,
  recipient        TEXT NOT NULL DEFAULT '',
  organisation_id  TEXT REFERENCES organisation (id),
  contact_id       TEXT REFERENCES contact (id),
  document         TEXT NOT NULL,
  purpose          TEXT NOT NULL DEFAULT '',
  basis            TEXT NOT NULL,
  basis_note       TEXT NOT NULL DEFAULT '',
  sections         TEXT NOT NULL,             -- JSON array of section codes
  form             TEXT NOT NULL,
  given_on         TEXT NOT NULL,
  by               TEXT NOT NULL DEFAULT '',
  consent_id       TEXT REFERENCES consent (id),
  share_id         TEXT REFERENCES share (id),
  share_before     TEXT,                      -- JSON: what it changed on the list of shares, to take back
  withdrawn_on     TEXT,
  withdrawn_reason TEXT NOT NULL DEFAULT '',
  created_at       TEXT NOT NULL
) STRICT;
CREATE TABLE evidence (
  id         TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  issuer     TEXT NOT NULL DEFAULT '',
  date       TEXT,
  valid_to   TEXT,
  in_passport INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE import_mapping (
  fingerprint TEXT NOT NULL PRIMARY KEY,    -- the folded headers of a kind of file
  mapping     TEXT NOT NULL,                -- JSON
  used_at     TEXT NOT NULL
) STRICT;
CREATE TABLE instrument (
  id           TEXT NOT NULL PRIMARY KEY,
  student_id   TEXT NOT NULL REFERENCES student (id),
  item_id      TEXT REFERENCES meeting_item (id),
  kind_code    TEXT NOT NULL REFERENCES instrument_kind (code),
  status       TEXT NOT NULL,
  applied_by   TEXT NOT NULL DEFAULT '',
  apply_before TEXT,
  applied_on   TEXT,
  decided_on   TEXT,
  from_date    TEXT,
  to_date      TEXT,
  note         TEXT NOT NULL DEFAULT '',
  created_at   TEXT NOT NULL
, municipality_code TEXT NOT NULL DEFAULT '', workplace TEXT NOT NULL DEFAULT '', regime TEXT NOT NULL DEFAULT '', half_year_hours INTEGER, status_reason TEXT NOT NULL DEFAULT '', objection_on TEXT, ended_on TEXT) STRICT;
CREATE TABLE instrument_application (
  code        TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  source      TEXT NOT NULL DEFAULT '',
  checked_on  TEXT
) STRICT;
CREATE TABLE instrument_event (
  id            TEXT NOT NULL PRIMARY KEY,
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  at            TEXT NOT NULL,
  on_date       TEXT NOT NULL,
  by            TEXT NOT NULL DEFAULT '',
  kind_code     TEXT NOT NULL,
  status        TEXT NOT NULL,
  mbo_status    TEXT NOT NULL DEFAULT '',
  reason        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE instrument_hint (
  id         TEXT NOT NULL PRIMARY KEY,
  for_code   TEXT NOT NULL,
  condition  TEXT NOT NULL,
  other      TEXT NOT NULL DEFAULT '[]',          -- JSON array of kinds that the condition looks at
  text       TEXT NOT NULL,
  source     TEXT NOT NULL DEFAULT '',
  checked_on TEXT,
  uncertain  INTEGER NOT NULL DEFAULT 0,
  active     INTEGER NOT NULL DEFAULT 1,
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE instrument_kind (
  code        TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  plain_name  TEXT NOT NULL,                -- for the student: "regeling" in simple words
  description TEXT NOT NULL DEFAULT '',
  applied_at  TEXT NOT NULL DEFAULT '',
  source      TEXT NOT NULL DEFAULT '',
  position    INTEGER NOT NULL DEFAULT 0
, who_applies TEXT NOT NULL DEFAULT '[]', application_code TEXT NOT NULL DEFAULT '', municipality_code TEXT NOT NULL DEFAULT '', via_municipality INTEGER NOT NULL DEFAULT 0, record TEXT NOT NULL DEFAULT '', reveals TEXT NOT NULL DEFAULT 'beperking', checked_on TEXT, uncertain INTEGER NOT NULL DEFAULT 0, own INTEGER NOT NULL DEFAULT 0, offered INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE instrument_mbo (
  instrument_id   TEXT NOT NULL PRIMARY KEY REFERENCES instrument (id),
  status          TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id),
  school          TEXT NOT NULL DEFAULT '',
  programme       TEXT NOT NULL DEFAULT '',
  crebo           TEXT NOT NULL DEFAULT '',
  level           TEXT NOT NULL DEFAULT '',
  learning_path   TEXT NOT NULL DEFAULT '',
  starts_on       TEXT
) STRICT;
CREATE TABLE instrument_period (
  id            TEXT NOT NULL PRIMARY KEY,
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  from_date     TEXT NOT NULL,
  to_date       TEXT NOT NULL,
  evaluated_on  TEXT,
  evaluated_by  TEXT NOT NULL DEFAULT '',
  outcome       TEXT NOT NULL DEFAULT '',
  extension     TEXT NOT NULL DEFAULT '',         -- '', gevraagd, toegekend, geweigerd, niet_nodig
  extension_on  TEXT
) STRICT;
CREATE TABLE instrument_regime (
  id                TEXT NOT NULL PRIMARY KEY,
  kind_code         TEXT NOT NULL REFERENCES instrument_kind (code),
  municipality_code TEXT NOT NULL DEFAULT '',
  name              TEXT NOT NULL,
  half_year_hours   INTEGER,
  maximum           TEXT NOT NULL DEFAULT '',     -- in words: an amount, a percentage, a number of years
  source            TEXT NOT NULL DEFAULT '',
  checked_on        TEXT,
  uncertain         INTEGER NOT NULL DEFAULT 0,
  position          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE instrument_requirement (
  id         TEXT NOT NULL PRIMARY KEY,
  for_code   TEXT NOT NULL,
  list       TEXT NOT NULL,
  text       TEXT NOT NULL,
  source     TEXT NOT NULL DEFAULT '',
  checked_on TEXT,
  uncertain  INTEGER NOT NULL DEFAULT 0,
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE instrument_term (
  id                TEXT NOT NULL PRIMARY KEY,
  for_code          TEXT NOT NULL,
  municipality_code TEXT NOT NULL DEFAULT '',
  counts            TEXT NOT NULL,                -- besluit, aanvragen, periode, evaluatie, einde, maximum, bezwaar
  amount            INTEGER,                      -- NULL: not known, so nothing counts
  unit              TEXT NOT NULL,                -- dagen, weken, maanden, jaren
  side              TEXT NOT NULL DEFAULT 'na',   -- na or voor the moment
  moment            TEXT NOT NULL,
  fixed_day         TEXT NOT NULL DEFAULT '',     -- MM-DD, for the moment vaste_dag
  lead_days         INTEGER NOT NULL DEFAULT 14,  -- warn this long before
  note              TEXT NOT NULL DEFAULT '',
  source            TEXT NOT NULL DEFAULT '',
  checked_on        TEXT,
  uncertain         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE instrument_tick (
  instrument_id  TEXT NOT NULL REFERENCES instrument (id),
  requirement_id TEXT NOT NULL REFERENCES instrument_requirement (id),
  answer         TEXT NOT NULL,                   -- ja or nee
  updated_at     TEXT NOT NULL,
  PRIMARY KEY (instrument_id, requirement_id)
) STRICT;
CREATE TABLE item_presence (
  item_id        TEXT NOT NULL REFERENCES meeting_item (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  presence       TEXT NOT NULL,
  PRIMARY KEY (item_id, participant_id)
) STRICT;
CREATE TABLE job_search (
  student_id     TEXT NOT NULL PRIMARY KEY REFERENCES student (id),
  looks          TEXT NOT NULL DEFAULT '',  -- wel, niet; '' follows the route
  reason         TEXT NOT NULL DEFAULT '',
  hours_per_week INTEGER,                   -- most hours a week
  days           TEXT NOT NULL DEFAULT '[]',  -- JSON array of days of the week
  reach          TEXT NOT NULL DEFAULT '',  -- how far: gemeente, regio, verder; '' is not known
  travel         TEXT NOT NULL DEFAULT '',  -- how, in words
  updated_at     TEXT NOT NULL
) STRICT;
CREATE TABLE known_signer (
  fingerprint  TEXT NOT NULL PRIMARY KEY,   -- SHA-256 of the certificate
  name         TEXT NOT NULL,
  first_seen   TEXT NOT NULL,
  confirmed_on TEXT,
  confirmed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE life_domain (
  student_id TEXT NOT NULL REFERENCES student (id),
  domain     TEXT NOT NULL,
  state      TEXT NOT NULL,
  note       TEXT NOT NULL DEFAULT '',
  updated_at TEXT NOT NULL,
  PRIMARY KEY (student_id, domain)
) STRICT;
CREATE TABLE match_session (
  id         TEXT NOT NULL PRIMARY KEY,
  date       TEXT NOT NULL,
  place      TEXT NOT NULL DEFAULT '',
  present    TEXT NOT NULL DEFAULT '[]',    -- JSON array of parties, as typed
  remarks    TEXT NOT NULL DEFAULT '',
  closed     INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE meeting (
  id         TEXT NOT NULL PRIMARY KEY,
  date       TEXT NOT NULL,
  start_time TEXT NOT NULL DEFAULT '',
  end_time   TEXT NOT NULL DEFAULT '',
  place      TEXT NOT NULL DEFAULT '',
  round      TEXT NOT NULL,
  status     TEXT NOT NULL,
  minutes_per_student INTEGER NOT NULL DEFAULT 15,
  remarks    TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  closed_at  TEXT
, screen TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE meeting_item (
  id                TEXT NOT NULL PRIMARY KEY,
  meeting_id        TEXT NOT NULL REFERENCES meeting (id),
  student_id        TEXT NOT NULL REFERENCES student (id),
  position          INTEGER NOT NULL,
  minutes           INTEGER NOT NULL DEFAULT 15,
  presence          TEXT NOT NULL,
  outcome           TEXT NOT NULL,
  own_words         TEXT NOT NULL DEFAULT '',
  notes             TEXT NOT NULL DEFAULT '',
  advice            TEXT NOT NULL DEFAULT '',
  plan_a_code       TEXT NOT NULL DEFAULT '',
  plan_a            TEXT NOT NULL DEFAULT '',
  plan_b_code       TEXT NOT NULL DEFAULT '',
  plan_b            TEXT NOT NULL DEFAULT '',
  own_plan          INTEGER NOT NULL DEFAULT 0,  -- 0: the plan is the route's until the meeting closes
  jobcoach_wish     TEXT NOT NULL DEFAULT '',
  jobcoach_from     TEXT,
  jobcoach_regime   TEXT NOT NULL DEFAULT '',
  responsible_after TEXT NOT NULL DEFAULT '',
  next_date         TEXT,
  updated_at        TEXT NOT NULL
, screen TEXT NOT NULL DEFAULT '', block_code TEXT NOT NULL DEFAULT '', opinion TEXT NOT NULL DEFAULT '', draft TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE meeting_municipality (
  meeting_id        TEXT NOT NULL REFERENCES meeting (id),
  municipality_code TEXT NOT NULL, start_time TEXT NOT NULL DEFAULT '', absent INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (meeting_id, municipality_code)
) STRICT;
CREATE TABLE meeting_run (
  meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
  started_at TEXT NOT NULL,
  item_id    TEXT NOT NULL DEFAULT '',  -- the student at hand
  since      TEXT,                      -- from when the clock runs; NULL when it stands still
  clock      TEXT NOT NULL DEFAULT '{}' -- seconds per item (JSON)
) STRICT;
CREATE TABLE municipality_rule (
  id                TEXT NOT NULL PRIMARY KEY,
  municipality_code TEXT NOT NULL,
  topic             TEXT NOT NULL,
  text              TEXT NOT NULL,
  source            TEXT NOT NULL DEFAULT '',
  checked_on        TEXT
) STRICT;
CREATE TABLE obstacle (
  item_id TEXT NOT NULL REFERENCES meeting_item (id),
  domain  TEXT NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY (item_id, domain)
) STRICT;
CREATE TABLE open_place (
  id                TEXT NOT NULL PRIMARY KEY,
  organisation_id   TEXT REFERENCES organisation (id),
  organisation      TEXT NOT NULL,          -- name as it is shown
  brought_kind      TEXT NOT NULL,
  brought_by        TEXT NOT NULL DEFAULT '',
  kind              TEXT NOT NULL,
  field             TEXT NOT NULL DEFAULT '',  -- code of the list of fields of work
  tasks             TEXT NOT NULL DEFAULT '',
  place             TEXT NOT NULL DEFAULT '',
  municipality_code TEXT NOT NULL DEFAULT '',
  hours_per_week    INTEGER,
  days              TEXT NOT NULL DEFAULT '[]',  -- JSON array of days of the week
  from_date         TEXT,
  until_date        TEXT,                   -- the place lapses after this day
  asks              TEXT NOT NULL DEFAULT '[]',  -- JSON array of short texts
  offers            TEXT NOT NULL DEFAULT '[]',  -- JSON array of short texts
  places            INTEGER NOT NULL DEFAULT 1,
  taken             INTEGER NOT NULL DEFAULT 0,
  status            TEXT NOT NULL,
  status_reason     TEXT NOT NULL DEFAULT '',
  remarks           TEXT NOT NULL DEFAULT '',
  created_at        TEXT NOT NULL,
  updated_at        TEXT NOT NULL
) STRICT;
CREATE TABLE organisation (
  id                TEXT NOT NULL PRIMARY KEY,
  kind              TEXT NOT NULL,
  name              TEXT NOT NULL,
  municipality_code TEXT NOT NULL DEFAULT '',
  brin              TEXT NOT NULL DEFAULT '',
  street            TEXT NOT NULL DEFAULT '',
  postcode          TEXT NOT NULL DEFAULT '',
  place             TEXT NOT NULL DEFAULT '',
  phone             TEXT NOT NULL DEFAULT '',
  email             TEXT NOT NULL DEFAULT '',
  website           TEXT NOT NULL DEFAULT '',
  remarks           TEXT NOT NULL DEFAULT '',
  archived          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE origin (
  student_id  TEXT NOT NULL REFERENCES student (id),
  field       TEXT NOT NULL,
  received_id TEXT NOT NULL REFERENCES received (id),
  kept_digest TEXT NOT NULL,                -- SHA-256 of the value as it was kept
  PRIMARY KEY (student_id, field)
) STRICT;
CREATE TABLE participant (
  id              TEXT NOT NULL PRIMARY KEY,
  meeting_id      TEXT NOT NULL REFERENCES meeting (id),
  name            TEXT NOT NULL,
  role            TEXT NOT NULL DEFAULT '',
  organisation_id TEXT REFERENCES organisation (id),
  contact_id      TEXT REFERENCES contact (id),
  student_id      TEXT REFERENCES student (id),  -- comes for this student only (parent, mentor); NULL for all
  invitation      TEXT NOT NULL,
  presence        TEXT NOT NULL,
  position        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE passport (
  id              TEXT NOT NULL PRIMARY KEY,
  student_id      TEXT NOT NULL REFERENCES student (id),
  question_set_id TEXT NOT NULL REFERENCES question_set (id),
  status          TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  updated_at      TEXT NOT NULL
) STRICT;
CREATE TABLE passport_event (
  id          TEXT NOT NULL PRIMARY KEY,
  passport_id TEXT NOT NULL REFERENCES passport (id),
  at          TEXT NOT NULL,
  status      TEXT NOT NULL,
  with_whom   TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE photo (
  id     TEXT NOT NULL PRIMARY KEY,
  jpeg   BLOB NOT NULL,                     -- upright, scaled, without metadata
  width  INTEGER NOT NULL,
  height INTEGER NOT NULL
) STRICT;
CREATE TABLE place_look (
  id             TEXT NOT NULL PRIMARY KEY,
  place_id       TEXT NOT NULL REFERENCES open_place (id),
  student_id     TEXT NOT NULL REFERENCES student (id),
  session_id     TEXT REFERENCES match_session (id),
  state          TEXT NOT NULL,
  companion      TEXT NOT NULL DEFAULT '',  -- who goes along
  companion_kind TEXT NOT NULL DEFAULT '',
  day            TEXT,
  outcome        TEXT NOT NULL DEFAULT '',  -- what came of it, in words
  outcome_on     TEXT,
  by             TEXT NOT NULL DEFAULT '',  -- who wrote it down
  placement_id   TEXT REFERENCES placement (id),
  agreement_id   TEXT REFERENCES agreement (id),
  created_at     TEXT NOT NULL
) STRICT;
CREATE TABLE placement (
  id                TEXT NOT NULL PRIMARY KEY,
  student_id        TEXT NOT NULL REFERENCES student (id),
  kind              TEXT NOT NULL,
  organisation_id   TEXT REFERENCES organisation (id),
  organisation      TEXT NOT NULL,
  tasks             TEXT NOT NULL DEFAULT '',
  from_date         TEXT,
  to_date           TEXT,
  days              TEXT NOT NULL DEFAULT '',
  hours_per_week    INTEGER,
  supervisor        TEXT NOT NULL DEFAULT '',
  supervisor_phone  TEXT NOT NULL DEFAULT '',
  ended_because     TEXT NOT NULL DEFAULT '',
  created_at        TEXT NOT NULL
) STRICT;
CREATE TABLE question_set (
  id         TEXT NOT NULL PRIMARY KEY,
  code       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  name       TEXT NOT NULL,
  source     TEXT NOT NULL DEFAULT '',
  content    TEXT NOT NULL,                 -- JSON: sections and questions, never changed once used
  active     INTEGER NOT NULL DEFAULT 0,    -- 1: used for new passports; one at a time
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE received (
  id           TEXT NOT NULL PRIMARY KEY,
  student_id   TEXT NOT NULL REFERENCES student (id),
  file_digest  TEXT NOT NULL,               -- SHA-256 of the file
  photo_digest TEXT NOT NULL DEFAULT '',    -- SHA-256 of the photo as it was sent
  fingerprint  TEXT NOT NULL,
  school       TEXT NOT NULL,
  receiver     TEXT NOT NULL,
  sealed_at    TEXT NOT NULL,
  received_at  TEXT NOT NULL,
  by           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE receiver_profile (
  receiver  TEXT NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  sections  TEXT NOT NULL,                  -- JSON array of section codes
  left_out  TEXT NOT NULL,                  -- JSON array of question codes
  photo     INTEGER NOT NULL,
  age       INTEGER NOT NULL,
  relatives INTEGER NOT NULL,
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
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
CREATE TABLE red_button_event (
  id            TEXT NOT NULL PRIMARY KEY,
  red_button_id TEXT NOT NULL REFERENCES red_button (id),
  at            TEXT NOT NULL,
  by            TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL,
  text          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE red_button_line (
  red_button_id TEXT NOT NULL REFERENCES red_button (id),
  position      INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  day           TEXT,
  text          TEXT NOT NULL,
  PRIMARY KEY (red_button_id, position)
) STRICT;
CREATE TABLE regime (
  code           TEXT NOT NULL PRIMARY KEY,
  name           TEXT NOT NULL,
  half_year_hours INTEGER,                  -- usual hours per half year
  position       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE relative (
  id         TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  name       TEXT NOT NULL,
  relation   TEXT NOT NULL DEFAULT '',
  phone      TEXT NOT NULL DEFAULT '',
  email      TEXT NOT NULL DEFAULT '',
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE route (
  id                  TEXT NOT NULL PRIMARY KEY,
  student_id          TEXT NOT NULL REFERENCES student (id),
  kind_id             TEXT NOT NULL REFERENCES route_kind (id),
  cohort              TEXT NOT NULL,        -- school year of leaving, 2026-2027
  phase               TEXT NOT NULL,
  phase_since         TEXT NOT NULL,
  expected_end_date   TEXT,
  actual_end_date     TEXT,
  start_qualification INTEGER,
  stage_risk          INTEGER NOT NULL DEFAULT 0,
  unreachable         INTEGER NOT NULL DEFAULT 0,
  red_button          INTEGER NOT NULL DEFAULT 0,
  red_reason          TEXT NOT NULL DEFAULT '',
  plan_a_code         TEXT NOT NULL DEFAULT '',
  plan_a              TEXT NOT NULL DEFAULT '',
  plan_b_code         TEXT NOT NULL DEFAULT '',
  plan_b              TEXT NOT NULL DEFAULT '',
  fell_back_from      TEXT NOT NULL DEFAULT '',    -- phase before the fall-back, while in it
  closing_reason      TEXT NOT NULL DEFAULT '',
  created_at          TEXT NOT NULL
) STRICT;
CREATE TABLE route_event (
  id         TEXT NOT NULL PRIMARY KEY,
  route_id   TEXT NOT NULL REFERENCES route (id),
  at         TEXT NOT NULL,
  by         TEXT NOT NULL DEFAULT '',
  kind       TEXT NOT NULL,
  from_value TEXT NOT NULL DEFAULT '',
  to_value   TEXT NOT NULL DEFAULT '',
  reason     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE route_kind (
  id          TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  nazorg_months INTEGER NOT NULL DEFAULT 24,
  own         INTEGER NOT NULL DEFAULT 0,   -- 1: made by the school itself
  position    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE school (
  id   TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  brin TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL                       -- JSON
) STRICT;
CREATE TABLE share (
  id           TEXT NOT NULL PRIMARY KEY,
  passport_id  TEXT NOT NULL REFERENCES passport (id),
  recipient    TEXT NOT NULL,
  role         TEXT NOT NULL DEFAULT '',
  sections     TEXT NOT NULL,               -- JSON array of section codes
  status       TEXT NOT NULL,
  shared_on    TEXT,
  withdrawn_on TEXT
) STRICT;
CREATE TABLE signing_key (
  id          TEXT NOT NULL PRIMARY KEY,
  private_key BLOB NOT NULL,                -- PKCS#8
  certificate BLOB NOT NULL,                -- X.509 in the name of the school
  created_at  TEXT NOT NULL
) STRICT;
CREATE TABLE student (
  id                   TEXT NOT NULL PRIMARY KEY,
  school_id            TEXT NOT NULL REFERENCES school (id),
  number               TEXT NOT NULL,       -- unique within a school
  first_name           TEXT NOT NULL,
  prefix               TEXT NOT NULL DEFAULT '',
  last_name            TEXT NOT NULL,
  official_names       TEXT NOT NULL DEFAULT '',
  birth_date           TEXT,
  form_of_address      TEXT NOT NULL DEFAULT '',
  photo_id             TEXT REFERENCES photo (id),
  street               TEXT NOT NULL DEFAULT '',
  postcode             TEXT NOT NULL DEFAULT '',
  place                TEXT NOT NULL DEFAULT '',
  municipality_code    TEXT NOT NULL DEFAULT '',   -- CBS, GM0000; '' is unknown
  phone                TEXT NOT NULL DEFAULT '',
  email                TEXT NOT NULL DEFAULT '',
  preferred_channel    TEXT NOT NULL DEFAULT '',
  class                TEXT NOT NULL DEFAULT '',
  year                 TEXT NOT NULL DEFAULT '',
  school_type          TEXT NOT NULL DEFAULT '',
  crebo                TEXT NOT NULL DEFAULT '',
  learning_path        TEXT NOT NULL DEFAULT '',
  level                TEXT NOT NULL DEFAULT '',
  outflow_profile      TEXT NOT NULL DEFAULT '',
  legal_representation TEXT NOT NULL DEFAULT '',
  mentor               TEXT NOT NULL DEFAULT '',
  case_owner           TEXT NOT NULL DEFAULT '',
  support_needs        TEXT NOT NULL DEFAULT '',
  search_text          TEXT NOT NULL DEFAULT '',   -- folded: lower case, no diacritics
  created_at           TEXT NOT NULL,
  updated_at           TEXT NOT NULL
) STRICT;
CREATE TABLE student_contact (
  id         TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  date       TEXT NOT NULL,
  channel    TEXT NOT NULL,
  reached    INTEGER NOT NULL DEFAULT 1,
  note       TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX agreement_by_item ON agreement (item_id);
CREATE INDEX agreement_by_series ON agreement (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX agreement_by_student ON agreement (student_id);
CREATE INDEX agreement_event_by_agreement ON agreement_event (agreement_id);
CREATE INDEX agreement_series_by_student ON agreement_series (student_id);
CREATE INDEX assignment_by_coach ON assignment (coach_id);
CREATE INDEX assignment_by_student ON assignment (student_id);
CREATE UNIQUE INDEX calendar_event_by_subject ON calendar_event (kind, subject_id);
CREATE INDEX coach_wish_by_coach ON coach_wish (coach_id);
CREATE INDEX consent_by_student ON consent (student_id);
CREATE INDEX contact_by_organisation ON contact (organisation_id);
CREATE INDEX disclosure_by_consent ON disclosure (consent_id);
CREATE INDEX disclosure_by_share ON disclosure (share_id);
CREATE INDEX disclosure_by_student ON disclosure (student_id);
CREATE INDEX evidence_by_student ON evidence (student_id);
CREATE INDEX instrument_by_student ON instrument (student_id);
CREATE INDEX instrument_event_by_instrument ON instrument_event (instrument_id);
CREATE INDEX instrument_hint_by_code ON instrument_hint (for_code);
CREATE INDEX instrument_period_by_instrument ON instrument_period (instrument_id);
CREATE INDEX instrument_regime_by_kind ON instrument_regime (kind_code);
CREATE INDEX instrument_requirement_by_code ON instrument_requirement (for_code);
CREATE INDEX instrument_term_by_code ON instrument_term (for_code);
CREATE INDEX meeting_by_date ON meeting (date);
CREATE UNIQUE INDEX meeting_item_by_student ON meeting_item (meeting_id, student_id);
CREATE INDEX meeting_item_of_student ON meeting_item (student_id);
CREATE INDEX municipality_rule_by_code ON municipality_rule (municipality_code);
CREATE INDEX open_place_by_organisation ON open_place (organisation_id);
CREATE INDEX origin_by_received ON origin (received_id);
CREATE INDEX participant_by_meeting ON participant (meeting_id);
CREATE UNIQUE INDEX passport_by_student ON passport (student_id);
CREATE INDEX passport_event_by_passport ON passport_event (passport_id);
CREATE INDEX place_look_by_place ON place_look (place_id);
CREATE INDEX place_look_by_student ON place_look (student_id);
CREATE INDEX placement_by_student ON placement (student_id);
CREATE UNIQUE INDEX question_set_by_version ON question_set (code, version);
CREATE INDEX received_by_student ON received (student_id);
CREATE INDEX red_button_by_student ON red_button (student_id);
CREATE INDEX red_button_event_by_button ON red_button_event (red_button_id);
CREATE INDEX red_button_open ON red_button (pressed_on) WHERE closed_on IS NULL;
CREATE INDEX relative_by_student ON relative (student_id);
CREATE INDEX route_by_student ON route (student_id);
CREATE INDEX route_event_by_route ON route_event (route_id);
CREATE UNIQUE INDEX school_by_name ON school (name);
CREATE INDEX share_by_passport ON share (passport_id);
CREATE UNIQUE INDEX student_by_number ON student (school_id, number);
CREATE INDEX student_contact_by_student ON student_contact (student_id);
