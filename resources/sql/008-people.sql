-- What people can do and when they can come; what a session takes along.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE staff ADD COLUMN tutor INTEGER NOT NULL DEFAULT 1 CHECK (tutor IN (0, 1));   -- counts on hands-on days
ALTER TABLE staff ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)); -- is still asked

CREATE TABLE staff_subject (
  id       INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  subject  TEXT NOT NULL CHECK (subject <> ''),
  UNIQUE (staff_id, subject)
) STRICT;

-- Half-open intervals. What was painted here and what came from a calendar stand beside each other, so
-- that reading a calendar again replaces its own alone. Of a calendar only times are kept, never words.
ALTER TABLE availability ADD COLUMN kind TEXT NOT NULL DEFAULT 'available' CHECK (kind IN ('available', 'busy'));
ALTER TABLE availability ADD COLUMN calendar TEXT CHECK (calendar <> ''); -- NULL: painted
DROP INDEX availability_staff;
CREATE INDEX availability_staff ON availability (staff_id, starts_at);
CREATE INDEX availability_time ON availability (starts_at, ends_at);

CREATE TABLE equipment (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  quantity INTEGER NOT NULL CHECK (quantity >= 0), -- that the office has
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE session_equipment (
  id           INTEGER PRIMARY KEY,
  session_id   INTEGER NOT NULL REFERENCES session (id),
  equipment_id INTEGER NOT NULL REFERENCES equipment (id),
  quantity     INTEGER NOT NULL CHECK (quantity > 0), -- that the session needs
  UNIQUE (session_id, equipment_id)
) STRICT;
CREATE INDEX session_equipment_use ON session_equipment (equipment_id);

INSERT INTO audited_table (name) VALUES ('staff_subject'), ('equipment'), ('session_equipment');
