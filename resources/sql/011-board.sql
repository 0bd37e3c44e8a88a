-- What a board says to one learner after the other; why there is more time, and what few may read of it.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Prepared while no board is named; the board that ratifies takes it into its minutes.
CREATE TABLE board_decision (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  decision     TEXT NOT NULL CHECK (decision IN ('stands', 'withhold', 'release', 'attempt', 'next-board')),
  outcome      TEXT NOT NULL,              -- that the board had before it
  reason       TEXT NOT NULL DEFAULT '',
  board_id     INTEGER REFERENCES board (id),
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX board_decision_prepared ON board_decision (enrolment_id) WHERE board_id IS NULL;
CREATE INDEX board_decision_enrolment ON board_decision (enrolment_id);

-- Erasure blanks the words (PRIVACY-2); what was decided stays.
CREATE TRIGGER board_decision_minuted_update BEFORE UPDATE ON board_decision WHEN OLD.board_id IS NOT NULL
 AND NOT (NEW.reason = '*' AND NEW.decision = OLD.decision AND NEW.outcome = OLD.outcome
          AND NEW.board_id = OLD.board_id AND NEW.enrolment_id = OLD.enrolment_id)
BEGIN
  SELECT RAISE (ABORT, 'locked: this decision is in the minutes of a board');
END;
CREATE TRIGGER board_decision_minuted_delete BEFORE DELETE ON board_decision WHEN OLD.board_id IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'locked: this decision is in the minutes of a board');
END;

-- Exceptional circumstances (ASSESS-8): what the office may know of them. An extension that follows is
-- an extension, a deferral the code DEF of the sitting.
CREATE TABLE circumstance (
  id             INTEGER PRIMARY KEY,
  enrolment_id   INTEGER NOT NULL REFERENCES enrolment (id),
  component_id   INTEGER NOT NULL REFERENCES component (id),
  attempt        INTEGER NOT NULL CHECK (attempt >= 1),
  kind           TEXT NOT NULL CHECK (kind IN ('self-certified', 'evidenced', 'deferral')),
  begins_on      TEXT,                     -- what the circumstances were: from
  ends_on        TEXT,                     -- until
  received_on    TEXT NOT NULL,
  evidence_on    TEXT,                     -- when the evidence was seen, NULL: not seen
  decision       TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'accepted', 'refused')),
  decided_by     TEXT NOT NULL DEFAULT '',
  decided_on     TEXT,
  note           TEXT NOT NULL DEFAULT '', -- that everybody may read
  details_digest TEXT,                     -- NULL: there are no details
  version        INTEGER NOT NULL DEFAULT 1,
  CHECK ((decision = 'open') = (decided_on IS NULL))
) STRICT;
CREATE INDEX circumstance_enrolment ON circumstance (enrolment_id);

-- Words that are nobody's business who has not asked for them. They are in no audit and no list; the
-- digest above shows a change. They stay when a step is undone, for it may be redone.
CREATE TABLE circumstance_detail (
  circumstance_id INTEGER PRIMARY KEY,
  enrolment_id    INTEGER NOT NULL REFERENCES enrolment (id),
  words           TEXT NOT NULL
) STRICT;
CREATE INDEX circumstance_detail_enrolment ON circumstance_detail (enrolment_id);

-- That they were shown, and to whom, is kept.
CREATE TABLE circumstance_reading (
  id              INTEGER PRIMARY KEY,
  circumstance_id INTEGER NOT NULL,
  enrolment_id    INTEGER NOT NULL REFERENCES enrolment (id),
  actor           TEXT NOT NULL,
  at              INTEGER NOT NULL
) STRICT;
CREATE INDEX circumstance_reading_of ON circumstance_reading (circumstance_id);

INSERT INTO audited_table (name) VALUES ('board_decision'), ('circumstance'), ('circumstance_reading');
