-- The run store, version 3: what of this file a shared store on a server has already.

-- One row: who this file is, to the servers that its runs are copied to.
CREATE TABLE station (
  id TEXT PRIMARY KEY
) STRICT;

-- A run that a server has whole, as it was then; without such a row, or with another status or later events, it is
-- copied on.
CREATE TABLE upload (
  run        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  server     TEXT NOT NULL,                     -- postgresql://host:port/database
  number     INTEGER NOT NULL,                  -- of the run there
  status     TEXT NOT NULL,
  last_event INTEGER NOT NULL,
  PRIMARY KEY (run, server)
) STRICT;
