-- How certificates look, and what they say beside their facts.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One template at most is in use for a module, and one for all modules that have none of their own.
CREATE TABLE certificate_template (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE CHECK (name <> ''),
  module_id INTEGER REFERENCES module (id),  -- NULL: for every module
  in_use    INTEGER NOT NULL DEFAULT 0 CHECK (in_use IN (0, 1)),
  version   INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX certificate_template_in_use ON certificate_template (coalesce (module_id, 0)) WHERE in_use = 1;

-- A change of a template makes a new version. Pictures stand in it by their digest, see stored_file.
CREATE TABLE certificate_template_version (
  id          INTEGER PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES certificate_template (id),
  number      INTEGER NOT NULL CHECK (number > 0),
  template    TEXT NOT NULL CHECK (json_valid (template)),
  made_at     INTEGER NOT NULL,
  made_by     TEXT NOT NULL,
  UNIQUE (template_id, number)
) STRICT;

CREATE TRIGGER certificate_template_version_fixed BEFORE UPDATE ON certificate_template_version
BEGIN
  SELECT RAISE (ABORT, 'locked: a version of a template never changes; save another one');
END;

-- An issued certificate keeps the version that it was issued with (CERT-2).
ALTER TABLE certificate ADD COLUMN template_version_id INTEGER REFERENCES certificate_template_version (id);
CREATE INDEX certificate_template_used ON certificate (template_version_id);

CREATE TRIGGER certificate_template_frozen BEFORE UPDATE OF template_version_id ON certificate
BEGIN
  SELECT RAISE (ABORT, 'locked: the template of an issued certificate never changes');
END;
CREATE TRIGGER certificate_template_version_kept BEFORE DELETE ON certificate_template_version
WHEN EXISTS (SELECT 1 FROM certificate WHERE template_version_id = OLD.id)
BEGIN
  SELECT RAISE (ABORT, 'locked: certificates were issued with this version of the template');
END;

-- What a certificate says for one module or one award: in our words, or in the university's once it has
-- approved them (CERT-1).
CREATE TABLE certificate_wording (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('provider', 'university')),
  module_id   INTEGER REFERENCES module (id),
  award_id    INTEGER REFERENCES award (id),
  words       TEXT NOT NULL CHECK (words <> ''),
  approved_on TEXT,                          -- NULL: a university's words are not printed
  approved_by TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  CHECK ((module_id IS NULL) <> (award_id IS NULL)),
  CHECK ((approved_on IS NULL) = (approved_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX certificate_wording_place
  ON certificate_wording (kind, coalesce (module_id, 0), coalesce (award_id, 0));

INSERT INTO audited_table (name) VALUES
  ('certificate_template'), ('certificate_template_version'), ('certificate_wording');
