-- Who marks what and under which number, what the moderator said, how a viva was judged area by area,
-- and in which sitting something is taken again.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

-- First and second marker of an attempt (ASSESS-9). What was chosen by hand is left alone by the next
-- allocation.
CREATE TABLE marker (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL CHECK (attempt >= 1),
  place        TEXT NOT NULL CHECK (place IN ('first', 'second')),
  staff_id     INTEGER NOT NULL REFERENCES staff (id),
  by_hand      INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt, place)
) STRICT;
CREATE INDEX marker_staff ON marker (staff_id);

-- Drawn at random, given once, and kept: it stands on papers that have left the office.
CREATE TABLE candidate (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  number       TEXT NOT NULL UNIQUE CHECK (number GLOB 'C[1-9][0-9][0-9][0-9][0-9]'),
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;

-- While a row has not been revealed, names of its cohort give way to candidate numbers.
CREATE TABLE anonymous_marking (
  id            INTEGER PRIMARY KEY,
  cohort_id     INTEGER NOT NULL UNIQUE REFERENCES cohort (id),
  keeper        TEXT NOT NULL CHECK (keeper <> ''),   -- who may reveal before the marks are agreed
  began_at      INTEGER NOT NULL,
  revealed_at   INTEGER,                              -- NULL: anonymous now
  revealed_by   TEXT,
  reveal_reason TEXT,
  version       INTEGER NOT NULL DEFAULT 1,
  CHECK ((revealed_at IS NULL) = (revealed_by IS NULL))
) STRICT;

ALTER TABLE moderation_sample ADD COLUMN outcome TEXT
  CHECK (outcome IN ('marks-stand', 'marks-changed', 'mark-again'));
ALTER TABLE moderation_sample ADD COLUMN moderator TEXT;
ALTER TABLE moderation_sample ADD COLUMN decided_on TEXT;
ALTER TABLE moderation_sample ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE moderation_sample ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX moderation_sample_cohort ON moderation_sample (cohort_id, component_id);

-- The mark is what it was when the sample was drawn.
CREATE TABLE moderated_script (
  id           INTEGER PRIMARY KEY,
  sample_id    INTEGER NOT NULL REFERENCES moderation_sample (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  attempt      INTEGER NOT NULL CHECK (attempt >= 1),
  why          TEXT NOT NULL CHECK (why IN ('all', 'fail', 'border', 'high', 'drawn')),
  mark         INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 10000),
  decision     TEXT CHECK (decision IN ('stands', 'changed')),
  moderated    INTEGER CHECK (moderated BETWEEN 0 AND 10000),
  remark       TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (sample_id, enrolment_id),
  CHECK ((moderated IS NOT NULL) = (decision IS 'changed'))
) STRICT;
CREATE INDEX moderated_script_enrolment ON moderated_script (enrolment_id);

-- What an examiner wrote on the form of a viva.
CREATE TABLE viva_answer (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL CHECK (attempt >= 1),
  place        TEXT NOT NULL CHECK (place IN ('first', 'second')),
  area         TEXT NOT NULL CHECK (area IN ('governance', 'training', 'equipment', 'quality', 'risk',
                 'implementation')),
  mark         INTEGER CHECK (mark BETWEEN 0 AND 10000),
  note         TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt, place, area)
) STRICT;

CREATE TRIGGER viva_answer_locked_insert BEFORE INSERT ON viva_answer
WHEN (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
 AND EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = NEW.enrolment_id
               AND mark.component_id = NEW.component_id AND mark.attempt = NEW.attempt AND board_id IS NOT NULL
               AND code IS NOT 'DEF')
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this viva; only a chair''s action can change it');
END;
CREATE TRIGGER viva_answer_locked_update BEFORE UPDATE OF mark ON viva_answer
WHEN NEW.mark IS NOT OLD.mark AND (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
 AND EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = OLD.enrolment_id
               AND mark.component_id = OLD.component_id AND mark.attempt = OLD.attempt AND board_id IS NOT NULL
               AND code IS NOT 'DEF')
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this viva; only a chair''s action can change it');
END;

-- In which sitting something is taken again, and by when.
CREATE TABLE reassessment_entry (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL CHECK (attempt >= 1),
  sitting      TEXT NOT NULL CHECK (sitting <> ''),
  due_on       TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt)
) STRICT;

INSERT INTO audited_table (name) VALUES
  ('marker'), ('candidate'), ('anonymous_marking'), ('moderated_script'), ('viva_answer'), ('reassessment_entry');
