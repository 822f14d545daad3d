package io.mtjlab.instruments.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import io.mtjlab.instruments.visa.SerialResource;

/** An instrument on a serial port: every line that arrives goes to a handler. */
public final class PtyInstrument implements AutoCloseable {

    /** Says what becomes of a line. */
    @FunctionalInterface
    public interface Handler {
        void line(String line, PtyInstrument port) throws Exception;
    }

    private final PtyPair pair = new PtyPair();

    public PtyInstrument(Handler handler) {
        Thread reader = new Thread(() -> serve(handler), "pty-instrument");
        reader.setDaemon(true);
        reader.start();
    }

    private void serve(Handler handler) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(pair.in(), StandardCharsets.ISO_8859_1));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.line(line, this);
            }
        } catch (Exception e) {
            // The line is gone or the handler gave up; either way this instrument says no more.
        }
    }

    public SerialResource resource() {
        return pair.resource();
    }

    /** Sends exactly these characters, one byte each. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        pair.out().write(bytes);
    }

    /** As when somebody pulls the adapter out: the port is not there any more. */
    public void unplug() throws InterruptedException {
        pair.unplug();
    }

    @Override
    public void close() {
        pair.close();
    }
}
