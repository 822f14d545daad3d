-- The shared run store on PostgreSQL, version 2: what was said over the wires. The comments of schema-4.sql say how.

CREATE TABLE transcript (
  run        BIGINT NOT NULL REFERENCES run ON DELETE CASCADE,
  part       INTEGER NOT NULL,
  first_byte BIGINT NOT NULL,
  size       INTEGER NOT NULL,
  data       BYTEA NOT NULL,
  PRIMARY KEY (run, part, first_byte)
);
ALTER TABLE transcript ALTER COLUMN data SET STORAGE EXTERNAL;  -- compressed already
