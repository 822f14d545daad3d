package io.mtjlab.acquisition.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies what was said over the wires to a server, chunk by chunk as it lies in the file. The small chunks at the end of
 * an open part are left for later: they are still joined.
 */
final class TranscriptUpload {

    private static final int BATCH = 16;

    private final RunStore file;
    private final long stationRun;
    private final long number;

    TranscriptUpload(RunStore file, long stationRun, long number) {
        this.file = file;
        this.stationRun = stationRun;
        this.number = number;
    }

    private record Chunk(long firstByte, int size, byte[] data) {}

    /** @param over whether the run is: then nothing changes in the last part either */
    void to(Server server, List<StoredTranscript> parts, boolean over) throws SQLException {
        for (int i = 0; i < parts.size(); i++) {
            int part = parts.get(i).part();
            int least = over || i + 1 < parts.size() ? 0 : TranscriptChunk.FULL_BYTES;
            boolean more = true;
            while (more) {
                more = server.transaction(connection -> batch(connection, part, least));
            }
        }
    }

    /** @return whether there may be more */
    private boolean batch(Connection connection, int part, int least) throws SQLException {
        long next = Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT coalesce(max(first_byte + size), 0) FROM transcript WHERE run = ? AND part = ?",
                        number,
                        part)
                .get(0);
        List<Chunk> chunks = file.query(
                row -> new Chunk(row.getLong(1), row.getInt(2), row.getBytes(3)),
                "SELECT first_byte, size, data FROM transcript"
                        + " WHERE run = ? AND part = ? AND first_byte >= ? AND size >= ? ORDER BY first_byte LIMIT ?",
                stationRun,
                part,
                next,
                least,
                BATCH);
        for (Chunk chunk : chunks) {
            Sql.update(
                    connection,
                    "INSERT INTO transcript (run, part, first_byte, size, data) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (run, part, first_byte) DO NOTHING",
                    number,
                    part,
                    chunk.firstByte(),
                    chunk.size(),
                    chunk.data());
        }
        return chunks.size() == BATCH;
    }
}
