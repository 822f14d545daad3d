-- The run store, version 2: what runs are looked for by.

-- Which device and which die a unit was measured on, where its coordinates say so.
ALTER TABLE unit ADD COLUMN device TEXT;
ALTER TABLE unit ADD COLUMN die TEXT;
UPDATE unit SET device = CAST(json_extract(coordinates, '$.device') AS TEXT),
                die = CAST(json_extract(coordinates, '$.die') AS TEXT);
CREATE INDEX unit_of_device ON unit (device, run) WHERE device IS NOT NULL;
CREATE INDEX unit_of_die ON unit (die, run) WHERE die IS NOT NULL;

-- What people say of a run afterwards. The value may be ''.
CREATE TABLE tag (
  run   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run, name)
) STRICT;
