package io.mtjlab.simulators.twin.keithley7001;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A 7001 with a 40-channel multiplexer in either slot (instruction manual 7001-901-01, section 5: IEEE-488 reference).
 * Channels are {@code slot!channel}, patterns {@code M1} to {@code M100}, which a battery keeps (specifications, as
 * remembered). *RST leaves the relays as they are (5-78); the mains switch opens them all.
 */
public final class Keithley7001Twin implements VirtualInstrument, Machine {

    private static final int ERROR_QUEUE = 10;
    private static final int HIGHEST_SETUP = 9;
    private static final List<String> POWER_ON_SETUPS = List.of("RST", "PRESet", "SAV0");

    /** A reed relay's settling time (7011 card, specifications: below 3 ms). */
    private static final long SETTLING_NANOS = 3_000_000;

    private final Post post;
    private final Status status = new Status(ERROR_QUEUE);
    private final Panel panel;
    private final ScanList list;
    private final ScanModel scan;
    private final SwitchStatus registers;
    private final Set<String> forbidden = new TreeSet<>();
    private final Dialect dialect;
    private final Set<String> closed = new TreeSet<>();
    private final Map<String, Set<String>> patterns = new TreeMap<>();
    private final Map<String, Integer> closures = new TreeMap<>();
    private final SettingMemory memory;
    private long settledNanos;
    private boolean breakBeforeMake = true;
    private boolean singleChannel;
    private boolean display = true;
    private int powerOnSetup;

    public Keithley7001Twin(Post post) {
        this.post = post;
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        this.panel = new Panel(table, ChannelNames.SLOTS);
        this.list = new ScanList(this::expand);
        this.scan = new ScanModel(post, panel, list, this::closeElement);
        scan.install(table);
        panel.listen((name, channel) -> scan.changed(name));
        this.registers = new SwitchStatus(table, status, this::refreshStatus);
        relays(table, "CLOSe", true);
        relays(table, "OPEN", false);
        table.action("[:ROUTe]:OPEN:ALL", () -> switchTo(Set.of()))
                .query("[:ROUTe]:CLOSe:STATe", () -> "(@" + String.join(",", closed) + ")")
                .row("[:ROUTe]:CLOSe:COUNt", null, call -> {
                    call.expect(1, 1);
                    call.answer(expand(call.channels(0)).stream()
                            .map(channel -> Integer.toString(closures.getOrDefault(channel, 0)))
                            .collect(Collectors.joining(",")));
                })
                .row(
                        "[:ROUTe]:MEMory:SAVE",
                        call -> patterns.put(ChannelNames.pattern(call), new TreeSet<>(closed)),
                        null)
                .row("[:ROUTe]:MEMory:RECall", call -> switchTo(recalled(ChannelNames.pattern(call))), null)
                .row("[:ROUTe]:SCAN[:INTernal]", this::scanList, call -> call.answer("(@" + list.told() + ")"))
                .query("[:ROUTe]:SCAN[:INTernal]:POINts", () -> Integer.toString(list.points()))
                .row(
                        "[:ROUTe]:FCHannels",
                        call -> forbid(call.channels(0)),
                        call -> call.answer("(@" + String.join(",", forbidden) + ")"))
                .bool("[:ROUTe]:CONFigure:BBMake", on -> breakBeforeMake = on, () -> breakBeforeMake)
                .bool("[:ROUTe]:CONFigure:SCHannel", on -> singleChannel = on, () -> singleChannel)
                .query("[:ROUTe]:CONFigure:SLOT<1..2>:CTYPe", () -> "C7011")
                .bool("DISPlay:ENABle", on -> display = on, () -> display)
                .choice("SYSTem:POSetup", POWER_ON_SETUPS, index -> powerOnSetup = index, () -> powerOnSetup)
                .action("SYSTem:PRESet", this::reset);
        new SwitchPorts(panel, table);
        this.memory = new SettingMemory(panel, HIGHEST_SETUP, () -> {});
        dialect = new ScpiDialect(table, this, status, ErrorFormat.PLAIN);
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    private void relays(CommandTable table, String word, boolean close) {
        table.row(
                "[:ROUTe]:" + word,
                call -> {
                    call.expect(1, 1);
                    Set<String> next = new TreeSet<>(closed);
                    if (!close && call.isWord(0, "ALL")) {
                        next.clear();
                    } else if (close) {
                        closing(next, paired(expand(call.channels(0))));
                    } else {
                        next.removeAll(paired(expand(call.channels(0))));
                    }
                    switchTo(next);
                },
                call -> {
                    call.expect(1, 1);
                    List<String> asked = expand(call.channels(0));
                    call.answer(String.join(
                            ",",
                            asked.stream()
                                    .map(channel -> closed.contains(channel) == close ? "1" : "0")
                                    .toList()));
                });
    }

    /** In single-channel mode what closes opens all else, one after the other (as remembered, not seen in print). */
    private void closing(Set<String> next, List<String> channels) throws ScpiException {
        if (channels.stream().anyMatch(forbidden::contains)) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (singleChannel && !channels.isEmpty()) {
            next.clear();
            next.add(channels.get(channels.size() - 1));
        } else {
            next.addAll(channels);
        }
    }

    /** A new list ends the scan of the old one. */
    private void scanList(Call call) throws ScpiException {
        list.take(call);
        scan.reset();
    }

    private long closeElement(int step) {
        switchTo(list.element(step));
        return settledNanos;
    }

    private Set<String> recalled(String name) {
        return patterns.getOrDefault(name, Set.of());
    }

    /** Channels as {@code slot!channel}; rows and columns of a matrix card, and patterns, become such. */
    private List<String> expand(List<String> named) throws ScpiException {
        Set<String> channels = new java.util.LinkedHashSet<>();
        for (String each : named) {
            if (each.startsWith("M") || each.startsWith("m")) {
                channels.addAll(recalled(each.toUpperCase(java.util.Locale.ROOT)));
            } else {
                channels.add(ChannelNames.checked(each));
            }
        }
        return List.copyOf(channels);
    }

    /** With card pairing on, what closes or opens in one slot does so in the other (manual, section 4.6: card pair). */
    private List<String> paired(List<String> channels) {
        if (!panel.on("pairs")) {
            return channels;
        }
        Set<String> both = new java.util.LinkedHashSet<>();
        for (String channel : channels) {
            both.add(channel);
            both.add((channel.startsWith("1") ? "2" : "1") + channel.substring(1));
        }
        return List.copyOf(both);
    }

    /** The user's own settling time comes on top of the card's. */
    private double slowestCardSeconds() {
        return Math.max(panel.get("settle", 1), panel.get("settle", 2));
    }

    /** Channels that must never be closed. */
    private void forbid(List<String> channels) throws ScpiException {
        List<String> expanded = expand(channels);
        forbidden.clear();
        forbidden.addAll(expanded);
    }

    /** Break before make: what closes waits until what opens has settled. */
    private void switchTo(Set<String> next) {
        boolean makes = !closed.containsAll(next);
        boolean breaks = !next.containsAll(closed);
        next.stream()
                .filter(channel -> !closed.contains(channel))
                .forEach(each -> closures.merge(each, 1, Integer::sum));
        closed.clear();
        closed.addAll(next);
        long once = SETTLING_NANOS + Math.round(1e9 * slowestCardSeconds());
        settledNanos = post.time().nanos() + (breakBeforeMake && makes && breaks ? 2 * once : once);
        post.wires().relays(post.role(), closed);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 7001," + post.serial() + ",A09  /A02 ";
    }

    @Override
    public void reset() {
        panel.reset();
        scan.reset();
        forbidden.clear();
        display = true;
        breakBeforeMake = true;
        singleChannel = false;
    }

    /** An event for the layer of the scan that waits for the bus. */
    @Override
    public void trigger() throws ScpiException {
        scan.trigger();
    }

    @Override
    public boolean idle() {
        return scan.idle() && settledNanos <= post.time().nanos();
    }

    @Override
    public void refreshStatus() {
        registers.tell(settledNanos > post.time().nanos(), scan);
    }

    @Override
    public long nextEventNanos(long now) {
        return settledNanos > now ? settledNanos : scan.dueNanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        for (long due = soonest(); due < Long.MAX_VALUE; due = soonest()) {
            post.time().sleepUntil(due);
            scan.catchUp();
        }
    }

    /** A scan that waits for an event from outside is not waited for: nothing could come to end the wait. */
    private long soonest() {
        return nextEventNanos(post.time().nanos());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        reset();
        if (POWER_ON_SETUPS.get(powerOnSetup).equals("SAV0")) {
            memory.recallIfHeld(0);
        }
        switchTo(Set.of());
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("closed", String.join(",", closed));
        return state;
    }
}
