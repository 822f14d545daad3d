package io.mtjlab.acquisition.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a fit stands on, in 64 letters: SHA-256 over the complete units of a run, their points, notes and coordinates. */
final class DataHash {

    private DataHash() {}

    static String of(StoredRun run) {
        MessageDigest digest = sha256();
        for (StoredUnit unit : run.units()) {
            if (unit.complete()) {
                add(digest, unit.address());
                add(digest, Json.write(unit.spec().coordinates()));
                add(digest, Json.columns(unit.spec().columns()));
                add(digest, Json.write(unit.notes()));
                for (double[] column : run.read(unit).values()) {
                    ByteBuffer bytes =
                            ByteBuffer.allocate(column.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asDoubleBuffer().put(column);
                    digest.update(bytes.array());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
