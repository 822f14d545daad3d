-- The run store, version 1. PRAGMA user_version holds the version, PRAGMA application_id says 'mtjl'.
--
-- To read it from elsewhere, for example column 1 of unit 7 with Python:
--   rows = db.execute("SELECT data FROM chunk WHERE unit=7 AND col=1 ORDER BY first_row")
--   values = numpy.frombuffer(b"".join(r[0] for r in rows), "<f8")
--
-- Times are lab time: ISO 8601 where absolute, seconds since lab_start where relative. No wall time stands here.
-- JSON is written with sorted keys; it may hold the bare words NaN, Infinity and -Infinity.

CREATE TABLE run (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,  -- 1 is shown as r0001; never used twice
  kind      TEXT NOT NULL,                      -- of its procedure, or 'campaign'
  status    TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'aborted', 'interrupted')),
  cause     TEXT NOT NULL DEFAULT '',           -- why it failed or stopped
  bench     TEXT NOT NULL,                      -- name
  seed      INTEGER NOT NULL,
  program   TEXT NOT NULL,                      -- name and version
  lab_start TEXT NOT NULL,
  lab_stop  TEXT                                -- NULL while it runs, and when the process vanished
) STRICT;

-- What is large and read seldom: 'campaign', 'bench' (the files as they were read), 'snapshot', 'limits' (JSON).
CREATE TABLE document (
  run  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, name)
) STRICT;

-- The procedures of a run, in their order.
CREATE TABLE step (
  run        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  name       TEXT NOT NULL,                     -- 'rh', 'rh-2': unique within the run
  kind       TEXT NOT NULL,
  parameters TEXT NOT NULL,                     -- JSON
  PRIMARY KEY (run, name)
) STRICT;

-- A loop, a trace, a spectrum. One that is not complete may be followed by another attempt with the same key.
CREATE TABLE unit (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order in which they began
  run              INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step             TEXT NOT NULL,
  key              TEXT NOT NULL,
  label            TEXT NOT NULL,
  coordinates      TEXT NOT NULL,               -- JSON: what distinguishes it from its neighbours
  columns          TEXT NOT NULL,               -- JSON: [["t", "s"], ["R", "ohm"]]
  expected_seconds REAL NOT NULL,
  began_seconds    REAL NOT NULL,
  ended_seconds    REAL,
  points           INTEGER NOT NULL DEFAULT 0,
  complete         INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  notes            TEXT NOT NULL DEFAULT '{}',  -- JSON
  FOREIGN KEY (run, step) REFERENCES step (run, name)
) STRICT;
CREATE INDEX unit_of_run ON unit (run, complete, points);
CREATE UNIQUE INDEX unit_measured_once ON unit (run, step, key) WHERE complete;

-- The points, by column: little-endian IEEE 754 doubles. The last chunks of an open unit are small, one a commit;
-- they are joined as they add up, and when the unit completes.
CREATE TABLE chunk (
  unit      INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
  col       INTEGER NOT NULL,                   -- place in unit.columns, from 0
  first_row INTEGER NOT NULL,                   -- place in the unit, from 0
  data      BLOB NOT NULL,                      -- 8 bytes a value
  PRIMARY KEY (unit, col, first_row)
) STRICT;

-- Outputs that may be live: written before they can be, removed when they were verified to be safe.
CREATE TABLE live_output (
  bench TEXT NOT NULL,
  role  TEXT NOT NULL,
  what  TEXT NOT NULL,
  since TEXT NOT NULL,
  run   INTEGER NOT NULL REFERENCES run (id),
  PRIMARY KEY (bench, role)
) STRICT;

CREATE TABLE event (
  id       INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  lab_time TEXT NOT NULL,
  level    TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_run ON event (run);

CREATE TABLE fit (
  run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  kind     TEXT NOT NULL,
  data_set TEXT NOT NULL,                       -- a unit's address, or a name for several units
  document TEXT NOT NULL,                       -- JSON
  PRIMARY KEY (run, kind, data_set)
) STRICT;
