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

-- What may be on the beamer: JSON array of parts; '' on an item is the choice for the meeting, '' on a
-- meeting is every part.
ALTER TABLE meeting ADD COLUMN screen TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting_item ADD COLUMN screen TEXT NOT NULL DEFAULT '';
-- The municipality in whose part of the meeting this student is; a later move does not change it.
ALTER TABLE meeting_item ADD COLUMN block_code TEXT NOT NULL DEFAULT '';
-- What the student thinks of what was agreed.
ALTER TABLE meeting_item ADD COLUMN opinion TEXT NOT NULL DEFAULT '';
-- The agreement that is being typed (JSON), so that a power cut loses at most the last second.
ALTER TABLE meeting_item ADD COLUMN draft TEXT NOT NULL DEFAULT '';
UPDATE meeting_item SET block_code = coalesce((SELECT s.municipality_code FROM student AS s
  JOIN meeting_municipality AS mm ON mm.meeting_id = meeting_item.meeting_id AND mm.municipality_code = s.municipality_code
  WHERE s.id = meeting_item.student_id), '');

-- When the part of this municipality begins; empty: right after the part before it.
ALTER TABLE meeting_municipality ADD COLUMN start_time TEXT NOT NULL DEFAULT '';
-- Nobody of this municipality came.
ALTER TABLE meeting_municipality ADD COLUMN absent INTEGER NOT NULL DEFAULT 0;

-- Who was there at one student, when that was noted there. It holds for the students after that one
-- too, until something else is noted.
CREATE TABLE item_presence (
  item_id        TEXT NOT NULL REFERENCES meeting_item (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  presence       TEXT NOT NULL,
  PRIMARY KEY (item_id, participant_id)
) STRICT;

-- The meeting that is being held now. Not part of what can be undone; durations stay here and are
-- gone when the meeting is closed.
CREATE TABLE meeting_run (
  meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
  started_at TEXT NOT NULL,
  item_id    TEXT NOT NULL DEFAULT '',  -- the student at hand
  since      TEXT,                      -- from when the clock runs; NULL when it stands still
  clock      TEXT NOT NULL DEFAULT '{}' -- seconds per item (JSON)
) STRICT;

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

-- A kind says who applies, where, for whose municipality, and which papers may name it. Everything
-- here can be changed by the school; `uncertain` is shown, so that nobody leans on it unasked.
ALTER TABLE instrument_kind ADD COLUMN who_applies TEXT NOT NULL DEFAULT '[]';       -- JSON array of words
ALTER TABLE instrument_kind ADD COLUMN application_code TEXT NOT NULL DEFAULT '';    -- one application, one choice
ALTER TABLE instrument_kind ADD COLUMN municipality_code TEXT NOT NULL DEFAULT '';   -- only there; '' is everywhere
ALTER TABLE instrument_kind ADD COLUMN via_municipality INTEGER NOT NULL DEFAULT 0;  -- 1: where the student lives decides
ALTER TABLE instrument_kind ADD COLUMN record TEXT NOT NULL DEFAULT '';              -- 'mbo' has a record of its own
ALTER TABLE instrument_kind ADD COLUMN reveals TEXT NOT NULL DEFAULT 'beperking';    -- 'niets', 'zorg' or 'beperking' (handbook 8.9)
ALTER TABLE instrument_kind ADD COLUMN checked_on TEXT;
ALTER TABLE instrument_kind ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instrument_kind ADD COLUMN own INTEGER NOT NULL DEFAULT 0;               -- 1: made by the school
ALTER TABLE instrument_kind ADD COLUMN offered INTEGER NOT NULL DEFAULT 1;           -- 0: not used at this school

-- Kinds that are one application in which one is chosen.
CREATE TABLE instrument_application (
  code        TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  source      TEXT NOT NULL DEFAULT '',
  checked_on  TEXT
) STRICT;

-- What has to be brought (document) and what is looked at (criterium). `for_code` is a kind or an application.
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
CREATE INDEX instrument_requirement_by_code ON instrument_requirement (for_code);

-- A term: so much after or before a moment. One of a municipality goes before the general one, one of
-- a kind before one of its application, and before one of every kind ('*').
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
CREATE INDEX instrument_term_by_code ON instrument_term (for_code);

-- What to think of: a condition out of a fixed list, and what is said then. Never a lock.
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
CREATE INDEX instrument_hint_by_code ON instrument_hint (for_code);

-- Labels with hours or money: national ones, and those of a municipality.
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
CREATE INDEX instrument_regime_by_kind ON instrument_regime (kind_code);

ALTER TABLE instrument ADD COLUMN municipality_code TEXT NOT NULL DEFAULT '';   -- where it was asked
ALTER TABLE instrument ADD COLUMN workplace TEXT NOT NULL DEFAULT '';
ALTER TABLE instrument ADD COLUMN regime TEXT NOT NULL DEFAULT '';
ALTER TABLE instrument ADD COLUMN half_year_hours INTEGER;
ALTER TABLE instrument ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE instrument ADD COLUMN objection_on TEXT;
ALTER TABLE instrument ADD COLUMN ended_on TEXT;

-- Every change of status, with its day.
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
CREATE INDEX instrument_event_by_instrument ON instrument_event (instrument_id);

-- What was brought and what was looked at.
CREATE TABLE instrument_tick (
  instrument_id  TEXT NOT NULL REFERENCES instrument (id),
  requirement_id TEXT NOT NULL REFERENCES instrument_requirement (id),
  answer         TEXT NOT NULL,                   -- ja or nee
  updated_at     TEXT NOT NULL,
  PRIMARY KEY (instrument_id, requirement_id)
) STRICT;

-- Periods with an evaluation before their end.
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
CREATE INDEX instrument_period_by_instrument ON instrument_period (instrument_id);

-- What an application at an mbo holds besides (handbook 10.1: five statuses travel back).
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

INSERT INTO instrument_kind (code, name, plain_name, applied_at, source, position) VALUES
  ('doelgroepregister', 'Doelgroepregister', 'lijst van UWV voor banen met hulp', 'UWV', 'uwv.nl', 35),
  ('praktijkroute', 'Praktijkroute', 'meten op je werk wat je kunt', 'gemeente', 'uwv.nl', 36),
  ('jobcoach-uwv-intern', 'Jobcoach van de werkgever, via UWV (intern)', 'hulp op je werk', 'UWV', 'factorwerk.org', 75),
  ('mbo-aanmelding', 'Aanmelding mbo', 'je aanmelden voor een opleiding', 'mbo', 'mbovoorzieningen.nl', 105);
UPDATE instrument_kind SET position = position * 10 WHERE position < 30;
UPDATE instrument_kind SET name = 'Jobcoach via UWV (extern)' WHERE code = 'jobcoach-uwv';

UPDATE instrument_kind SET who_applies = '["jongere"]', application_code = 'aba', source = 'uwv.nl, beoordeling arbeidsvermogen', description = 'Voor wie bij een gewone werkgever kan werken, maar niet zelf het minimumloon kan verdienen.' WHERE code = 'banenafspraak';
UPDATE instrument_kind SET who_applies = '["jongere"]', application_code = 'aba', source = 'uwv.nl, beoordeling arbeidsvermogen', description = 'Voor wie alleen kan werken met hulp die een gewone werkgever niet kan geven.' WHERE code = 'beschut';
UPDATE instrument_kind SET who_applies = '["jongere"]', application_code = 'aba', source = 'uwv.nl, beoordeling arbeidsvermogen', description = 'Voor wie nu en later niet kan werken, door ziekte of een handicap van jongs af aan of uit de studietijd.' WHERE code = 'wajong';
UPDATE instrument_kind SET who_applies = '["jongere"]', checked_on = '2026-11-22', uncertain = 1, description = 'Wie erin staat, telt mee voor de banenafspraak: ook schoolverlaters van pro en vso die zich bij UWV hebben gemeld. Schrijf alleen op of iemand erin staat en sinds wanneer, nooit waarom.' WHERE code = 'doelgroepregister';
UPDATE instrument_kind SET who_applies = '["werkgever","gemeente"]', via_municipality = 1, uncertain = 1, description = 'Via een loonwaardemeting op het werk in het doelgroepregister komen, zonder beoordeling door UWV.' WHERE code = 'praktijkroute';
UPDATE instrument_kind SET who_applies = '["werkgever"]', via_municipality = 1, source = 'Participatiewet art. 10d; schulinck.nl', checked_on = '2026-11-22', description = 'De gemeente vult het loon aan. Eerst wordt op het werk gemeten hoeveel iemand kan: de loonwaarde.' WHERE code = 'lks';
UPDATE instrument_kind SET who_applies = '["werkgever"]', checked_on = '2026-11-22', description = 'Als de werknemer ziek wordt, krijgt de werkgever het loon vergoed.' WHERE code = 'no-risk';
UPDATE instrument_kind SET who_applies = '["werkgever","jongere"]', via_municipality = 1, reveals = 'niets', source = 'awvn.nl; denormaalstezaak.nl', checked_on = '2026-11-22', description = 'Een tijd werken met behoud van uitkering, om te zien of het werk past. Hoort bij de uitkering: via de gemeente of UWV. Vaak wordt dan ook de loonwaarde gemeten.' WHERE code = 'proefplaatsing';
UPDATE instrument_kind SET who_applies = '["jongere","jobcoach"]', reveals = 'niets', source = 'uwv.nl, jobcoach', checked_on = '2026-11-22', description = 'De jongere vraagt dit aan, samen met de jobcoach. De jobcoach werkt bij een organisatie die UWV heeft erkend.' WHERE code = 'jobcoach-uwv';
UPDATE instrument_kind SET who_applies = '["werkgever"]', reveals = 'niets', uncertain = 1, description = 'De werkgever regelt zelf een jobcoach en krijgt daar subsidie voor. De bedragen komen van een oudere pagina.' WHERE code = 'jobcoach-uwv-intern';
UPDATE instrument_kind SET who_applies = '["werkgever","jongere"]', via_municipality = 1, reveals = 'niets', source = 'Participatiewet art. 10da; samenvoordeklant.nl', description = 'Elke gemeente heeft eigen regels, namen en uren. Zet ze op de kaart van de gemeente.' WHERE code = 'jobcoach-gemeente';
UPDATE instrument_kind SET who_applies = '["jongere","werkgever"]', reveals = 'niets', description = 'Hulpmiddelen of veranderingen op de werkplek.' WHERE code = 'werkplek';
UPDATE instrument_kind SET who_applies = '["school"]', reveals = 'niets', description = 'De praktijkopleider van een erkend leerbedrijf verklaart welke werkprocessen de jongere deed. Geeft geen toegang tot het mbo.' WHERE code = 'praktijkverklaring';
UPDATE instrument_kind SET who_applies = '["jongere","school"]', record = 'mbo', reveals = 'niets', description = 'Aanmelden bij een mbo. Het mbo meldt terug hoe ver het is.' WHERE code = 'mbo-aanmelding';
UPDATE instrument_kind SET who_applies = '["jongere","ouder"]', via_municipality = 1, reveals = 'zorg', source = 'swv-vo-2505.nl; nji.nl', description = 'De gemeente beslist over hulp en over het aantal uren dagbesteding.' WHERE code = 'wmo';
UPDATE instrument_kind SET who_applies = '["jongere","ouder"]', reveals = 'zorg', source = 'swv-vo-2505.nl; nji.nl', description = 'Zorg die lang nodig is. Het CIZ beslist. Niet iedereen met dagbesteding krijgt Wlz als hij 18 wordt.' WHERE code = 'wlz';
UPDATE instrument_kind SET who_applies = '["school"]', via_municipality = 1, reveals = 'niets', name = 'Regionaal potje (opstartbonus, doe-middelen)', description = 'Klein geld om te beginnen: werkkleding, een fiets, een cursus. Bestaat niet overal.' WHERE code = 'opstartbonus';
UPDATE instrument_kind SET who_applies = '["jongere","ouder"]', via_municipality = 1, description = 'Uitkering, toeslagen of studiefinanciering.' WHERE code = 'inkomen';

UPDATE instrument SET municipality_code = coalesce((SELECT s.municipality_code FROM student AS s WHERE s.id = instrument.student_id), '')
  WHERE kind_code IN (SELECT code FROM instrument_kind WHERE via_municipality = 1);
INSERT INTO instrument_event (id, instrument_id, at, on_date, kind_code, status)
  SELECT id, id, created_at,
         CASE status WHEN 'aangevraagd' THEN coalesce(applied_on, substr(created_at, 1, 10))
                     WHEN 'toegekend' THEN coalesce(decided_on, substr(created_at, 1, 10))
                     WHEN 'afgewezen' THEN coalesce(decided_on, substr(created_at, 1, 10))
                     ELSE substr(created_at, 1, 10) END,
         kind_code, status FROM instrument;

INSERT INTO instrument_application (code, name, description, source, checked_on) VALUES
  ('aba', 'Beoordeling arbeidsvermogen (UWV)', 'Eén aanvraag bij UWV. Daarin kies je één van de drie. Een verkeerde keuze wordt vaak afgewezen: bereid haar samen goed voor.', 'uwv.nl; inspiratie.uwv.nl', NULL);

INSERT INTO instrument_requirement (id, for_code, list, text, source, checked_on, uncertain, position) VALUES
  ('aba-formulier', 'aba', 'document', 'Ingevuld aanvraagformulier van UWV', 'stichtingbwn.nl', '2026-11-22', 0, 1),
  ('aba-stukken', 'aba', 'document', 'Stukken van huisarts of specialist. Die gaan zelf naar UWV, niet naar school', 'stichtingbwn.nl', '2026-11-22', 0, 2),
  ('aba-school', 'aba', 'document', 'Verslag van school: stages en wat iemand aankan op het werk', 'praktijk', NULL, 1, 3),
  ('aba-taak', 'aba', 'criterium', 'Kan een taak doen in een bedrijf of organisatie', 'stichtingbwn.nl', '2026-11-22', 0, 1),
  ('aba-vaardig', 'aba', 'criterium', 'Kan zich aan afspraken houden en een opdracht uitvoeren (basis om werknemer te zijn)', 'stichtingbwn.nl', '2026-11-22', 0, 2),
  ('aba-uur', 'aba', 'criterium', 'Kan een uur achter elkaar werken', 'stichtingbwn.nl', '2026-11-22', 0, 3),
  ('aba-dag', 'aba', 'criterium', 'Kan vier uur per dag werken. Of twee uur, als iemand per uur het minimumloon kan verdienen', 'steungroep.nl', '2026-11-22', 0, 4),
  ('lks-werkgever', 'lks', 'document', 'Gegevens van de werkgever en het contract dat komt', 'praktijk', NULL, 1, 1),
  ('proef-plan', 'proefplaatsing', 'criterium', 'De werkgever is van plan een contract van zes maanden of langer te geven', 'awvn.nl', '2026-11-22', 0, 1),
  ('proef-nieuw', 'proefplaatsing', 'criterium', 'De jongere werkte hier nog niet eerder', 'awvn.nl', '2026-11-22', 0, 2),
  ('coach-samen', 'jobcoach-uwv', 'document', 'Aanvraag, samen met de jobcoach ingevuld', 'uwv.nl, jobcoach', '2026-11-22', 0, 1),
  ('coach-erkend', 'jobcoach-uwv', 'criterium', 'De jobcoach werkt bij een organisatie die UWV heeft erkend', 'uwv.nl, jobcoach', '2026-11-22', 0, 1),
  ('intern-akkoord', 'jobcoach-uwv-intern', 'document', 'Akkoord van de werknemer, op papier', 'factorwerk.org', NULL, 1, 1),
  ('intern-uren', 'jobcoach-uwv-intern', 'criterium', 'Contract van 12 uur per week of meer, voor zes maanden of langer', 'factorwerk.org', NULL, 1, 1),
  ('intern-loon', 'jobcoach-uwv-intern', 'criterium', 'Verdient 35% van het minimumloon of meer', 'factorwerk.org', NULL, 1, 2),
  ('praktijk-bedrijf', 'praktijkverklaring', 'criterium', 'Het is een erkend leerbedrijf', 's-bb.nl', NULL, 0, 1),
  ('praktijk-werk', 'praktijkverklaring', 'document', 'De werkprocessen die zijn afgesproken; ze mogen uit meer opleidingen komen', 's-bb.nl', NULL, 0, 1),
  ('praktijk-naam', 'praktijkverklaring', 'document', 'Naam van de praktijkopleider, met datum', 's-bb.nl', NULL, 0, 2);

INSERT INTO instrument_term (id, for_code, counts, amount, unit, side, moment, lead_days, note, source, checked_on, uncertain) VALUES
  ('aba-besluit', 'aba', 'besluit', 14, 'weken', 'na', 'aangevraagd', 14, '', 'stichtingbwn.nl', '2026-11-22', 1),
  ('jobcoach-uwv-besluit', 'jobcoach-uwv', 'besluit', 8, 'weken', 'na', 'aangevraagd', 14, 'Als alle gegevens er zijn.', 'uwv.nl, jobcoach (oudere pagina)', '2026-11-22', 0),
  ('jobcoach-uwv-periode', 'jobcoach-uwv', 'periode', 6, 'maanden', 'na', 'begin', 0, 'Minstens een half jaar, daarna zo nodig langer.', 'uwv.nl, jobcoach', '2026-11-22', 0),
  ('jobcoach-uwv-evaluatie', 'jobcoach-uwv', 'evaluatie', 0, 'weken', 'voor', 'periode_eind', 42, 'De jobcoach laat UWV weten hoe het gaat, en vraagt zo nodig langer aan.', 'uwv.nl, jobcoach', '2026-11-22', 0),
  ('jobcoach-uwv-maximum', 'jobcoach-uwv', 'maximum', 3, 'jaren', 'na', 'begin', 90, 'Gewoonlijk; UWV kan langer toestaan.', 'samenvoordeklant.nl, jobcoaching', NULL, 1),
  ('jobcoach-gemeente-periode', 'jobcoach-gemeente', 'periode', 6, 'maanden', 'na', 'begin', 0, 'Verschilt per gemeente.', 'praktijk', NULL, 1),
  ('jobcoach-gemeente-evaluatie', 'jobcoach-gemeente', 'evaluatie', 0, 'weken', 'voor', 'periode_eind', 42, 'Verschilt per gemeente.', 'praktijk', NULL, 1),
  ('jobcoach-gemeente-besluit', 'jobcoach-gemeente', 'besluit', NULL, 'weken', 'na', 'aangevraagd', 14, 'Staat in de regels van de gemeente.', '', NULL, 1),
  ('proefplaatsing-einde', 'proefplaatsing', 'einde', 2, 'maanden', 'na', 'begin', 14, 'In principe twee maanden.', 'awvn.nl; denormaalstezaak.nl', '2026-11-22', 0),
  ('proefplaatsing-maximum', 'proefplaatsing', 'maximum', 6, 'maanden', 'na', 'begin', 14, 'Langer dan twee maanden is een uitzondering.', 'denormaalstezaak.nl', '2026-11-22', 0),
  ('no-risk-einde', 'no-risk', 'einde', 5, 'jaren', 'na', 'begin', 90, 'Vanaf de eerste werkdag; soms langer.', 'subsidiescanner.nl; factorwerk.org', '2026-11-22', 1),
  ('lks-besluit', 'lks', 'besluit', NULL, 'weken', 'na', 'aangevraagd', 14, 'Staat in de regels van de gemeente.', '', NULL, 1),
  ('wmo-besluit', 'wmo', 'besluit', NULL, 'weken', 'na', 'aangevraagd', 14, 'Staat in de regels van de gemeente.', '', NULL, 1),
  ('wlz-aanvragen', 'wlz', 'aanvragen', NULL, 'maanden', 'voor', 'achttien', 60, 'Hoe lang voor de 18e verjaardag, verschilt.', '', NULL, 1),
  ('mbo-aanvragen', 'mbo-aanmelding', 'aanvragen', 0, 'dagen', 'voor', 'mbo_datum', 60, 'De dag staat bij Werkwijze.', 'mbovoorzieningen.nl', NULL, 0);
-- The day to which anything was granted, for every kind without a term of its own.
INSERT INTO instrument_term (id, for_code, counts, amount, unit, side, moment, lead_days, source) VALUES
  ('alle-einde', '*', 'einde', 0, 'dagen', 'na', 'eind', 30, 'eigen afspraak');
-- Objection against a decision of a public body.
INSERT INTO instrument_term (id, for_code, counts, amount, unit, side, moment, lead_days, note, source, checked_on)
  SELECT code || '-bezwaar', code, 'bezwaar', 6, 'weken', 'na', 'besluit', 42, 'De dag van het besluit telt niet mee.', 'Awb art. 6:7 en 6:8', '2026-11-22'
  FROM (SELECT code FROM instrument_application UNION ALL
        SELECT code FROM instrument_kind WHERE code IN ('lks', 'no-risk', 'proefplaatsing', 'jobcoach-uwv', 'jobcoach-uwv-intern', 'jobcoach-gemeente', 'werkplek', 'wmo', 'wlz', 'praktijkroute', 'inkomen'));

INSERT INTO instrument_regime (id, kind_code, name, maximum, source, uncertain, position) VALUES
  ('intern-1', 'jobcoach-uwv-intern', 'jaar 1', '15% van de uren', 'factorwerk.org (oudere pagina)', 1, 1),
  ('intern-2', 'jobcoach-uwv-intern', 'jaar 2', '7,5% van de uren', 'factorwerk.org (oudere pagina)', 1, 2),
  ('intern-3', 'jobcoach-uwv-intern', 'jaar 3', '6% van de uren', 'factorwerk.org (oudere pagina)', 1, 3),
  ('uwv-licht', 'jobcoach-uwv', 'licht', '', 'Protocol jobcoach UWV 2016 (vervallen)', 1, 1),
  ('uwv-midden', 'jobcoach-uwv', 'midden', '', 'Protocol jobcoach UWV 2016 (vervallen)', 1, 2),
  ('uwv-intensief', 'jobcoach-uwv', 'intensief', '', 'Protocol jobcoach UWV 2016 (vervallen)', 1, 3),
  ('gemeente-licht', 'jobcoach-gemeente', 'licht', '', 'komt vaak voor in lokale regels', 1, 1),
  ('gemeente-midden', 'jobcoach-gemeente', 'midden', '', 'komt vaak voor in lokale regels', 1, 2),
  ('gemeente-intensief', 'jobcoach-gemeente', 'intensief', '', 'komt vaak voor in lokale regels', 1, 3);

INSERT INTO instrument_hint (id, for_code, condition, other, text, source, checked_on, uncertain, position) VALUES
  ('aba-een-keuze', 'aba', 'zelfde_aanvraag', '[]', 'In één aanvraag kies je één van de drie: Wajong, Indicatie banenafspraak of Advies beschut werk.', 'uwv.nl, beoordeling arbeidsvermogen', NULL, 0, 1),
  ('aba-voorbereiden', 'aba', 'nog_aan_te_vragen', '[]', 'Een verkeerde keuze wordt vaak afgewezen. Loop samen de vier vragen over arbeidsvermogen na.', 'inspiratie.uwv.nl', NULL, 0, 2),
  ('beschut-bijbaan', 'beschut', 'bijbaan', '[]', 'Er staat een baan bij Stage en werk. Een bijbaan kan een positief advies beschut werk in de weg staan.', 'zsm.nu (gids Zeeland)', NULL, 1, 3),
  ('lks-bbl', 'lks', 'bbl', '[]', 'Loonkostensubsidie is niet voor bbl-leerlingen als zodanig. Art. 10f laat de gemeente wel 16- en 17-jarigen in een leerwerktraject helpen.', 'schulinck.nl; Participatiewet art. 10f', '2026-11-22', 0, 1),
  ('lks-16-17', 'lks', 'zestien_zeventien', '[]', 'Ook voor schoolverlaters van 16 en 17 jaar kan loonkostensubsidie.', 'Participatiewet art. 10d lid 2; schulinck.nl', '2026-11-22', 0, 2),
  ('lks-proef', 'lks', 'nog_aan_te_vragen', '[]', 'Een proefplaatsing wordt vaak gebruikt om de loonwaarde te meten.', 'awvn.nl', '2026-11-22', 0, 3),
  ('proef-werkte', 'proefplaatsing', 'werkte_er_al', '[]', 'De jongere werkte al bij deze werkgever. Een proefplaatsing is bedoeld voor een nieuwe plek.', 'awvn.nl', '2026-11-22', 0, 1),
  ('proef-criterium', 'proefplaatsing', 'criterium_nee', '[]', 'Niet aan alle voorwaarden is voldaan. Bespreek het met de gemeente of UWV voordat het begint.', 'awvn.nl', '2026-11-22', 0, 2),
  ('proef-te-lang', 'proefplaatsing', 'langer_dan_maximum', '[]', 'Een proefplaatsing duurt bij uitzondering langer dan twee maanden, en hooguit zes.', 'denormaalstezaak.nl', '2026-11-22', 0, 3),
  ('coach-dubbel', 'jobcoach-uwv', 'tegelijk_met', '["jobcoach-gemeente","jobcoach-uwv-intern"]', 'Er loopt in dezelfde tijd al een andere jobcoach. UWV en gemeente betalen niet voor dezelfde begeleiding in dezelfde periode. Vraag wie het overneemt.', 'samenvoordeklant.nl, jobcoaching', NULL, 1, 1),
  ('coach-dubbel-gemeente', 'jobcoach-gemeente', 'tegelijk_met', '["jobcoach-uwv","jobcoach-uwv-intern"]', 'Er loopt in dezelfde tijd al een jobcoach via UWV. Vraag wie het overneemt.', 'samenvoordeklant.nl, jobcoaching', NULL, 1, 1),
  ('coach-pwet', 'jobcoach-uwv', 'tegelijk_met', '["lks"]', 'Wie onder de Participatiewet valt, vraagt een jobcoach bij de gemeente.', 'rendement.nl (2018)', '2026-11-22', 1, 2),
  ('coach-maximum', 'jobcoach-uwv', 'langer_dan_maximum', '[]', 'Gewoonlijk betaalt UWV een jobcoach hooguit drie jaar.', 'samenvoordeklant.nl, jobcoaching', NULL, 1, 3),
  ('intern-criterium', 'jobcoach-uwv-intern', 'criterium_nee', '[]', 'Niet aan alle voorwaarden is voldaan. Vraag UWV of het toch kan.', 'factorwerk.org', NULL, 1, 1),
  ('no-risk-register', 'no-risk', 'zonder', '["banenafspraak","doelgroepregister","praktijkroute","wajong","beschut"]', 'De no-riskpolis is er onder meer voor wie in het doelgroepregister staat. Dat is hier nog niet opgeschreven.', 'isdbol.nl; uwv.nl', '2026-11-22', 1, 1),
  ('praktijkverklaring-mbo', 'praktijkverklaring', 'samen_met', '["mbo-aanmelding"]', 'Een praktijkverklaring geeft geen toegang tot het mbo.', 's-bb.nl', NULL, 0, 1);
-- Situations that touch whatever is asked or runs (handbook 12d: 2, 4 and 7).
INSERT INTO instrument_hint (id, for_code, condition, text, source, position)
  SELECT code || '-verhuisd', code, 'verhuisd', 'De jongere woont nu in een andere gemeente dan waar dit is aangevraagd. Vraag beide gemeenten wie het verder doet.', 'eigen afspraak', 90
  FROM instrument_kind WHERE via_municipality = 1;
INSERT INTO instrument_hint (id, for_code, condition, text, source, position)
  SELECT code || '-gestopt', code, 'plek_gestopt', 'De plek is gestopt en deze regeling staat nog open. Meld het aan wie haar geeft, en zet de einddatum.', 'eigen afspraak', 91
  FROM instrument_kind WHERE code IN ('lks', 'no-risk', 'proefplaatsing', 'jobcoach-uwv', 'jobcoach-uwv-intern', 'jobcoach-gemeente', 'werkplek');
INSERT INTO instrument_hint (id, for_code, condition, text, source, position)
  SELECT code || '-schooljaar', code, 'extra_jaar', 'De jongere blijft een jaar langer op school. Dit begint nu voor de laatste schooldag. Vraag of de begindatum mee kan schuiven.', 'eigen afspraak', 92
  FROM instrument_kind WHERE code IN ('lks', 'no-risk', 'proefplaatsing', 'jobcoach-uwv', 'jobcoach-uwv-intern', 'jobcoach-gemeente', 'wmo', 'wlz', 'inkomen');
INSERT INTO instrument_hint (id, for_code, condition, text, source, position) VALUES
  ('mbo-schooljaar', 'mbo-aanmelding', 'extra_jaar', 'De jongere blijft een jaar langer op school. Meld je opnieuw aan, of vraag of de plek mee kan schuiven.', 'eigen afspraak', 92),
  ('mbo-profiel', 'mbo-aanmelding', 'ontbreekt_bij_vervolgonderwijs', 'Het profiel is verder leren, en er is nog geen aanmelding bij een mbo.', 'mbovoorzieningen.nl', 93);

-- == Open places and who looks at them

-- The monthly table of schools, UWV and employers' desk (handbook 2, matchtafel).
CREATE TABLE match_session (
  id         TEXT NOT NULL PRIMARY KEY,
  date       TEXT NOT NULL,
  place      TEXT NOT NULL DEFAULT '',
  present    TEXT NOT NULL DEFAULT '[]',    -- JSON array of parties, as typed
  remarks    TEXT NOT NULL DEFAULT '',
  closed     INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
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
CREATE INDEX open_place_by_organisation ON open_place (organisation_id);

-- A student goes to look at a place, and what came of it.
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
CREATE INDEX place_look_by_place ON place_look (place_id);
CREATE INDEX place_look_by_student ON place_look (student_id);

-- What is known about how a student looks for a place; the rest follows from the route.
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

-- == The split over coaches

-- Hours per half year that a coach has for all students together; 0 is not agreed.
ALTER TABLE coach ADD COLUMN half_year_hours INTEGER NOT NULL DEFAULT 0;

-- Regimes that a coach does; none is all of them.
CREATE TABLE coach_regime (
  coach_id    TEXT NOT NULL REFERENCES coach (id),
  regime_code TEXT NOT NULL,
  PRIMARY KEY (coach_id, regime_code)
) STRICT;

-- The student asks for this coach.
CREATE TABLE coach_wish (
  student_id TEXT NOT NULL PRIMARY KEY REFERENCES student (id),
  coach_id   TEXT NOT NULL REFERENCES coach (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coach_wish_by_coach ON coach_wish (coach_id);

-- == End
