-- What a board has ratified was due when it was due: not even Undo moves a deadline behind it (BOARD-1). A sitting
-- that was deferred is still to come, and a later attempt has a deadline of its own.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE VIEW ratified_work AS
  SELECT enrolment.cohort_id, mark.enrolment_id, mark.component_id, mark.attempt
    FROM mark JOIN enrolment ON enrolment.id = mark.enrolment_id
    LEFT JOIN mark_code ON mark_code.code = mark.code
   WHERE mark.board_id IS NOT NULL
     AND (mark_code.id IS NULL OR mark_code.takes_mark = 1 OR mark_code.counts_as_attempt = 1);

CREATE TRIGGER deadline_ratified_insert BEFORE INSERT ON deadline
WHEN EXISTS (SELECT 1 FROM ratified_work WHERE cohort_id = NEW.cohort_id AND component_id = NEW.component_id
                                           AND attempt = NEW.attempt)
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified work that was due then; its deadline stays');
END;
CREATE TRIGGER deadline_ratified_update BEFORE UPDATE ON deadline
WHEN EXISTS (SELECT 1 FROM ratified_work WHERE cohort_id = OLD.cohort_id AND component_id = OLD.component_id
                                           AND attempt = OLD.attempt)
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified work that was due then; its deadline stays');
END;
CREATE TRIGGER deadline_ratified_delete BEFORE DELETE ON deadline
WHEN EXISTS (SELECT 1 FROM ratified_work WHERE cohort_id = OLD.cohort_id AND component_id = OLD.component_id
                                           AND attempt = OLD.attempt)
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified work that was due then; its deadline stays');
END;

CREATE TRIGGER extension_ratified_update BEFORE UPDATE OF component_id, attempt, days ON extension
WHEN (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
 AND EXISTS (SELECT 1 FROM ratified_work WHERE enrolment_id = OLD.enrolment_id AND component_id = OLD.component_id
                                           AND attempt = OLD.attempt)
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified the work that this extension was for; it stays');
END;
CREATE TRIGGER extension_ratified_delete BEFORE DELETE ON extension
WHEN (SELECT kind FROM working WHERE id = 1) IS NOT 'chairs-action'
 AND EXISTS (SELECT 1 FROM ratified_work WHERE enrolment_id = OLD.enrolment_id AND component_id = OLD.component_id
                                           AND attempt = OLD.attempt)
BEGIN
  SELECT RAISE (ABORT, 'locked: the board has ratified the work that this extension was for; it stays');
END;
