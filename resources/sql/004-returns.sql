-- What a return stated beside its rows is kept with it, and which return an amendment amends.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE university_return ADD COLUMN amends_id INTEGER REFERENCES university_return (id);
ALTER TABLE university_return ADD COLUMN facts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid (facts));
