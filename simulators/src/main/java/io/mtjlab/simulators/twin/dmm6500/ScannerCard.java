package io.mtjlab.simulators.twin.dmm6500;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.touch.TouchNumbers;

/**
 * A 2000-SCAN card in the slot of a DMM6500: ten channels of two poles, or five pairs k and k + 5 of four (2000-900,
 * user's manual, ROUTe:CLOSe). A bench whose wiring leads cables through channels of the meter has one, and then the
 * switch on the front is at REAR; any other meter has an empty slot, where SYSTem:PCARd1 may put a pseudo card that
 * switches nothing (DMM6500-901-01, reference manual, section 12).
 *
 * <p>Assumptions, not seen in print: a channel list without a card is answered by -241, which the 2000 gives then; a
 * channel that there is not by -222; a relay settles within 2.5 ms; the state of a channel is told as 1 closed and 0
 * open, its type as SWIT; how a pseudo card calls itself.
 */
final class ScannerCard {

    static final int CHANNELS = 10;
    static final int PAIRS = 5;
    static final double SETTLING_SECONDS = 2.5e-3;

    /** Of the 2000-SCAN's data sheet, between any two terminals. */
    private static final int HIGHEST_VOLTS = 110;

    private static final int MODEL = 2000;
    private static final Limits DELAY = Limits.of(0, 60, 0);

    private final Post post;
    private final boolean real;
    private boolean pseudo;
    private final Set<Integer> closed = new TreeSet<>();
    private int measured;
    private final Map<Integer, Integer> closures = new TreeMap<>();
    private final Map<Integer, Double> delays = new TreeMap<>();
    private final Map<Integer, String> labels = new TreeMap<>();

    ScannerCard(Post post) {
        this.post = post;
        this.real = post.wires().hasRelaysOf(post.role());
    }

    /** Closes a channel with what belongs to it. */
    @FunctionalInterface
    interface Closing {
        void close(List<Integer> channels) throws ScpiException, InterruptedException;
    }

    void addTo(CommandTable table, Closing closing) {
        String at = "ROUTe[:CHANnel]:";
        table.query("ROUTe:TERMinals", () -> real ? "REAR" : "FRON")
                .row(
                        at + "CLOSe",
                        call -> closing.close(channels(call)),
                        call -> call.answer(written(measured == 0 ? Set.of() : closed)))
                .row(at + "OPEN", call -> open(channels(call)), null)
                .action(at + "OPEN:ALL", () -> open(List.copyOf(closed)))
                .row(
                        at + "MULTiple:CLOSe",
                        call -> {
                            Set<Integer> next = new TreeSet<>(closed);
                            next.addAll(channels(call));
                            set(next, measured);
                            settle();
                        },
                        call -> call.answer(written(closed)))
                .row(at + "MULTiple:OPEN", call -> open(channels(call)), null)
                .row(at + "CLOSe:COUNt", null, call -> tell(call, each -> "" + closures.getOrDefault(each, 0)))
                .row(at + "STATe", null, call -> tell(call, each -> closed.contains(each) ? "1" : "0"))
                .row(at + "TYPE", null, call -> tell(call, each -> "SWIT"))
                .row(
                        at + "DELay",
                        call -> {
                            call.expect(2, 2);
                            double seconds = call.number(0, Dimension.SECONDS, DELAY);
                            listed(call, 1).forEach(each -> delays.put(each, seconds));
                        },
                        call -> tell(call, each -> TouchNumbers.setting(delaySeconds(each))))
                .row(
                        at + "LABel",
                        call -> {
                            call.expect(2, 2);
                            String label = call.string(0);
                            listed(call, 1).forEach(each -> labels.put(each, label));
                        },
                        call -> tell(call, each -> '"' + labels.getOrDefault(each, "") + '"'));
        slot(table);
    }

    private void slot(CommandTable table) {
        table.query("SYSTem:CARD1:IDN", this::identity)
                .query("SYSTem:CARD1:VCHannel[:STARt]", () -> present() ? "1" : "0")
                .query("SYSTem:CARD1:VCHannel:END", () -> present() ? "" + CHANNELS : "0")
                .query("SYSTem:CARD1:VMAX", () -> present() ? "" + HIGHEST_VOLTS : "0")
                .row(
                        "SYSTem:PCARd1",
                        call -> {
                            call.expect(1, 1);
                            int model = call.integer(0, 0, 9999);
                            if (model != 0 && model != MODEL) {
                                throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
                            }
                            pseudo = !real && model == MODEL;
                            if (!present()) {
                                set(Set.of(), 0);
                            }
                        },
                        null);
    }

    /** What the driver of Qcodes_contrib has read from a real card. */
    private String identity() {
        return real
                ? MODEL + ",10-Chan Mux,0.0.0a,00000000"
                : pseudo ? MODEL + ",Pseudo 10-Chan Mux,0.0.0a,00000000" : "Empty Slot";
    }

    boolean present() {
        return real || pseudo;
    }

    /** The channel that readings are made through; 0 for the terminals. */
    int measured() {
        return measured;
    }

    double delaySeconds(int channel) {
        return delays.getOrDefault(channel, 0.0);
    }

    /** As after *RST: every channel open. */
    void reset() {
        delays.clear();
        labels.clear();
        set(Set.of(), 0);
    }

    void powerOn() {
        pseudo = false;
        closures.clear();
    }

    private List<Integer> channels(Call call) throws ScpiException {
        call.expect(1, 1);
        return listed(call, 0);
    }

    /** The channels that a parameter lists, each of which there is. */
    List<Integer> listed(Call call, int index) throws ScpiException {
        List<Integer> channels = new ArrayList<>();
        if (call.isChannelList(index) && call.written(index).isEmpty()) {
            return channels;
        }
        List<String> names = call.channels(index);
        if (!present()) {
            throw new ScpiException(StandardError.HARDWARE_MISSING);
        }
        for (String each : names) {
            if (!each.matches("[0-9]{1,3}") || Integer.parseInt(each) < 1 || Integer.parseInt(each) > CHANNELS) {
                throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
            }
            channels.add(Integer.parseInt(each));
        }
        return channels;
    }

    /**
     * Closes these and opens all others, at once.
     *
     * @param fourWire true for pairs
     */
    void closeOnly(List<Integer> channels, boolean fourWire) throws ScpiException {
        Set<Integer> next = new TreeSet<>(channels);
        if (fourWire) {
            for (int channel : channels) {
                requirePair(channel);
                next.add(channel + PAIRS);
            }
        }
        set(next, channels.isEmpty() ? 0 : channels.get(channels.size() - 1));
    }

    static void requirePair(int channel) throws ScpiException {
        if (channel > PAIRS) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    private void open(List<Integer> channels) throws InterruptedException {
        Set<Integer> next = new TreeSet<>(closed);
        next.removeAll(channels);
        set(next, next.contains(measured) ? measured : 0);
        settle();
    }

    private void set(Set<Integer> next, int channel) {
        next.stream().filter(each -> !closed.contains(each)).forEach(each -> closures.merge(each, 1, Integer::sum));
        closed.clear();
        closed.addAll(next);
        measured = channel;
        if (real) {
            post.wires()
                    .relays(
                            post.role(),
                            closed.stream().map(each -> Integer.toString(each)).collect(Collectors.toSet()));
        }
    }

    /** The instrument is busy until its relays have settled. */
    void settle() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + Math.round(1e9 * SETTLING_SECONDS));
    }

    /** What is told of one channel. */
    @FunctionalInterface
    private interface Word {
        String of(int channel);
    }

    private void tell(Call call, Word word) throws ScpiException {
        call.answer(channels(call).stream().map(word::of).collect(Collectors.joining(",")));
    }

    /** {@code (@1,3:5)}: runs as ranges, which PyMeasure takes apart again. */
    static String written(Iterable<Integer> channels) {
        List<Integer> all = new ArrayList<>();
        channels.forEach(all::add);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            int from = i;
            int to = IntStream.range(from, all.size())
                    .filter(j -> j + 1 == all.size() || all.get(j + 1) != all.get(j) + 1)
                    .findFirst()
                    .orElse(from);
            parts.add(from == to ? "" + all.get(from) : all.get(from) + ":" + all.get(to));
            i = to + 1;
        }
        return "(@" + String.join(",", parts) + ")";
    }
}
