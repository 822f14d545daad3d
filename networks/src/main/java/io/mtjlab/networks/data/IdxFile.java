package io.mtjlab.networks.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * One IDX file of unsigned bytes: {@code 00 00 08 n}, then n sizes as big-endian 32-bit numbers, then the bytes
 * (Y. LeCun, MNIST database). Offsets in messages count the uncompressed bytes from 0.
 */
final class IdxFile {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int LARGEST_SIDE = 1 << 12;

    private final Path file;
    private final int[] dimensions;
    private final byte[] values;
    private final String sha256;

    private IdxFile(Path file, int[] dimensions, byte[] values, String sha256) {
        this.file = file;
        this.dimensions = dimensions;
        this.values = values;
        this.sha256 = sha256;
    }

    Path file() {
        return file;
    }

    int dimension(int i) {
        return dimensions[i];
    }

    byte[] values() {
        return values;
    }

    /** Of the uncompressed file. */
    String sha256() {
        return sha256;
    }

    static IdxFile read(Path file, int dimensionCount) {
        try (InputStream in = open(file)) {
            return read(file, dimensionCount, in);
        } catch (IOException e) {
            throw new InvalidInput(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Gzip is told from its first two bytes, not from the file's name. */
    private static InputStream open(Path file) throws IOException {
        PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] start = raw.readNBytes(2);
        raw.unread(start);
        boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static IdxFile read(Path file, int dimensionCount, InputStream in) throws IOException {
        byte[] header = readUpTo(in, 4 + 4 * dimensionCount);
        byte[] magic = {0, 0, UNSIGNED_BYTE, (byte) dimensionCount};
        if (header.length < 4 || !Arrays.equals(header, 0, 4, magic, 0, 4)) {
            throw new InvalidInput(file + ": not an IDX file of unsigned bytes with " + dimensionCount
                    + " dimension(s): at offset 0 expected " + hex(magic) + ", found "
                    + (header.length == 0 ? "nothing" : hex(Arrays.copyOf(header, Math.min(4, header.length)))));
        }
        if (header.length < 4 + 4 * dimensionCount) {
            throw new InvalidInput(file + ": ends at offset " + header.length + " inside the header, which has "
                    + (4 + 4 * dimensionCount) + " bytes");
        }
        int[] dimensions = new int[dimensionCount];
        long length = 1;
        for (int i = 0; i < dimensionCount; i++) {
            int offset = 4 + 4 * i;
            dimensions[i] = ByteBuffer.wrap(header).getInt(offset);
            if (dimensions[i] < 1 || (i > 0 && dimensions[i] > LARGEST_SIDE)) {
                throw new InvalidInput(file + ": size " + Integer.toUnsignedString(dimensions[i]) + " at offset "
                        + offset + "; expected at least 1" + (i > 0 ? " and at most " + LARGEST_SIDE : ""));
            }
            length = Math.multiplyExact(length, dimensions[i]);
        }
        if (length > Integer.MAX_VALUE - 64) {
            throw new InvalidInput(file + ": promises " + length + " bytes, more than the 2 GB that are possible");
        }
        byte[] values = readUpTo(in, (int) length);
        if (values.length < length) {
            throw new InvalidInput(file + ": truncated: ends at offset " + (header.length + values.length)
                    + ", expected " + (header.length + length) + " bytes for " + Arrays.toString(dimensions));
        }
        if (in.read() >= 0) {
            throw new InvalidInput(file + ": goes on after offset " + (header.length + length) + ", where its header "
                    + Arrays.toString(dimensions) + " says that it ends");
        }
        return new IdxFile(file, dimensions, values, sha256(header, values));
    }

    /** As many of {@code count} bytes as there are; a gzip stream that is cut off ends there like a plain file. */
    private static byte[] readUpTo(InputStream in, int count) throws IOException {
        byte[] bytes = new byte[Math.min(count, 1 << 20)];
        int have = 0;
        try {
            while (have < count) {
                if (have == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * bytes.length));
                }
                int got = in.read(bytes, have, bytes.length - have);
                if (got < 0) {
                    break;
                }
                have += got;
            }
        } catch (EOFException e) {
            return Arrays.copyOf(bytes, have);
        }
        return have == bytes.length ? bytes : Arrays.copyOf(bytes, have);
    }

    void refuseValuesAbove(int greatest) {
        for (int i = 0; i < values.length; i++) {
            if ((values[i] & 0xff) > greatest) {
                throw new InvalidInput(file + ": label " + (values[i] & 0xff) + " at offset "
                        + (4 + 4 * dimensions.length + i) + "; labels are 0 to " + greatest);
            }
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
