-- What a new office holds: the programme as the course page describes it. The rule set is added by the program.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO provider (id, name, address, signatories) VALUES
  (1, 'Bromley Emergency Courses', 'London', '[{"name": "Programme Director", "role": "Programme Director"}]');

INSERT INTO partner (id, name, short_name) VALUES
  (1, 'Canterbury Christ Church University', 'CCCU');

INSERT INTO award (id, code, title, credits, level, partner_id) VALUES
  (1, 'PGCERT-POCUS', 'Postgraduate Certificate in Point-of-Care Ultrasound', 60, 7, 1);

INSERT INTO module (id, award_id, code, title, aliases, credits, notional_hours, level, practical) VALUES
  (1, 1, 'UIAO', 'Ultrasound Image Acquisition and Optimisation', '', 10, 100, 7, 0),
  (2, 1, 'DPL', 'Departmental PoCUS Leadership', 'Departmental Point Of Care Ultrasound Leadership', 10, 100, 7, 0);

INSERT INTO component (module_id, name, label, position, weight, pass_mark, word_limit) VALUES
  (1, 'written', 'Written assignment', 1, 50, 5000, 1500),
  (1, 'viva', 'Viva voce', 2, 50, 5000, NULL),
  (2, 'written', 'Written assignment', 1, 50, 5000, 1500),
  (2, 'viva', 'Viva voce', 2, 50, 5000, NULL);

INSERT INTO term (id, name, starts, ends) VALUES
  (1, 'Autumn 2025', '2025-09-01', '2025-12-31');

INSERT INTO cohort (id, code, module_id, term_id, rule_set_id, starts, ends, opens, closes, capacity, fee) VALUES
  (1, 'DPL-2025-AUT', 2, 1, 1, '2025-09-18', '2025-11-20', NULL, NULL, NULL, 60000);

INSERT INTO mark_code (code, label, takes_mark, counts_as_attempt, return_text) VALUES
  ('NS', 'Not submitted or not attended', 0, 1, 'NS'),
  ('DEF', 'Deferred: exceptional circumstances accepted', 0, 0, 'DEF');

INSERT INTO room (id, name, online, capacity) VALUES
  (1, 'Online', 1, NULL),
  (2, 'Training centre, room 1', 0, 24);
