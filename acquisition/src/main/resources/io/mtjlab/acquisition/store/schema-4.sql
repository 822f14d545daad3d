-- The run store, version 4: what was said over the wires, of runs that were asked to keep it.

-- Lines of text in the format of `run --transcripts`, of all instruments in the order in which their exchanges ended.
-- From Python:
--   rows = db.execute("SELECT data FROM transcript WHERE run=3 AND part=1 ORDER BY first_byte")
--   text = b"".join(zlib.decompress(row[0]) for row in rows).decode("ascii")
-- The last chunks of an open part are small, one a commit; they are joined as they add up, and at the end.
CREATE TABLE transcript (
  run        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  part       INTEGER NOT NULL,                  -- from 1; a run that is resumed begins another
  first_byte INTEGER NOT NULL,                  -- place in the text of the part, from 0
  size       INTEGER NOT NULL,                  -- bytes of text
  data       BLOB NOT NULL,                     -- the text, compressed (zlib, RFC 1950)
  PRIMARY KEY (run, part, first_byte)
) STRICT;
