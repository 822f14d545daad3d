package io.mtjlab.simulators.server.prologix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.server.Answer;
import io.mtjlab.simulators.server.ByteSink;
import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.LineFramer;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpChannel;

/**
 * The controller as one client sees it. What begins with {@code ++} is for the controller; everything else goes to the
 * instrument at the address that is set, END with its last byte, where ESC makes the next byte an ordinary one. What the
 * instrument answers waits until it is read.
 */
final class Controller implements ByteSink, LineFramer.LineSink {

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
    private final Reactor reactor;
    private final TcpChannel channel;
    private final String own;
    private final Map<String, String> settings = new HashMap<>(FACTORY);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final StringBuilder output = new StringBuilder();
    private final LineFramer framer = new LineFramer(this);
    private String addressed;
    private boolean escaped;
    private boolean literal;
    private volatile boolean behind;

    Controller(Lanes lanes, TcpChannel channel, int primary) {
        this.instrument = lanes.instrument();
        this.reactor = lanes.own();
        this.channel = channel;
        this.own = Integer.toString(primary);
        this.addressed = own;
    }

    @Override
    public void received(ByteBuffer bytes) throws InterruptedException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (escaped) {
                escaped = false;
                literal |= message.size() == 0;
                keep(b);
            } else if (b == ESCAPE) {
                escaped = true;
            } else if (b == '\n' || b == '\r') {
                take();
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

    private void take() throws InterruptedException {
        byte[] whole = message.toByteArray();
        boolean command = !literal && whole.length > 1 && whole[0] == '+' && whole[1] == '+';
        message.reset();
        literal = false;
        if (command) {
            control(new String(whole, 2, whole.length - 2, StandardCharsets.ISO_8859_1).strip());
        } else if (whole.length > 0 && addressed.equals(own)) {
            deliver(whole);
        }
    }

    private void deliver(byte[] whole) throws InterruptedException {
        if (output.length() > 0) {
            output.setLength(0);
            instrument.interrupted();
        }
        framer.take(ByteBuffer.wrap(whole));
        framer.end();
        if (settings.getOrDefault("auto", "0").equals("1")) {
            read();
        }
    }

    @Override
    public void line(String text) throws InterruptedException {
        instrument.speaks(this::unasked);
        instrument.execute(text, output);
    }

    private boolean unasked(byte[] bytes) {
        if (!channel.open() || behind) {
            return false;
        }
        reactor.submit(() -> {
            output.append(new String(bytes, StandardCharsets.ISO_8859_1));
            behind = output.length() > Outlet.MOST_WAITING_BYTES;
        });
        return true;
    }

    @Override
    public void tooLong() {
        instrument.overrun();
    }

    private void control(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "addr" -> {
                if (argument.isEmpty()) {
                    tell(addressed);
                } else {
                    addressed = argument;
                }
            }
            case "read" -> {
                if (addressed.equals(own)) {
                    read();
                }
            }
            case "spoll" -> {
                boolean here = argument.isEmpty() ? addressed.equals(own) : argument.equals(own);
                tell(here ? Integer.toString(instrument.requests().poll(output.length() > 0)) : "0");
            }
            case "srq" -> tell(instrument.requests().pending() ? "1" : "0");
            case "clr" -> {
                if (addressed.equals(own)) {
                    output.setLength(0);
                    framer.forget();
                    instrument.clear();
                }
            }
            case "trg" -> instrument.trigger(() -> {});
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

    /** Whatever the instrument has to say; nothing comes when that is nothing, until the controller gives up. */
    private void read() {
        if (output.length() == 0) {
            return;
        }
        Answer dressed = instrument.dress(output);
        output.setLength(0);
        behind = false;
        channel.send(dressed.bytes());
        if (settings.getOrDefault("eot_enable", "0").equals("1")) {
            channel.send(new byte[] {(byte) Integer.parseInt(settings.getOrDefault("eot_char", "0"))});
        }
        if (dressed.last()) {
            channel.endAfterSending();
        }
    }

    private void tell(String text) {
        channel.send((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
