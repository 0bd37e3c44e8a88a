-- References of applications are given once: the counter is no record of substance, so undo leaves it alone.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE reference_counter (
  year TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The lists of the Enrolment and Records views, in their usual orders.

CREATE INDEX application_applied ON application (applied_on);
CREATE INDEX application_registration ON application (professional_registration_id);
CREATE INDEX learner_duplicate ON learner (possible_duplicate_of) WHERE possible_duplicate_of IS NOT NULL;
