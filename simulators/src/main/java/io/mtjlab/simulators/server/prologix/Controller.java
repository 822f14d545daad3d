package io.mtjlab.simulators.server.prologix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.mtjlab.simulators.server.Answer;
import io.mtjlab.simulators.server.ByteSink;
import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpChannel;

/**
 * The controller as one client sees it. What begins with {@code ++} is for the controller; everything else goes to the
 * instrument at the address that is set, END with its last byte, where ESC makes the next byte an ordinary one. What the
 * instrument answers waits until it is read. A read is over with the answer's END, or when nothing has come for so long
 * as {@code ++read_tmo_ms} says, in wall time; what arrives meanwhile waits for that. On the wires' thread alone, so
 * that polls and clears pass while the instrument is at work.
 */
final class Controller implements ByteSink {

    private static final byte ESCAPE = 27;
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final String MOST_CHARACTER = "25[0-5]|2[0-4][0-9]|1[0-9]{2}|[0-9]{1,2}";
    private static final String VERSION = "Prologix GPIB-ETHERNET Controller version 01.06.06.00";

    /** Settings that the controller keeps and tells, as it comes from the factory. */
    private static final Map<String, String> FACTORY = Map.of(
            "mode",
            "1",
            "eoi",
            "1",
            "eos",
            "0",
            "eot_enable",
            "0",
            "eot_char",
            "0",
            "read_tmo_ms",
            "500",
            "auto",
            "0",
            "savecfg",
            "1",
            "lon",
            "0",
            "status",
            "0");

    private final InstrumentLane instrument;
    private final Reactor wires;
    private final TcpChannel channel;
    private final Set<Controller> clients;
    private final Outlet outlet;
    private final String own;
    private final Map<String, String> settings = new HashMap<>(FACTORY);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Backlog backlog = new Backlog(LONGEST_MESSAGE);
    private String addressed;
    private boolean escaped;
    private boolean literal;
    private boolean endsConnection;
    private int running;
    private int reads;
    private boolean reading;
    private volatile boolean behind;

    /** Counts device clears; the instrument's thread looks whether a message is from before the last one. */
    private volatile int generation;

    /** @param clients has this one in it as long as it is there */
    Controller(InstrumentLane instrument, Reactor wires, TcpChannel channel, int primary, Set<Controller> clients) {
        this.instrument = instrument;
        this.wires = wires;
        this.channel = channel;
        this.clients = clients;
        this.outlet = Outlet.of(channel, this::unasked);
        this.own = Integer.toString(primary);
        this.addressed = own;
        clients.add(this);
    }

    @Override
    public void closed() {
        clients.remove(this);
    }

    /** False while something waits until a read is over. From any thread. */
    boolean idle() {
        return backlog.isEmpty();
    }

    @Override
    public void received(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (escaped) {
                escaped = false;
                literal |= message.size() == 0;
                keep(b);
            } else if (b == ESCAPE) {
                escaped = true;
            } else if (b == '\n' || b == '\r') {
                boolean command = !literal;
                byte[] whole = message.toByteArray();
                message.reset();
                literal = false;
                take(whole, command);
            } else {
                keep(b);
            }
        }
    }

    /** What no instrument could take in one message is lost, as in the controller's own memory. */
    private void keep(byte b) {
        if (message.size() < LONGEST_MESSAGE) {
            message.write(b);
        }
    }

    private void take(byte[] whole, boolean mayCommand) {
        if (whole.length == 0) {
            return;
        }
        Runnable act = mayCommand && whole.length > 1 && whole[0] == '+' && whole[1] == '+'
                ? () -> control(new String(whole, 2, whole.length - 2, StandardCharsets.ISO_8859_1).strip())
                : () -> deliver(whole);
        if (reading) {
            backlog.add(whole.length, act);
        } else {
            act.run();
        }
    }

    private void deliver(byte[] whole) {
        if (!addressed.equals(own)) {
            return;
        }
        if (output.size() > 0) {
            discardOutput();
            instrument.interrupted();
        }
        running++;
        int of = generation;
        instrument.message(whole, outlet, () -> of == generation, answer -> wires.submit(() -> finished(of, answer)));
        if (settings.getOrDefault("auto", "0").equals("1")) {
            read();
        }
    }

    private void finished(int of, Answer answer) {
        running--;
        if (of != generation) {
            return;
        }
        endsConnection |= answer.last();
        if (answer.isEmpty() && !answer.last()) {
            if (reading && running == 0 && output.size() == 0) {
                instrument.unterminated();
            }
        } else if (running > 0) {
            instrument.interrupted(); // the next message has come before this answer was fetched
        } else {
            output.writeBytes(answer.bytes());
            answered();
        }
    }

    private boolean unasked(byte[] bytes) {
        if (!channel.open() || behind) {
            return false;
        }
        wires.submit(() -> {
            output.writeBytes(bytes);
            behind = output.size() > Outlet.MOST_WAITING_BYTES;
            answered();
        });
        return true;
    }

    /** There is something to read: for a read that waits, or for the next one. */
    private void answered() {
        if (reading) {
            pass();
            readIsOver();
        }
    }

    private void control(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        boolean here = argument.isEmpty() ? addressed.equals(own) : argument.equals(own);
        switch (words[0]) {
            case "addr" -> {
                if (argument.isEmpty()) {
                    tell(addressed);
                } else {
                    addressed = argument;
                }
            }
            case "read" -> read();
            case "spoll" -> tell(here ? Integer.toString(instrument.requests().poll(output.size() > 0)) : "0");
            case "srq" -> tell(instrument.requests().pending() ? "1" : "0");
            case "clr" -> {
                if (addressed.equals(own)) {
                    generation++;
                    discardOutput();
                    instrument.clear();
                }
            }
            case "trg" -> {
                if (here) {
                    instrument.trigger(() -> {});
                }
            }
            case "ver" -> tell(VERSION);
            case "ifc", "loc", "llo" -> {}
            case "rst" -> {
                settings.putAll(FACTORY);
                addressed = own;
            }
            default -> setting(words[0], argument);
        }
    }

    private void setting(String name, String argument) {
        if (!settings.containsKey(name)) {
            tell("Unrecognized command");
        } else if (argument.isEmpty()) {
            tell(settings.get(name));
        } else if (!argument.matches("[0-9]{1,5}") || name.equals("eot_char") && !argument.matches(MOST_CHARACTER)) {
            tell("Unrecognized command");
        } else {
            settings.put(name, argument);
        }
    }

    /** What the instrument has to say, now or until the controller gives up; meanwhile it does nothing else. */
    private void read() {
        boolean here = addressed.equals(own);
        if (here && output.size() > 0) {
            pass();
            return;
        }
        if (here && running == 0) {
            instrument.unterminated();
        }
        reading = true;
        int mine = ++reads;
        long millis = Math.max(1, Long.parseLong(settings.getOrDefault("read_tmo_ms", "500")));
        wires.later(millis * 1_000_000L, () -> {
            if (reading && mine == reads) {
                readIsOver();
            }
        });
    }

    private void readIsOver() {
        reading = false;
        while (!reading && backlog.runNext()) {
            // Until one of them reads again.
        }
    }

    private void pass() {
        byte[] bytes = output.toByteArray();
        discardOutput();
        channel.send(bytes);
        if (settings.getOrDefault("eot_enable", "0").equals("1") && !endsConnection) {
            channel.send(new byte[] {(byte) Integer.parseInt(settings.getOrDefault("eot_char", "0"))});
        }
        if (endsConnection) {
            channel.endAfterSending();
        }
    }

    private void discardOutput() {
        output.reset();
        behind = false;
    }

    private void tell(String text) {
        channel.send((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
