-- What planning vivas needs to know of a learner, and the proposals that are not accepted yet.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A reasonable adjustment lengthens every viva of the enrolment (VIVA-1).
ALTER TABLE enrolment ADD COLUMN viva_extra_percent INTEGER NOT NULL DEFAULT 0
  CHECK (viva_extra_percent BETWEEN 0 AND 100);

-- The learner did not come; what that means for the attempt is said with the marks (ASSESS-8).
ALTER TABLE viva ADD COLUMN missed INTEGER NOT NULL DEFAULT 0 CHECK (missed IN (0, 1));

-- When a learner can come, or would like to; without any of the first kind, at any time.
CREATE TABLE viva_time (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  kind         TEXT NOT NULL CHECK (kind IN ('available', 'preferred')),
  starts_at    INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX viva_time_enrolment ON viva_time (enrolment_id);
INSERT INTO audited_table (name) VALUES ('viva_time');

-- Work in progress, no record: neither audited nor undone. The one at work and the one before it.
CREATE TABLE viva_proposal (
  id        INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohort (id),
  place     TEXT NOT NULL CHECK (place IN ('now', 'before')),
  content   TEXT NOT NULL CHECK (json_valid (content)),
  UNIQUE (cohort_id, place)
) STRICT;
