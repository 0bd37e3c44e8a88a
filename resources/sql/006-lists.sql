-- What the filters of the lists look at, without opening every application.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

DROP INDEX application_learner;
CREATE INDEX application_learner ON application (learner_id, cohort_id, state, professional_registration_id);
CREATE INDEX requirement_missing ON requirement (application_id, kind, state) WHERE state NOT IN ('met', 'waived');
CREATE INDEX professional_registration_associate ON professional_registration (id, associate) WHERE associate <> 0;
