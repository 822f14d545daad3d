-- The shared run store on PostgreSQL, version 1 (mtjlab_schema.version). It holds what the files of many stations hold, in
-- the same tables: the comments of schema-1.sql say what every column means. A station is one such file; what came from
-- it is known by the station's own numbers, so that nothing is copied twice.

CREATE TABLE run (
  id          BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,  -- 1 is shown as r0001
  station     TEXT NOT NULL,
  station_run BIGINT NOT NULL,
  kind        TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'aborted', 'interrupted')),
  cause       TEXT NOT NULL DEFAULT '',
  bench       TEXT NOT NULL,
  seed        BIGINT NOT NULL,
  program     TEXT NOT NULL,
  lab_start   TEXT NOT NULL,
  lab_stop    TEXT,                       -- 'running' also means: not all of it is here yet
  UNIQUE (station, station_run)
);

CREATE TABLE document (
  run  BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, name)
);

CREATE TABLE step (
  run        BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  parameters TEXT NOT NULL,
  PRIMARY KEY (run, name)
);

CREATE TABLE unit (
  id               BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  run              BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  station_unit     BIGINT NOT NULL,
  sealed           BOOLEAN NOT NULL DEFAULT FALSE,  -- nothing of it will change
  step             TEXT NOT NULL,
  key              TEXT NOT NULL,
  label            TEXT NOT NULL,
  coordinates      TEXT NOT NULL,
  columns          TEXT NOT NULL,
  expected_seconds DOUBLE PRECISION NOT NULL,
  began_seconds    DOUBLE PRECISION NOT NULL,
  ended_seconds    DOUBLE PRECISION,
  points           BIGINT NOT NULL DEFAULT 0,
  complete         INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  notes            TEXT NOT NULL DEFAULT '{}',
  device           TEXT,
  die              TEXT,
  UNIQUE (run, station_unit),
  FOREIGN KEY (run, step) REFERENCES step (run, name)
);
CREATE INDEX unit_of_run ON unit (run, complete, points);
CREATE UNIQUE INDEX unit_measured_once ON unit (run, step, key) WHERE complete = 1;
CREATE INDEX unit_of_device ON unit (device, run) WHERE device IS NOT NULL;
CREATE INDEX unit_of_die ON unit (die, run) WHERE die IS NOT NULL;

CREATE TABLE chunk (
  unit      BIGINT NOT NULL REFERENCES unit ON DELETE CASCADE,
  col       INTEGER NOT NULL,
  first_row BIGINT NOT NULL,
  data      BYTEA NOT NULL,
  PRIMARY KEY (unit, col, first_row)
);
ALTER TABLE chunk ALTER COLUMN data SET STORAGE EXTERNAL;  -- doubles do not compress, and parts of them are read

CREATE TABLE event (
  id            BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  run           BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  station_event BIGINT NOT NULL,
  lab_time      TEXT NOT NULL,
  level         TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  text          TEXT NOT NULL,
  UNIQUE (run, station_event)
);

CREATE TABLE fit (
  run      BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  kind     TEXT NOT NULL,
  data_set TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (run, kind, data_set)
);

CREATE TABLE tag (
  run   BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run, name)
);
