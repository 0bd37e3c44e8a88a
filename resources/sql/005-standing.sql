-- What still waits to be done about an enrolment, found without looking at all that ever was.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Kept by the triggers below, out of the view; nothing here is known by no other table.
CREATE TABLE enrolment_standing (
  enrolment_id INTEGER PRIMARY KEY REFERENCES enrolment (id) ON DELETE CASCADE,
  cohort_id    INTEGER NOT NULL,
  enrolled_on  TEXT NOT NULL,
  unregistered INTEGER NOT NULL CHECK (unregistered IN (0, 1)),  -- there, and without a student number
  unratified   INTEGER NOT NULL CHECK (unratified IN (0, 1)),    -- no result, or something new since (BOARD-1)
  uncertified  INTEGER NOT NULL CHECK (uncertified IN (0, 1))    -- a ratified pass, paid, no certificate (CERT-1)
) STRICT;
CREATE INDEX enrolment_standing_unregistered ON enrolment_standing (cohort_id, enrolled_on, unregistered)
  WHERE unregistered = 1;
CREATE INDEX enrolment_standing_unratified ON enrolment_standing (cohort_id, unratified) WHERE unratified = 1;
CREATE INDEX enrolment_standing_uncertified ON enrolment_standing (cohort_id, uncertified) WHERE uncertified = 1;

-- Hours are the one thing that is not reckoned here: an incomplete result may be new as soon as its
-- learner has been anywhere, a pass may lack hours that were corrected since.
CREATE VIEW enrolment_standing_now AS
  SELECT enrolment.id AS enrolment_id, enrolment.cohort_id, enrolment.enrolled_on,
         enrolment.withdrawn_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM registration WHERE registration.enrolment_id = enrolment.id)
           AND NOT EXISTS (SELECT 1 FROM identifier
                            WHERE identifier.learner_id = enrolment.learner_id AND kind = 'student-number')
           AS unregistered,
         CASE coalesce (outcome, 'PENDING')
           WHEN 'PENDING' THEN 1
           WHEN 'P' THEN 0
           WHEN 'F' THEN 0
           ELSE EXISTS (SELECT 1 FROM mark
                         WHERE mark.enrolment_id = enrolment.id AND board_id IS NULL
                           AND coalesce (first, second, agreed, code) IS NOT NULL)
             OR (enrolment.withheld_reason IS NOT NULL) <> (outcome = 'WH')
             OR (enrolment.withdrawn_on IS NOT NULL) <> (outcome = 'WD')
             OR (outcome = 'INC'
                 AND (EXISTS (SELECT 1 FROM enrolment AS other
                                JOIN attendance ON attendance.enrolment_id = other.id
                               WHERE other.learner_id = enrolment.learner_id AND attendance.minutes > 0)
                      OR NOT (SELECT practical FROM cohort JOIN module ON module.id = cohort.module_id
                               WHERE cohort.id = enrolment.cohort_id)))
         END AS unratified,
         coalesce (outcome = 'P', 0)
           AND NOT EXISTS (SELECT 1 FROM certificate
                            WHERE certificate.enrolment_id = enrolment.id AND status = 'issued')
           AND (SELECT trim (coalesce (fee_waived_reason, '')) <> ''
                       OR fee - (SELECT coalesce (sum (pence), 0) FROM discount
                                  WHERE discount.application_id = application.id)
                              - (SELECT coalesce (sum (CASE payment.kind WHEN 'refund' THEN -pence ELSE pence END), 0)
                                   FROM payment WHERE payment.application_id = application.id) <= 0
                  FROM application WHERE application.id = enrolment.application_id)
           AS uncertified
    FROM (SELECT *, (SELECT outcome FROM result WHERE enrolment_id = enrolment.id
                      ORDER BY version DESC LIMIT 1) AS outcome
            FROM enrolment) AS enrolment;

INSERT INTO enrolment_standing SELECT * FROM enrolment_standing_now;

-- An insert here looks at one enrolment again.
CREATE VIEW enrolment_standing_refresh AS SELECT 0 AS enrolment_id;
CREATE TRIGGER enrolment_standing_refresh_one INSTEAD OF INSERT ON enrolment_standing_refresh BEGIN
  DELETE FROM enrolment_standing WHERE enrolment_id = NEW.enrolment_id;
  INSERT INTO enrolment_standing
    SELECT * FROM enrolment_standing_now WHERE enrolment_id = NEW.enrolment_id;
END;

CREATE TRIGGER enrolment_standing_insert AFTER INSERT ON enrolment BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.id);
END;
CREATE TRIGGER enrolment_standing_update AFTER UPDATE OF application_id, learner_id, cohort_id, enrolled_on,
  withdrawn_on, withheld_reason ON enrolment BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.id);
END;
CREATE TRIGGER registration_standing_insert AFTER INSERT ON registration BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER registration_standing_delete AFTER DELETE ON registration BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (OLD.enrolment_id);
END;
CREATE TRIGGER registration_standing_update AFTER UPDATE OF enrolment_id ON registration BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (OLD.enrolment_id);
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER identifier_standing_insert AFTER INSERT ON identifier BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = NEW.learner_id;
END;
CREATE TRIGGER identifier_standing_delete AFTER DELETE ON identifier BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = OLD.learner_id;
END;
CREATE TRIGGER identifier_standing_update AFTER UPDATE OF learner_id, kind ON identifier BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = OLD.learner_id;
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = NEW.learner_id;
END;
CREATE TRIGGER mark_standing_insert AFTER INSERT ON mark BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER mark_standing_delete AFTER DELETE ON mark BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (OLD.enrolment_id);
END;
CREATE TRIGGER mark_standing_update AFTER UPDATE OF enrolment_id, first, second, agreed, code, board_id ON mark BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (OLD.enrolment_id);
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER result_standing_insert AFTER INSERT ON result BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER certificate_standing_insert AFTER INSERT ON certificate BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER certificate_standing_update AFTER UPDATE OF status ON certificate BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) VALUES (NEW.enrolment_id);
END;
CREATE TRIGGER attendance_standing_insert AFTER INSERT ON attendance BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = (SELECT learner_id FROM enrolment WHERE id = NEW.enrolment_id);
END;
CREATE TRIGGER attendance_standing_delete AFTER DELETE ON attendance BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = (SELECT learner_id FROM enrolment WHERE id = OLD.enrolment_id);
END;
CREATE TRIGGER attendance_standing_update AFTER UPDATE OF enrolment_id, minutes ON attendance BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = (SELECT learner_id FROM enrolment WHERE id = OLD.enrolment_id);
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE learner_id = (SELECT learner_id FROM enrolment WHERE id = NEW.enrolment_id);
END;
CREATE TRIGGER discount_standing_insert AFTER INSERT ON discount BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = NEW.application_id;
END;
CREATE TRIGGER discount_standing_delete AFTER DELETE ON discount BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = OLD.application_id;
END;
CREATE TRIGGER discount_standing_update AFTER UPDATE OF application_id, pence ON discount BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = OLD.application_id;
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = NEW.application_id;
END;
CREATE TRIGGER payment_standing_insert AFTER INSERT ON payment BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = NEW.application_id;
END;
CREATE TRIGGER payment_standing_delete AFTER DELETE ON payment BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = OLD.application_id;
END;
CREATE TRIGGER payment_standing_update AFTER UPDATE OF application_id, kind, pence ON payment BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = OLD.application_id;
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = NEW.application_id;
END;
CREATE TRIGGER application_standing_update AFTER UPDATE OF fee, fee_waived_reason ON application BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE application_id = NEW.id;
END;
CREATE TRIGGER cohort_standing_update AFTER UPDATE OF module_id ON cohort BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT id FROM enrolment
    WHERE cohort_id = NEW.id;
END;
CREATE TRIGGER module_standing_update AFTER UPDATE OF practical ON module BEGIN
  INSERT INTO enrolment_standing_refresh (enrolment_id) SELECT enrolment.id FROM enrolment
    JOIN cohort ON cohort.id = enrolment.cohort_id WHERE cohort.module_id = NEW.id;
END;

-- The rest of what needs doing, each where it is.
CREATE INDEX requirement_condition ON requirement (due_on, application_id) WHERE state = 'conditional';
CREATE INDEX learner_possible_duplicate ON learner (possible_duplicate_of, merged_into, erased_on)
  WHERE possible_duplicate_of IS NOT NULL;
CREATE INDEX university_return_outdated ON university_return (cohort_id) WHERE out_of_date_since IS NOT NULL;
