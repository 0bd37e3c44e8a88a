-- The office database, first version.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Marks are hundredths (0 to 10000), money is pence, durations are minutes, instants are UTC seconds,
-- dates are ISO days. Every row that a person edits carries a version, raised by each update.
-- Triggers for audit and undo are made by the program for every table named in audited_table.

-- What stands behind every change ------------------------------------------------------------

CREATE TABLE command (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  kind      TEXT NOT NULL CHECK (kind IN ('edit', 'act', 'chairs-action', 'undo', 'redo')),
  label     TEXT NOT NULL,
  actor     TEXT NOT NULL,
  at        INTEGER NOT NULL,
  reason    TEXT,
  undoes    INTEGER REFERENCES command (id),
  undone_by INTEGER REFERENCES command (id)
) STRICT;

-- One row: the command that is being carried out now. Without one, no audited table can be changed.
CREATE TABLE working (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  command_id INTEGER REFERENCES command (id),
  kind       TEXT,
  actor      TEXT,
  at         INTEGER,
  reason     TEXT
) STRICT;
INSERT INTO working (id) VALUES (1);

CREATE TABLE audit (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id INTEGER NOT NULL REFERENCES command (id),
  at         INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  reason     TEXT,
  table_name TEXT NOT NULL,
  record_id  INTEGER NOT NULL,
  action     TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  before     TEXT,
  after      TEXT,
  content    TEXT NOT NULL,
  digest     TEXT NOT NULL
) STRICT;
CREATE INDEX audit_record ON audit (table_name, record_id);
CREATE INDEX audit_command ON audit (command_id);

-- The chain is only ever added to. Erasure (PRIVACY-2) may blank what was and what is; the digest of
-- the content stays, so the chain still proves itself.
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'refused: the audit is never deleted');
END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL
  OR OLD.id IS NOT NEW.id OR OLD.command_id IS NOT NEW.command_id OR OLD.at IS NOT NEW.at
  OR OLD.actor IS NOT NEW.actor OR OLD.reason IS NOT NEW.reason OR OLD.table_name IS NOT NEW.table_name
  OR OLD.record_id IS NOT NEW.record_id OR OLD.action IS NOT NEW.action
  OR OLD.content IS NOT NEW.content OR OLD.digest IS NOT NEW.digest
BEGIN
  SELECT RAISE (ABORT, 'refused: the audit is never changed');
END;

-- An insert here adds one link to the chain, in the name of the command at work.
CREATE VIEW audit_entry AS
  SELECT table_name, record_id, action, before, after FROM audit;
CREATE TRIGGER audit_entry_add INSTEAD OF INSERT ON audit_entry
BEGIN
  SELECT RAISE (ABORT, 'refused: a change must be part of a step of work')
    FROM working WHERE command_id IS NULL;
  INSERT INTO audit (command_id, at, actor, reason, table_name, record_id, action, before, after, content, digest)
    SELECT command_id, at, actor, reason, NEW.table_name, NEW.record_id, NEW.action, NEW.before, NEW.after, content,
           office_digest (coalesce ((SELECT digest FROM audit ORDER BY id DESC LIMIT 1), '')
             || char (31) || command_id || char (31) || at || char (31) || actor || char (31) || coalesce (reason, '')
             || char (31) || NEW.table_name || char (31) || NEW.record_id || char (31) || NEW.action
             || char (31) || content)
      FROM working,
           (SELECT office_digest (coalesce (NEW.before, '') || char (31) || coalesce (NEW.after, '')) AS content);
END;

CREATE VIEW undo_log AS
  SELECT audit.id, audit.command_id, audit.table_name, audit.record_id, audit.action, audit.before, audit.after
    FROM audit JOIN command ON command.id = audit.command_id
   WHERE command.kind IN ('edit', 'undo') AND command.undone_by IS NULL;

CREATE TABLE audited_table (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO audited_table (name) VALUES
  ('setting'), ('provider'), ('partner'), ('award'), ('rule_set'), ('module'), ('component'), ('term'),
  ('cohort'), ('deadline'), ('mark_code'), ('learner'), ('former_name'), ('learner_email'), ('identifier'),
  ('professional_registration'), ('register_check'), ('consent'), ('application'), ('requirement'),
  ('application_move'), ('discount'), ('invoice'), ('payment'), ('enrolment'), ('registration'), ('prior_learning'),
  ('staff'), ('conflict_of_interest'), ('availability'), ('room'), ('session'), ('session_staff'), ('attendance'),
  ('viva'), ('viva_examiner'), ('submission'), ('extension'), ('mark'), ('moderation_sample'), ('board'), ('result'),
  ('certificate'), ('return_profile'), ('university_return'), ('saved_mapping'), ('message');

CREATE TABLE setting (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  value   TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Files kept inside the office, once each, by digest: evidence, issued PDFs, sent workbooks.
CREATE TABLE stored_file (
  id       INTEGER PRIMARY KEY,
  digest   TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL,
  size     INTEGER NOT NULL CHECK (size BETWEEN 0 AND 10485760),
  added_at INTEGER NOT NULL,
  content  BLOB NOT NULL
) STRICT;

-- The provider, its partner, the catalogue -----------------------------------------------------

CREATE TABLE provider (
  id              INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  address         TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  verify_address  TEXT,                    -- web address of the verification page; NULL until one answers (CERT-1)
  signatories     TEXT NOT NULL DEFAULT '[]',  -- JSON: [{"name","role"}]
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE partner (
  id                  INTEGER PRIMARY KEY,
  name                TEXT NOT NULL UNIQUE,
  short_name          TEXT NOT NULL,
  wording             TEXT,                -- names the university's credit on certificates
  wording_approved_on TEXT,                -- NULL: not to be printed (CERT-1)
  wording_approved_by TEXT,
  version             INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE award (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  credits    INTEGER NOT NULL CHECK (credits > 0),
  level      INTEGER NOT NULL,
  partner_id INTEGER REFERENCES partner (id),
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE rule_set (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  adopted_on TEXT NOT NULL,
  numbers    TEXT NOT NULL CHECK (json_valid (numbers))
) STRICT;

CREATE TABLE module (
  id             INTEGER PRIMARY KEY,
  award_id       INTEGER REFERENCES award (id),
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''),
  title          TEXT NOT NULL CHECK (title <> ''),
  aliases        TEXT NOT NULL DEFAULT '',
  credits        INTEGER NOT NULL CHECK (credits > 0),
  notional_hours INTEGER NOT NULL CHECK (notional_hours > 0),
  level          INTEGER NOT NULL DEFAULT 7,
  practical      INTEGER NOT NULL DEFAULT 0 CHECK (practical IN (0, 1)),
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE component (
  id         INTEGER PRIMARY KEY,
  module_id  INTEGER NOT NULL REFERENCES module (id),
  name       TEXT NOT NULL,                -- the key: written, viva
  label      TEXT NOT NULL,
  position   INTEGER NOT NULL,
  weight     INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  pass_mark  INTEGER NOT NULL CHECK (pass_mark BETWEEN 0 AND 10000),
  word_limit INTEGER,                      -- NULL: no limit
  version    INTEGER NOT NULL DEFAULT 1,
  UNIQUE (module_id, name)
) STRICT;

CREATE TABLE term (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE CHECK (name <> ''),
  starts  TEXT NOT NULL,
  ends    TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (starts <= ends)
) STRICT;

CREATE TABLE cohort (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
  module_id   INTEGER NOT NULL REFERENCES module (id),
  term_id     INTEGER NOT NULL REFERENCES term (id),
  rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
  starts      TEXT NOT NULL,
  ends        TEXT NOT NULL,
  opens       TEXT,                        -- NULL: opening soon
  closes      TEXT,
  capacity    INTEGER CHECK (capacity >= 0),
  fee         INTEGER NOT NULL CHECK (fee >= 0),
  version     INTEGER NOT NULL DEFAULT 1,
  CHECK (starts <= ends)
) STRICT;
CREATE INDEX cohort_term ON cohort (term_id);

CREATE TABLE deadline (
  id           INTEGER PRIMARY KEY,
  cohort_id    INTEGER NOT NULL REFERENCES cohort (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL DEFAULT 1,
  at           INTEGER NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (cohort_id, component_id, attempt)
) STRICT;

CREATE TABLE mark_code (
  id                INTEGER PRIMARY KEY,
  code              TEXT NOT NULL UNIQUE,
  label             TEXT NOT NULL,
  takes_mark        INTEGER NOT NULL CHECK (takes_mark IN (0, 1)),
  counts_as_attempt INTEGER NOT NULL CHECK (counts_as_attempt IN (0, 1)),
  return_text       TEXT NOT NULL,
  version           INTEGER NOT NULL DEFAULT 1
) STRICT;

-- People ----------------------------------------------------------------------------------------

CREATE TABLE learner (
  id                INTEGER PRIMARY KEY,
  title             TEXT NOT NULL DEFAULT '',
  given_names       TEXT NOT NULL,
  family_name       TEXT NOT NULL,
  known_as          TEXT NOT NULL DEFAULT '',
  certificate_name  TEXT NOT NULL DEFAULT '',  -- empty: given names and family name
  date_of_birth     TEXT,
  email             TEXT NOT NULL DEFAULT '',
  phone             TEXT NOT NULL DEFAULT '',
  sort_name         TEXT NOT NULL DEFAULT '',  -- folded "family given", kept by the program
  possible_duplicate_of INTEGER REFERENCES learner (id),
  merged_into       INTEGER REFERENCES learner (id),
  erased_on         TEXT,
  version           INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX learner_sort ON learner (sort_name);
CREATE INDEX learner_birth ON learner (date_of_birth);
CREATE INDEX learner_address ON learner (email COLLATE NOCASE);

CREATE TABLE former_name (
  id         INTEGER PRIMARY KEY,
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  name       TEXT NOT NULL,
  until      TEXT
) STRICT;
CREATE INDEX former_name_learner ON former_name (learner_id);

CREATE TABLE learner_email (
  id         INTEGER PRIMARY KEY,
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  email      TEXT NOT NULL
) STRICT;
CREATE INDEX learner_email_learner ON learner_email (learner_id);

CREATE TABLE identifier (
  id         INTEGER PRIMARY KEY,
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  kind       TEXT NOT NULL CHECK (kind IN ('student-number', 'husid', 'other')),
  value      TEXT NOT NULL,
  UNIQUE (kind, value)
) STRICT;
CREATE INDEX identifier_learner ON identifier (learner_id);

CREATE TABLE professional_registration (
  id         INTEGER PRIMARY KEY,
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  regulator  TEXT NOT NULL CHECK (regulator IN ('GMC', 'HCPC', 'NMC')),
  number     TEXT NOT NULL,                -- normalised (ENTRY-3)
  associate  INTEGER NOT NULL DEFAULT 0,   -- physician or anaesthesia associate: for the tutor
  version    INTEGER NOT NULL DEFAULT 1,
  UNIQUE (regulator, number)               -- the same person (ENTRY-5)
) STRICT;
CREATE INDEX professional_registration_learner ON professional_registration (learner_id);

CREATE TABLE register_check (
  id                           INTEGER PRIMARY KEY,
  professional_registration_id INTEGER NOT NULL REFERENCES professional_registration (id),
  checked_on                   TEXT NOT NULL,
  checked_by                   TEXT NOT NULL,
  name_on_register             TEXT NOT NULL,
  status                       TEXT NOT NULL,
  licence_to_practise          INTEGER,    -- GMC only
  restrictions                 TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX register_check_registration ON register_check (professional_registration_id);

CREATE TABLE consent (
  id         INTEGER PRIMARY KEY,
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  kind       TEXT NOT NULL CHECK (kind IN ('newsletter', 'study-privacy-notice')),
  state      TEXT NOT NULL CHECK (state IN ('given', 'unconfirmed', 'withdrawn')),
  wording    TEXT NOT NULL,
  source     TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_learner ON consent (learner_id, kind);

CREATE TABLE prior_learning (
  id             INTEGER PRIMARY KEY,
  learner_id     INTEGER NOT NULL REFERENCES learner (id),
  module_id      INTEGER REFERENCES module (id),
  credits        INTEGER NOT NULL CHECK (credits > 0),
  achieved_on    TEXT NOT NULL,
  recognised_on  TEXT NOT NULL,
  institution    TEXT NOT NULL,
  note           TEXT NOT NULL DEFAULT '',
  stored_file_id INTEGER REFERENCES stored_file (id),
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX prior_learning_learner ON prior_learning (learner_id);

-- From application to enrolment ---------------------------------------------------------------

CREATE TABLE application (
  id                   INTEGER PRIMARY KEY,
  reference            TEXT NOT NULL UNIQUE CHECK (reference <> ''),
  learner_id           INTEGER NOT NULL REFERENCES learner (id),
  cohort_id            INTEGER NOT NULL REFERENCES cohort (id),
  professional_registration_id INTEGER REFERENCES professional_registration (id),
  state                TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'in-review', 'offered',
                         'accepted', 'enrolled', 'waiting', 'declined', 'withdrawn', 'deferred')),
  applied_on           TEXT NOT NULL,
  offered_on           TEXT,
  offer_conditional    INTEGER NOT NULL DEFAULT 0,
  degree               TEXT NOT NULL DEFAULT '',
  degree_class         TEXT NOT NULL DEFAULT '',
  awarding_institution TEXT NOT NULL DEFAULT '',
  employer             TEXT NOT NULL DEFAULT '',
  sector               TEXT NOT NULL DEFAULT '',
  role                 TEXT NOT NULL DEFAULT '',
  ultrasound_evidence  TEXT NOT NULL DEFAULT '',
  payer                TEXT NOT NULL DEFAULT 'self',
  fee                  INTEGER NOT NULL CHECK (fee >= 0),   -- the cohort's fee on the day of application
  fee_waived_reason    TEXT,               -- the certificate may go out unpaid (FEE-1)
  version              INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX application_cohort ON application (cohort_id, state);
CREATE INDEX application_learner ON application (learner_id);
CREATE UNIQUE INDEX application_one_live ON application (learner_id, cohort_id)
  WHERE state NOT IN ('declined', 'withdrawn', 'deferred');

CREATE TABLE requirement (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  kind           TEXT NOT NULL CHECK (kind IN ('registration', 'degree', 'employment', 'ultrasound')),
  state          TEXT NOT NULL DEFAULT 'not-seen' CHECK (state IN ('not-seen', 'met', 'conditional', 'not-met', 'waived')),
  note           TEXT NOT NULL DEFAULT '', -- the evidence, the condition, or why it was waived
  due_on         TEXT,                     -- of a condition
  decided_by     TEXT,
  decided_on     TEXT,
  stored_file_id INTEGER REFERENCES stored_file (id),
  version        INTEGER NOT NULL DEFAULT 1,
  UNIQUE (application_id, kind)
) STRICT;

CREATE TABLE application_move (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  from_state     TEXT,                     -- NULL: the application arrived
  to_state       TEXT NOT NULL,
  moved_on       TEXT NOT NULL,
  actor          TEXT NOT NULL,
  reason         TEXT
) STRICT;
CREATE INDEX application_move_application ON application_move (application_id);

CREATE TABLE discount (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  pence          INTEGER NOT NULL CHECK (pence > 0),
  reason         TEXT NOT NULL
) STRICT;
CREATE INDEX discount_application ON discount (application_id);

CREATE TABLE invoice (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  number         TEXT NOT NULL UNIQUE,
  dated          TEXT NOT NULL,
  pence          INTEGER NOT NULL,
  purchase_order TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invoice_application ON invoice (application_id);

CREATE TABLE payment (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  kind           TEXT NOT NULL DEFAULT 'payment' CHECK (kind IN ('payment', 'refund')),
  pence          INTEGER NOT NULL CHECK (pence > 0),
  method         TEXT NOT NULL DEFAULT '',
  paid_on        TEXT NOT NULL,
  note           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX payment_application ON payment (application_id);

CREATE TABLE enrolment (
  id               INTEGER PRIMARY KEY,
  application_id   INTEGER NOT NULL UNIQUE REFERENCES application (id),
  learner_id       INTEGER NOT NULL REFERENCES learner (id),
  cohort_id        INTEGER NOT NULL REFERENCES cohort (id),
  enrolled_on      TEXT NOT NULL,
  withdrawn_on     TEXT,
  reassessment_only INTEGER NOT NULL DEFAULT 0 CHECK (reassessment_only IN (0, 1)),
  withheld_reason  TEXT,                   -- NULL: not withheld (ASSESS-11)
  first_practical  INTEGER,                -- HOURS-3 tie: 1 this one is first, 0 the other is, NULL not chosen
  first_practical_reason TEXT,
  attempts_allowed INTEGER,                -- NULL: as the rule set says; more by the board's override (ASSESS-4)
  attempts_reason  TEXT,
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX enrolment_cohort ON enrolment (cohort_id);
CREATE INDEX enrolment_learner ON enrolment (learner_id);

CREATE TABLE registration (
  id             INTEGER PRIMARY KEY,
  enrolment_id   INTEGER NOT NULL UNIQUE REFERENCES enrolment (id),
  student_number TEXT NOT NULL,
  registered_on  TEXT NOT NULL,
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX registration_number ON registration (student_number);

CREATE TABLE message (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  template       TEXT NOT NULL,
  sent_at        INTEGER NOT NULL,
  text           TEXT NOT NULL
) STRICT;
CREATE INDEX message_application ON message (application_id);

-- Timetable -----------------------------------------------------------------------------------

CREATE TABLE staff (
  id                   INTEGER PRIMARY KEY,
  name                 TEXT NOT NULL UNIQUE CHECK (name <> ''),
  employer             TEXT NOT NULL DEFAULT '',
  email                TEXT NOT NULL DEFAULT '',
  examiner             INTEGER NOT NULL DEFAULT 0,
  max_vivas_per_day    INTEGER,
  version              INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE conflict_of_interest (
  id         INTEGER PRIMARY KEY,
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  learner_id INTEGER NOT NULL REFERENCES learner (id),
  kind       TEXT NOT NULL CHECK (kind IN ('employer', 'line-manager', 'relative', 'declared')),
  note       TEXT NOT NULL DEFAULT '',
  UNIQUE (staff_id, learner_id, kind)
) STRICT;

CREATE TABLE availability (
  id        INTEGER PRIMARY KEY,
  staff_id  INTEGER NOT NULL REFERENCES staff (id),
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX availability_staff ON availability (staff_id);

CREATE TABLE room (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  online   INTEGER NOT NULL DEFAULT 0,     -- holds any number at once: never clashes
  capacity INTEGER,
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE session (
  id        INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohort (id),
  kind      TEXT NOT NULL CHECK (kind IN ('live', 'practical', 'induction', 'deadline')),
  title     TEXT NOT NULL DEFAULT '',
  starts_at INTEGER NOT NULL,
  minutes   INTEGER NOT NULL CHECK (minutes >= 0),
  room_id   INTEGER REFERENCES room (id),
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  uid       TEXT NOT NULL UNIQUE,          -- of the calendar entry, for ever
  version   INTEGER NOT NULL DEFAULT 1     -- also its sequence number
) STRICT;
CREATE INDEX session_cohort ON session (cohort_id, starts_at);
CREATE INDEX session_start ON session (starts_at);

CREATE TABLE session_staff (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id),
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  UNIQUE (session_id, staff_id)
) STRICT;

CREATE TABLE attendance (
  id           INTEGER PRIMARY KEY,
  session_id   INTEGER NOT NULL REFERENCES session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  minutes      INTEGER NOT NULL CHECK (minutes >= 0),
  note         TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (session_id, enrolment_id)
) STRICT;
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

CREATE TABLE viva (
  id              INTEGER PRIMARY KEY,
  enrolment_id    INTEGER NOT NULL REFERENCES enrolment (id),
  attempt         INTEGER NOT NULL DEFAULT 1,
  starts_at       INTEGER NOT NULL,
  minutes         INTEGER NOT NULL CHECK (minutes > 0),          -- of the viva itself
  marking_minutes INTEGER NOT NULL CHECK (marking_minutes >= 0), -- room and examiners only
  room_id         INTEGER REFERENCES room (id),
  pinned          INTEGER NOT NULL DEFAULT 0,
  cancelled       INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX viva_enrolment ON viva (enrolment_id);
CREATE INDEX viva_start ON viva (starts_at);

CREATE TABLE viva_examiner (
  id       INTEGER PRIMARY KEY,
  viva_id  INTEGER NOT NULL REFERENCES viva (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  UNIQUE (viva_id, staff_id)
) STRICT;

-- Marks, boards, results ----------------------------------------------------------------------

CREATE TABLE extension (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL DEFAULT 1,
  days         INTEGER NOT NULL CHECK (days > 0),
  reason       TEXT NOT NULL,
  granted_on   TEXT NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt)
) STRICT;

CREATE TABLE submission (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL,
  received_at  INTEGER,
  words        INTEGER CHECK (words >= 0),
  board_id     INTEGER REFERENCES board (id),   -- locked by this board
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt)
) STRICT;

-- A blank is NULL, never 0. With a code the marks are blank, unless the code takes one.
CREATE TABLE mark (
  id           INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  attempt      INTEGER NOT NULL CHECK (attempt >= 1),
  opportunity  INTEGER NOT NULL DEFAULT 1 CHECK (opportunity >= 1),  -- the sitting offered (ASSESS-8)
  first        INTEGER CHECK (first BETWEEN 0 AND 10000),
  second       INTEGER CHECK (second BETWEEN 0 AND 10000),
  agreed       INTEGER CHECK (agreed BETWEEN 0 AND 10000),
  agreed_reason TEXT,
  code         TEXT REFERENCES mark_code (code),
  board_id     INTEGER REFERENCES board (id),   -- locked by this board
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, component_id, attempt, opportunity)
) STRICT;

CREATE TABLE moderation_sample (
  id           INTEGER PRIMARY KEY,
  cohort_id    INTEGER NOT NULL REFERENCES cohort (id),
  component_id INTEGER NOT NULL REFERENCES component (id),
  seed         INTEGER NOT NULL,
  drawn_at     INTEGER NOT NULL,
  references_drawn TEXT NOT NULL           -- JSON: [{"reference","why"}]
) STRICT;

CREATE TABLE board (
  id                INTEGER PRIMARY KEY,
  cohort_id         INTEGER NOT NULL REFERENCES cohort (id),
  held_on           TEXT NOT NULL,
  chair             TEXT NOT NULL CHECK (chair <> ''),
  external_examiner TEXT NOT NULL DEFAULT '',
  note              TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX board_cohort ON board (cohort_id);

-- What a board ratified, and each later version by chair's action. The highest version holds.
CREATE TABLE result (
  id            INTEGER PRIMARY KEY,
  enrolment_id  INTEGER NOT NULL REFERENCES enrolment (id),
  board_id      INTEGER NOT NULL REFERENCES board (id),
  version       INTEGER NOT NULL,
  outcome       TEXT NOT NULL CHECK (outcome IN ('WD', 'WH', 'DEF', 'INC', 'R', 'F', 'P', 'PENDING')),
  mark          INTEGER CHECK (mark BETWEEN 0 AND 10000),
  credits       INTEGER NOT NULL CHECK (credits >= 0),
  components    TEXT NOT NULL,             -- JSON: {"written": 6200, "viva": null}
  sentence      TEXT NOT NULL,
  ratified_on   TEXT NOT NULL,
  chairs_action TEXT,                      -- kind of reason, NULL for the board itself
  reason        TEXT,
  UNIQUE (enrolment_id, version)
) STRICT;

CREATE TRIGGER result_kept BEFORE DELETE ON result
BEGIN
  SELECT RAISE (ABORT, 'locked: a ratified result is never deleted; a chair''s action makes a new version');
END;
CREATE TRIGGER result_unchanged BEFORE UPDATE ON result
BEGIN
  SELECT RAISE (ABORT, 'locked: a ratified result is never changed; a chair''s action makes a new version');
END;

CREATE TRIGGER mark_locked_update BEFORE UPDATE ON mark
WHEN OLD.board_id IS NOT NULL AND (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this mark; only a chair''s action can change it');
END;
CREATE TRIGGER mark_locked_delete BEFORE DELETE ON mark
WHEN OLD.board_id IS NOT NULL AND (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this mark; only a chair''s action can change it');
END;
CREATE TRIGGER submission_locked_update BEFORE UPDATE ON submission
WHEN OLD.board_id IS NOT NULL AND (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this submission; only a chair''s action can change it');
END;
CREATE TRIGGER submission_locked_delete BEFORE DELETE ON submission
WHEN OLD.board_id IS NOT NULL AND (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified this submission; only a chair''s action can change it');
END;

-- After a final outcome nothing more is entered, but by chair's action.
CREATE TRIGGER mark_final_insert BEFORE INSERT ON mark
WHEN (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
 AND (SELECT outcome FROM result WHERE enrolment_id = NEW.enrolment_id ORDER BY version DESC LIMIT 1) IN ('P', 'F')
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified a final result; only a chair''s action can change it');
END;

-- What leaves the office --------------------------------------------------------------------------

CREATE TABLE certificate (
  id             INTEGER PRIMARY KEY,
  serial         TEXT NOT NULL UNIQUE,
  code           TEXT NOT NULL,
  enrolment_id   INTEGER NOT NULL REFERENCES enrolment (id),
  result_id      INTEGER NOT NULL REFERENCES result (id),
  issued_on      TEXT NOT NULL,
  facts          TEXT NOT NULL CHECK (json_valid (facts)),
  pdf_digest     TEXT,                     -- of the PDF, in stored_file
  status         TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'revoked', 'replaced')),
  status_on      TEXT,
  status_reason  TEXT,
  replaces_id    INTEGER REFERENCES certificate (id),
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);

CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate
BEGIN
  SELECT RAISE (ABORT, 'locked: an issued certificate is revoked, never deleted');
END;
CREATE TRIGGER certificate_frozen BEFORE UPDATE OF serial, code, enrolment_id, result_id, issued_on, facts, replaces_id
  ON certificate
BEGIN
  SELECT RAISE (ABORT, 'locked: the facts of an issued certificate never change');
END;
CREATE TRIGGER certificate_pdf_frozen BEFORE UPDATE OF pdf_digest ON certificate
WHEN OLD.pdf_digest IS NOT NULL AND NEW.pdf_digest IS NOT OLD.pdf_digest
BEGIN
  SELECT RAISE (ABORT, 'locked: the digest of an issued certificate never changes');
END;

CREATE TABLE return_profile (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL CHECK (kind IN ('enrolments', 'marks', 'results', 'awards')),
  profile TEXT NOT NULL CHECK (json_valid (profile)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE university_return (
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL,
  cohort_id    INTEGER NOT NULL REFERENCES cohort (id),
  number       INTEGER NOT NULL,           -- version of this return for this cohort: 1, 2, …
  made_at      INTEGER NOT NULL,
  made_by      TEXT NOT NULL,
  profile      TEXT NOT NULL,
  digest       TEXT NOT NULL,
  n_rows       INTEGER NOT NULL,
  exceptions   TEXT NOT NULL DEFAULT '[]',
  out_of_date_since  INTEGER,
  out_of_date_reason TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (kind, cohort_id, number)
) STRICT;

CREATE TABLE university_return_row (
  id           INTEGER PRIMARY KEY,
  university_return_id INTEGER NOT NULL REFERENCES university_return (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  cells        TEXT NOT NULL
) STRICT;
CREATE INDEX university_return_row_return ON university_return_row (university_return_id);

CREATE TABLE saved_mapping (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL,
  signature TEXT NOT NULL,
  mapping   TEXT NOT NULL CHECK (json_valid (mapping)),
  UNIQUE (kind, signature)
) STRICT;

-- Finding people: folded names, numbers, addresses. One row a learner, kept by triggers. ----------

CREATE VIRTUAL TABLE learner_search USING fts5 (names, numbers, emails, prefix = '1 2 3 4', tokenize = 'unicode61');

CREATE VIEW learner_search_text AS
  SELECT learner.id AS learner_id,
         office_fold (learner.given_names || ' ' || learner.family_name || ' ' || learner.known_as || ' ' ||
           learner.certificate_name || ' ' ||
           coalesce ((SELECT group_concat (name, ' ') FROM former_name WHERE learner_id = learner.id), '')) AS names,
         office_fold (coalesce ((SELECT group_concat (number, ' ') FROM professional_registration
                                  WHERE learner_id = learner.id), '') || ' ' ||
           coalesce ((SELECT group_concat (value, ' ') FROM identifier WHERE learner_id = learner.id), '') || ' ' ||
           coalesce ((SELECT group_concat (reference, ' ') FROM application WHERE learner_id = learner.id), '')) AS numbers,
         office_fold (learner.email || ' ' ||
           coalesce ((SELECT group_concat (email, ' ') FROM learner_email WHERE learner_id = learner.id), '')) AS emails
    FROM learner;

-- An insert here writes one learner's search row anew.
CREATE VIEW learner_search_refresh AS SELECT 0 AS learner_id;
CREATE TRIGGER learner_search_refresh_one INSTEAD OF INSERT ON learner_search_refresh BEGIN
  DELETE FROM learner_search WHERE rowid = NEW.learner_id;
  INSERT INTO learner_search (rowid, names, numbers, emails)
    SELECT learner_id, names, numbers, emails FROM learner_search_text WHERE learner_id = NEW.learner_id;
END;

CREATE TRIGGER learner_search_insert AFTER INSERT ON learner BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.id);
END;
CREATE TRIGGER learner_search_update AFTER UPDATE OF given_names, family_name, known_as, certificate_name, email ON learner BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.id);
END;
CREATE TRIGGER learner_search_delete AFTER DELETE ON learner BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.id);
END;
CREATE TRIGGER former_name_search_insert AFTER INSERT ON former_name BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER former_name_search_delete AFTER DELETE ON former_name BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
END;
CREATE TRIGGER former_name_search_update AFTER UPDATE OF name, learner_id ON former_name BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER learner_email_search_insert AFTER INSERT ON learner_email BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER learner_email_search_delete AFTER DELETE ON learner_email BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
END;
CREATE TRIGGER learner_email_search_update AFTER UPDATE OF email, learner_id ON learner_email BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER identifier_search_insert AFTER INSERT ON identifier BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER identifier_search_delete AFTER DELETE ON identifier BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
END;
CREATE TRIGGER identifier_search_update AFTER UPDATE OF value, learner_id ON identifier BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER professional_registration_search_insert AFTER INSERT ON professional_registration BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER professional_registration_search_delete AFTER DELETE ON professional_registration BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
END;
CREATE TRIGGER professional_registration_search_update AFTER UPDATE OF number, learner_id ON professional_registration BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER application_search_insert AFTER INSERT ON application BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
CREATE TRIGGER application_search_delete AFTER DELETE ON application BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
END;
CREATE TRIGGER application_search_update AFTER UPDATE OF reference, learner_id ON application BEGIN
  INSERT INTO learner_search_refresh (learner_id) VALUES (OLD.learner_id);
  INSERT INTO learner_search_refresh (learner_id) VALUES (NEW.learner_id);
END;
