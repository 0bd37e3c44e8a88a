-- A reason can say as much of a person as the row that it is about, so erasure (PRIVACY-2) must reach it without
-- breaking the chain: from here on a link holds the digest of its reason. The links before keep the reason itself.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE audit ADD COLUMN reason_digest TEXT;

DROP TRIGGER audit_unchanged;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL
  OR OLD.id IS NOT NEW.id OR OLD.command_id IS NOT NEW.command_id OR OLD.at IS NOT NEW.at
  OR OLD.actor IS NOT NEW.actor OR OLD.table_name IS NOT NEW.table_name
  OR OLD.record_id IS NOT NEW.record_id OR OLD.action IS NOT NEW.action
  OR OLD.content IS NOT NEW.content OR OLD.digest IS NOT NEW.digest OR OLD.reason_digest IS NOT NEW.reason_digest
  OR (OLD.reason IS NOT NEW.reason AND (NEW.reason IS NOT NULL OR OLD.reason_digest IS NULL))
BEGIN
  SELECT RAISE (ABORT, 'refused: the audit is never changed');
END;

DROP TRIGGER audit_entry_add;
CREATE TRIGGER audit_entry_add INSTEAD OF INSERT ON audit_entry
BEGIN
  SELECT RAISE (ABORT, 'refused: a change must be part of a step of work')
    FROM working WHERE command_id IS NULL;
  INSERT INTO audit (command_id, at, actor, reason, reason_digest, table_name, record_id, action, before, after,
                     content, digest)
    SELECT command_id, at, actor, reason, reason_digest, NEW.table_name, NEW.record_id, NEW.action, NEW.before,
           NEW.after, content,
           office_digest (coalesce ((SELECT digest FROM audit ORDER BY id DESC LIMIT 1), '')
             || char (31) || command_id || char (31) || at || char (31) || actor
             || char (31) || coalesce (reason_digest, '')
             || char (31) || NEW.table_name || char (31) || NEW.record_id || char (31) || NEW.action
             || char (31) || content)
      FROM working,
           (SELECT office_digest (coalesce (NEW.before, '') || char (31) || coalesce (NEW.after, '')) AS content),
           (SELECT CASE WHEN reason IS NULL THEN NULL ELSE office_digest (reason) END AS reason_digest
              FROM working WHERE id = 1);
END;
