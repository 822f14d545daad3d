package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Keithley 7001 switch system with two cards (7001 instruction manual, section 5). Break before make is the driver's own
 * work, whatever the instrument is set to: what must open is opened and found open before anything closes. {@code *RST}
 * opens nothing (page 5-78), so it is never taken for a safe state.
 */
public final class Keithley7001 extends MessageDriver implements SwitchMatrix {

    private static final String MANUAL = "7001 instruction manual, section 5, ROUTe subsystem";

    private static final String UNSEEN = MANUAL + " (as remembered, not seen in print)";

    private static final Setting BREAK_BEFORE_MAKE =
            Setting.onOff("break_before_make", ":ROUT:CONF:BBM").from(UNSEEN);
    private static final Setting SINGLE_CHANNEL =
            Setting.onOff("single_channel", ":ROUT:CONF:SCH").from(UNSEEN);
    private static final Setting SETTLING_1 = settling("slot1_settling_seconds", ":ROUT:CONF:SLOT1:STIM");
    private static final Setting SETTLING_2 = settling("slot2_settling_seconds", ":ROUT:CONF:SLOT2:STIM");

    private static Setting settling(String name, String header) {
        return Setting.number(name, header, Unit.SECOND)
                .between(0, 99999.999)
                .resolution(1e-3)
                .from(UNSEEN);
    }

    /** The closed relays as a list; as in the 6517A's ROUTe subsystem, which it shares. */
    private static final String CLOSED = ":ROUT:CLOS:STAT?";

    private static final Pattern NAME = Pattern.compile("([12])!(\\d{1,2})(?:!(\\d{1,2}))?");
    private static final Pattern LIST = Pattern.compile("\\(@(.*)\\)");

    /** So that a list stays well within the input buffer. */
    private static final int NAMES_A_MESSAGE = 40;

    /** By slot, row, column as numbers. */
    private static final Comparator<String> ORDER = Comparator.comparing(Keithley7001::sortable);

    private final Seat seat;

    public Keithley7001(Seat seat) {
        super(
                seat.session(),
                ErrorQueue.SEPARATE,
                List.of("KEITHLEY", "7001"),
                BREAK_BEFORE_MAKE,
                SINGLE_CHANNEL,
                SETTLING_1,
                SETTLING_2);
        this.seat = seat;
    }

    /** Time that the card in a slot, 1 or 2, is given after each move of a relay. */
    public void setSettlingSeconds(int slot, double seconds) {
        if (slot != 1 && slot != 2) {
            throw new InvalidInput(role() + ": there is no slot " + slot + "; right is 1 or 2");
        }
        set(slot == 1 ? SETTLING_1 : SETTLING_2, seconds);
    }

    @Override
    public synchronized void connect(Set<String> channels) {
        SortedSet<String> wanted = sorted();
        channels.forEach(name -> wanted.add(checked(name)));
        seat.guard().refuseWhileLive(role(), "closing " + (wanted.isEmpty() ? "no relay" : "relays " + wanted));
        SortedSet<String> now = closed();
        SortedSet<String> opening = without(now, wanted);
        SortedSet<String> closing = without(wanted, now);
        if (!opening.isEmpty()) {
            move(":ROUT:OPEN ", opening);
            verify(":ROUT:OPEN", without(now, opening));
        }
        if (!closing.isEmpty()) {
            move(":ROUT:CLOS ", closing);
            verify(":ROUT:CLOS", wanted);
        }
    }

    @Override
    public synchronized void openAll() {
        seat.guard().refuseWhileLive(role(), "opening all relays");
        send(":ROUT:OPEN ALL");
        verify(":ROUT:OPEN ALL", sorted());
    }

    @Override
    public synchronized SortedSet<String> closed() {
        String answer = seat.session().query(CLOSED).strip();
        Matcher list = LIST.matcher(answer);
        if (!list.matches()) {
            throw garbage(CLOSED, answer, "this is no list of relays");
        }
        SortedSet<String> names = sorted();
        for (String name : list.group(1).split(",")) {
            if (!name.isBlank()) {
                names.add(normal(name.strip(), answer));
            }
        }
        return names;
    }

    private String normal(String name, String answer) {
        Matcher matcher = NAME.matcher(name.replace(" ", ""));
        if (!matcher.matches()) {
            throw garbage(CLOSED, answer, "'" + name + "' is no relay");
        }
        return spelled(matcher);
    }

    private String checked(String name) {
        Matcher matcher = NAME.matcher(name.strip());
        if (!matcher.matches()) {
            throw new InvalidInput(role() + ": '" + name
                    + "' is no relay; right is slot!channel as in 1!4, or slot!row!column as in 1!2!4");
        }
        return spelled(matcher);
    }

    private static String spelled(Matcher matcher) {
        String spelled = matcher.group(1) + "!" + Integer.parseInt(matcher.group(2));
        return matcher.group(3) == null ? spelled : spelled + "!" + Integer.parseInt(matcher.group(3));
    }

    private void move(String command, Collection<String> relays) {
        List<String> names = new ArrayList<>(relays);
        for (int from = 0; from < names.size(); from += NAMES_A_MESSAGE) {
            List<String> part = names.subList(from, Math.min(names.size(), from + NAMES_A_MESSAGE));
            send(command + "(@" + String.join(",", part) + ")");
        }
    }

    private void verify(String command, SortedSet<String> expected) {
        SortedSet<String> found = closed();
        if (!found.equals(expected)) {
            throw new InstrumentError(
                    role(), command, List.of("closed are now " + found + " where " + expected + " should be"));
        }
    }

    private static SortedSet<String> without(SortedSet<String> from, Set<String> what) {
        SortedSet<String> rest = sorted();
        rest.addAll(from);
        rest.removeAll(what);
        return rest;
    }

    private static SortedSet<String> sorted() {
        return new TreeSet<>(ORDER);
    }

    /** Two digits a part, so that the text sorts as the numbers do. */
    private static String sortable(String name) {
        return Pattern.compile("\\d+")
                .matcher(name)
                .replaceAll(part -> part.group().length() == 1 ? "0" + part.group() : part.group());
    }
}
