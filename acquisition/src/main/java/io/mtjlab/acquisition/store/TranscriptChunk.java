package io.mtjlab.acquisition.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How a piece of a transcript lies in the store: zlib (RFC 1950). */
final class TranscriptChunk {

    /** Bytes of text in a chunk that stays. */
    static final int FULL_BYTES = 1 << 18;

    private TranscriptChunk() {}

    static byte[] deflate(byte[] text, int from, int until) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(text, from, until - from);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @param size bytes of text, which bounds what a damaged chunk can become */
    static int inflate(byte[] data, int size, OutputStream to) {
        Inflater inflater = new Inflater();
        byte[] text = new byte[size];
        try {
            inflater.setInput(data);
            if (inflater.inflate(text) != size) {
                throw new DataFormatException("it holds fewer than " + size + " bytes");
            }
            to.write(text);
            return size;
        } catch (DataFormatException e) {
            throw new StoreException(
                    "a piece of a transcript is damaged (" + e.getMessage() + "); keep a copy of the store", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }
}
