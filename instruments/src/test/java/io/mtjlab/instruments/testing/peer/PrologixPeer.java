package io.mtjlab.instruments.testing.peer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.serial.SerialSettings;
import io.mtjlab.instruments.testing.PtyPair;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;

/**
 * A GPIB adapter with instruments behind it, from Prologix' user manuals of the GPIB-USB and the GPIB-ETHERNET
 * controller: ESC makes data of the character behind it; an unescaped CR or LF ends a line; a line that begins with an
 * unescaped {@code ++} is a command; commands are done one after the other. It does no more than the manuals say:
 * {@code ++read eoi} gives up after {@code ++read_tmo_ms} of silence and says nothing of it.
 */
public final class PrologixPeer implements Peer {

    private static final int ESC = 27;

    private final Map<String, BusInstrument> instruments = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final @Nullable PeerServer server;
    private final @Nullable PtyPair pair;

    /** Settings survive a host's going away. */
    private String address = "0";

    private boolean eoi = true;
    private String endOfString = "\r\n";
    private boolean marksEnd;
    private int endMark;
    private long readMillis = 200;
    private boolean readsAfterWrite = true;

    /** The instrument at address 5, behind a GPIB-ETHERNET controller. */
    public PrologixPeer(Script script) {
        this(script, false);
    }

    private PrologixPeer(Script script, boolean usb) {

        pair = usb ? new PtyPair() : null;
        server = usb ? null : new PeerServer(this::serve);
        if (pair != null) {
            PtyPair port = pair;
            Thread thread = new Thread(() -> serve(port), "peer-serve");
            thread.setDaemon(true);
            thread.start();
        }
        attach("5", script);
    }

    /** The same behind a GPIB-USB controller. */
    public static PrologixPeer usb(Script script) {
        return new PrologixPeer(script, true);
    }

    /** One more instrument; the address as in {@code ++addr}. */
    public void attach(String primaryAndSecondary, Script itsScript) {
        instruments.put(primaryAndSecondary, new BusInstrument(itsScript));
    }

    /** Who sits at the other end of the adapter. */
    record Host(int number, InputStream in, OutputStream out, AutoCloseable line) {}

    private void serve(PtyPair port) {
        try {
            serve(new Host(1, port.in(), port.out(), port));
        } catch (Exception e) {
            // The port is gone.
        }
    }

    private void serve(Socket client, int connection) throws Exception {
        serve(new Host(
                connection,
                client.getInputStream(),
                new BufferedOutputStream(client.getOutputStream(), 1 << 14),
                client));
    }

    /** One host at a time. */
    private synchronized void serve(Host now) throws Exception {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean escaped = false;
        int plain = 0; // how many characters stand at the line's beginning unescaped
        while (true) {
            int b = now.in().read();
            if (b < 0) {
                return;
            }
            if (!escaped && b == ESC) {
                escaped = true;
            } else if (!escaped && (b == '\n' || b == '\r')) {
                line(line.toByteArray(), plain >= 2, now);
                line.reset();
                plain = 0;
            } else {
                plain += !escaped && plain == line.size() ? 1 : 0;
                line.write(b);
                escaped = false;
            }
        }
    }

    private void line(byte[] line, boolean mayBeCommand, Host now) throws Exception {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (mayBeCommand && text.startsWith("++")) {
            commands.add(text);
            command(text.substring(2).split(" "), now);
        } else if (!text.isEmpty()) {
            instrument().ifPresent(one -> one.listen(Bytes.message(Bytes.of(text + endOfString)), now));
            if (readsAfterWrite) {
                read(true, now);
            }
        }
    }

    private Optional<BusInstrument> instrument() {
        return Optional.ofNullable(instruments.get(address));
    }

    private void command(String[] words, Host now) throws Exception {
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "mode" -> mustBe(argument.equals("1"), "only controller mode is played here");
            case "addr" -> address = words.length > 2 ? words[1] + " " + words[2] : argument;
            case "auto" -> readsAfterWrite = argument.equals("1");
            case "eoi" -> eoi = argument.equals("1");
            case "eos" -> endOfString = List.of("\r\n", "\r", "\n", "").get(Integer.parseInt(argument));
            case "eot_enable" -> marksEnd = argument.equals("1");
            case "eot_char" -> endMark = Integer.parseInt(argument);
            case "read_tmo_ms" -> {
                readMillis = Long.parseLong(argument);
                mustBe(readMillis >= 1 && readMillis <= 3000, "read_tmo_ms is 1 to 3000");
            }
            case "savecfg" -> {}
            case "read" -> read(argument.equals("eoi"), now);
            case "spoll" -> say(instrument().map(BusInstrument::serialPoll).orElse(0), now);
            case "srq" -> say(instruments.values().stream().anyMatch(BusInstrument::requests) ? 1 : 0, now);
            case "clr" -> instrument().ifPresent(BusInstrument::clear);
            case "trg" -> instrument().ifPresent(one -> one.note("(trigger)"));
            case "loc" -> instrument().ifPresent(one -> one.note("(local)"));
            default -> mustBe(false, "no such command: " + words[0]);
        }
    }

    private static void mustBe(boolean sound, String complaint) throws IOException {
        if (!sound) {
            throw new IOException(complaint);
        }
    }

    private static void say(int number, Host now) throws IOException {
        now.out().write(Bytes.of(number + "\r\n"));
        now.out().flush();
    }

    private void read(boolean untilEnd, Host now) throws Exception {
        BusInstrument talker = instruments.get(address);
        if (talker == null) {
            return;
        }
        while (true) {
            Integer next = talker.talk(readMillis);
            if (next == null) {
                now.out().flush();
                return;
            }
            if (next == BusInstrument.HANG_UP) {
                now.out().flush();
                now.line().close();
                return;
            }
            now.out().write(next & 0xff);
            boolean end = (next & BusInstrument.END) != 0;
            if (end && marksEnd) {
                now.out().write(endMark);
            }
            if (end || !talker.saysMore()) {
                now.out().flush();
            }
            if (end && untilEnd) {
                return;
            }
        }
    }

    /** What a session needs to know to get here. */
    public SessionOptions through(SessionOptions options) {
        return options.withLink(new LinkSettings(
                SerialSettings.DEFAULT,
                Optional.of(new LinkSettings.Adapter(adapter(), SerialSettings.DEFAULT.withBaud(115_200)))));
    }

    private ResourceString adapter() {
        return pair != null
                ? pair.resource()
                : new TcpSocketResource(
                        0, "127.0.0.1", Objects.requireNonNull(server).port());
    }

    @Override
    public ResourceString resource() {
        return ResourceString.parse("GPIB0::5::INSTR");
    }

    @Override
    public Set<Link.Feature> offers() {
        Set<Link.Feature> features = EnumSet.allOf(Link.Feature.class);
        features.remove(Link.Feature.LOCK);
        return features;
    }

    @Override
    public List<String> heard() {
        return Objects.requireNonNull(instruments.get("5")).heard();
    }

    /** What the adapter itself was told. */
    public List<String> commands() {
        return commands;
    }

    /** True when END goes with the last byte of a message: without it, instruments that need it wait for ever. */
    public boolean assertsEnd() {
        return eoi;
    }

    @Override
    public void status(int statusByte) {
        Objects.requireNonNull(instruments.get("5")).status(statusByte);
    }

    /** The bit in the status byte does it. */
    @Override
    public void requestService() {}

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (pair != null) {
            pair.close();
        }
        instruments.values().forEach(BusInstrument::close);
    }
}
