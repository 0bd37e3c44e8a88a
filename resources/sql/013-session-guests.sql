-- Learners who make up hours in a hands-on session of another cohort of their module (HOURS-4).
--
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE session_guest (
  id           INTEGER PRIMARY KEY,
  session_id   INTEGER NOT NULL REFERENCES session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  UNIQUE (session_id, enrolment_id)
) STRICT;
CREATE INDEX session_guest_enrolment ON session_guest (enrolment_id, session_id);

INSERT INTO audited_table (name) VALUES ('session_guest');
