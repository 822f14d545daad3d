package io.mtjlab.instruments.scpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.session.Decimal;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.session.Session;

/**
 * What all drivers that exchange text share: who it is, a table of {@link Setting}s, sets that are checked against
 * their row before the wire and against the instrument's own opinion in the same round trip.
 */
public abstract class MessageDriver implements Instrument {

    private static final Logger LOG = LoggerFactory.getLogger(MessageDriver.class);

    private static final int ERROR_AVAILABLE = 1 << 2;

    private final Session session;
    private final StatusCheck status;
    private final Identity identity;
    private final List<Setting> settings;
    private final List<String> complaintsFromBefore;

    /**
     * Asks who is there and takes old complaints off the instrument; sets nothing.
     *
     * @param expected words that its answer to {@code *IDN?} must hold, in any case
     * @throws WrongInstrument when it holds another answer
     */
    protected MessageDriver(Session session, StatusCheck status, List<String> expected, Setting... settings) {
        this(session, status, expected, any -> {}, settings);
    }

    /** @param dialect asks, once it is known who is there, whether it speaks the language that the table is in */
    protected MessageDriver(
            Session session,
            StatusCheck status,
            List<String> expected,
            Consumer<Session> dialect,
            Setting... settings) {
        this.session = session;
        this.status = status;
        this.settings = List.copyOf(Arrays.asList(settings));
        this.identity = identify(session, expected);
        dialect.accept(session);
        this.complaintsFromBefore = List.copyOf(status.drain(session));
        if (!complaintsFromBefore.isEmpty()) {
            LOG.info("{} had complaints from before: {}", session.role(), complaintsFromBefore);
        }
    }

    private static Identity identify(Session session, List<String> expected) {
        String answer = session.query("*IDN?").strip();
        String upper = answer.toUpperCase(Locale.ROOT);
        if (!expected.stream().allMatch(word -> upper.contains(word.toUpperCase(Locale.ROOT)))) {
            throw new WrongInstrument(session.role(), session.resource(), expected, answer);
        }
        List<String> fields = new ArrayList<>(
                Stream.of(answer.split(",", 4)).map(String::strip).toList());
        while (fields.size() < 4) {
            fields.add("");
        }
        return new Identity(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
    }

    @Override
    public final String role() {
        return session.role();
    }

    @Override
    public final Identity identity() {
        return identity;
    }

    /** What was in its error queue when it was opened. */
    public final List<String> complaintsFromBefore() {
        return complaintsFromBefore;
    }

    /** Takes everything off its error queue; empty is good. */
    public final List<String> takeComplaints() {
        return status.drain(session);
    }

    /** The driver's table. */
    public final List<Setting> settings() {
        return settings;
    }

    @Override
    public List<SettingValue> snapshot() {
        return settings.stream()
                .map(row -> new SettingValue(
                        row.name(),
                        answer(row),
                        row.unit() == Unit.ONE ? "" : row.unit().symbol()))
                .collect(Collectors.toUnmodifiableList());
    }

    /** What a snapshot says of a setting that the instrument does not tell. */
    public static final String WRITE_ONLY = "(write-only)";

    private String answer(Setting row) {
        if (!row.presence().told()) {
            return WRITE_ONLY;
        }
        if (!row.presence().needs().isEmpty() && !available(row)) {
            return "(needs " + row.presence().needs() + ")";
        }
        String answer = session.query(row.query()).strip();
        if (row.place().field() >= 0) {
            answer = fieldText(row.query(), answer, row.place().field()).strip();
        }
        int index = row.answers().indexOf(answer);
        return index >= 0 && row.kind() == Setting.Kind.SWITCH ? row.words().get(index) : answer;
    }

    /** Whether a setting that {@link Setting#needing needs} something is there on this instrument now. */
    protected boolean available(Setting row) {
        return true;
    }

    @Override
    public void close() {
        session.close();
    }

    protected final Session session() {
        return session;
    }

    /** Sends commands and asks, in the same segment, whether they were accepted. @throws InstrumentError if not */
    protected final void send(String... commands) {
        String joined = commands.length == 1 ? commands[0] : String.join("\n", commands);
        List<String> complaints = status.complaints(session.query(status.append(joined)), session);
        if (!complaints.isEmpty()) {
            throw new InstrumentError(role(), joined, complaints);
        }
    }

    /**
     * Sends commands of which the last keeps the instrument busy. Only its status byte is asked for, because that is
     * told meanwhile; its bit 2 says that the error queue holds something (SCPI-99 volume 1, section 9.1).
     *
     * @throws InstrumentError when it does
     */
    protected final void start(String... commands) {
        String joined = String.join("\n", commands);
        int statusByte = (int) session.queryDouble(joined + "\n*STB?");
        if ((statusByte & ERROR_AVAILABLE) != 0) {
            List<String> complaints = status.drain(session);
            if (!complaints.isEmpty()) {
                throw new InstrumentError(role(), joined, complaints);
            }
        }
    }

    protected final void set(Setting row, double value) {
        send(row.command(role(), value));
    }

    protected final void set(Setting row, boolean on) {
        send(row.command(on));
    }

    protected final double number(Setting row) {
        return session.queryDouble(row.query());
    }

    protected final boolean on(Setting row) {
        return number(row) != 0;
    }

    /** Asks an output that was switched off whether it is. @throws NotSafe when it says no */
    protected static void verifySafe(Output output) {
        if (!output.isSafe()) {
            throw new NotSafe(output.role(), "its output is still on");
        }
    }

    /** A whole number out of a status register. */
    protected final int register(String query) {
        return (int) session.queryDouble(query);
    }

    /** The number at {@code index} of a line with commas. */
    protected final double field(String query, String answer, int index) {
        try {
            return Decimal.parse(fieldText(query, answer, index));
        } catch (NumberFormatException e) {
            throw garbage(query, answer, "field " + (index + 1) + " is not a number", e);
        }
    }

    private String fieldText(String query, String answer, int index) {
        try {
            return answer.split(",")[index];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw garbage(query, answer, "there is no field " + (index + 1), e);
        }
    }

    private LinkGarbage garbage(String query, String answer, String what, @Nullable Exception cause) {
        return new LinkGarbage(
                new LinkException.Exchange(role(), session.resource().toString(), query, answer, Duration.ZERO),
                what,
                cause);
    }

    /** An answer that is not what the manual says it is. */
    protected final LinkGarbage garbage(String query, String answer, String what) {
        return garbage(query, answer, what, null);
    }
}
