package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.StatusCheck;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.session.Session;

/**
 * What the software of probe stations has in common: every command is answered when it has been carried out, which may
 * take most of a minute, and the answer tells whether it was.
 */
abstract class ProberDriver extends MessageDriver implements Prober {

    /** Longer than any step over a wafer takes. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Seat seat;

    ProberDriver(Seat seat) {
        super(seat.session(), Answered.ITSELF, List.of());
        this.seat = seat;
    }

    /** There is no queue of errors to ask: each answer carries its own. */
    private enum Answered implements StatusCheck {
        ITSELF;

        @Override
        public String append(String commands) {
            return commands;
        }

        @Override
        public List<String> complaints(String firstAnswer, Session session) {
            return List.of();
        }

        @Override
        public List<String> drain(Session session) {
            return List.of();
        }
    }

    /**
     * What the station said.
     *
     * @param code 0 when it did what it was told
     */
    record Reply(int code, String text) {

        /** The fields, parted by commas or spaces. */
        String[] fields() {
            return text.strip().split("[,\\s]+");
        }
    }

    /** Takes an answer apart. @throws NumberFormatException when it is not of the station's form */
    abstract Reply parse(String answer);

    abstract String contactCommand();

    abstract String separationCommand();

    abstract String firstDieCommand();

    abstract String nextDieCommand();

    abstract String nextSubsiteCommand();

    abstract String dieCommand(Site site);

    /** Whether a code says that there is no further die or subsite. */
    abstract boolean isEnd(int code);

    /** The site in an answer to a step over dies. */
    abstract Site siteIn(String command, Reply reply);

    /** Sends and waits until it has been done, whatever the answer. */
    Reply exchange(String command) {
        String answer = seat.session().query(command, PATIENCE);
        try {
            return parse(answer);
        } catch (NumberFormatException e) {
            throw garbage(command, answer, "not an answer of this station's software", e);
        }
    }

    /** Sends, waits until it has been done. @throws InstrumentError when it was not */
    final Reply ask(String command) {
        Reply reply = exchange(command);
        if (reply.code() != 0) {
            throw new InstrumentError(role(), command, List.of(reply.code() + ": " + reply.text()));
        }
        return reply;
    }

    final int whole(String command, Reply reply, int field) {
        try {
            return Integer.parseInt(reply.fields()[field]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw garbage(command, reply.text(), "field " + (field + 1) + " is not a whole number", e);
        }
    }

    final double number(String command, Reply reply, int field) {
        try {
            return Double.parseDouble(reply.fields()[field]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw garbage(command, reply.text(), "field " + (field + 1) + " is not a number", e);
        }
    }

    final LinkGarbage garbage(String command, String answer, String what, Exception cause) {
        return new LinkGarbage(
                new LinkException.Exchange(
                        role(), seat.session().resource().toString(), command, answer, Duration.ZERO),
                what,
                cause);
    }

    @Override
    public final synchronized Site stepFirst() {
        return step(firstDieCommand()).orElseThrow();
    }

    @Override
    public final synchronized Optional<Site> stepNext() {
        return step(nextDieCommand());
    }

    @Override
    public final synchronized Site stepTo(Site site) {
        Site arrived = step(dieCommand(site)).orElseThrow();
        if (!arrived.equals(site)) {
            throw new InstrumentError(
                    role(), dieCommand(site), List.of("it went to " + arrived + " instead of " + site));
        }
        return arrived;
    }

    private Optional<Site> step(String command) {
        seat.guard().refuseWhileLive(role(), "step");
        separate();
        Reply reply = exchange(command);
        if (isEnd(reply.code())) {
            return Optional.empty();
        }
        if (reply.code() != 0) {
            throw new InstrumentError(role(), command, List.of(reply.code() + ": " + reply.text()));
        }
        return Optional.of(siteIn(command, reply));
    }

    @Override
    public final synchronized Optional<Site> stepNextSubsite() {
        seat.guard().refuseWhileLive(role(), "step");
        separate();
        Reply reply = exchange(nextSubsiteCommand());
        if (isEnd(reply.code())) {
            return Optional.empty();
        }
        if (reply.code() != 0) {
            throw new InstrumentError(role(), nextSubsiteCommand(), List.of(reply.code() + ": " + reply.text()));
        }
        return Optional.of(site());
    }

    @Override
    public final synchronized void contact() {
        seat.guard().refuseWhileLive(role(), "contact");
        ask(contactCommand());
        if (!inContact()) {
            throw new InstrumentError(role(), contactCommand(), List.of("it says done, and is not in contact"));
        }
    }

    @Override
    public final synchronized void separate() {
        ask(separationCommand());
        if (inContact()) {
            throw new NotSafe(role(), "it was told to separate, and is still in contact");
        }
    }

    /** What there is to tell of a station: where it is, not what it is set to. */
    @Override
    public final List<SettingValue> snapshot() {
        List<SettingValue> all = new ArrayList<>();
        try {
            Site site = site();
            all.add(new SettingValue("column", Integer.toString(site.column()), ""));
            all.add(new SettingValue("row", Integer.toString(site.row()), ""));
            all.add(new SettingValue("subsite", Integer.toString(site.subsite()), ""));
        } catch (InstrumentError e) { // it was sent to no die yet
            all.add(new SettingValue("column", "none", ""));
        }
        all.add(new SettingValue("in_contact", inContact() ? "ON" : "OFF", ""));
        all.add(new SettingValue("dies", Integer.toString(dies()), ""));
        all.add(new SettingValue("subsites", told(this::subsites), ""));
        return List.copyOf(all);
    }

    /** Some stations tell of subsites only once they were sent to a die. */
    private static String told(IntSupplier number) {
        try {
            return Integer.toString(number.getAsInt());
        } catch (InstrumentError e) {
            return "unknown";
        }
    }

    @Override
    public final SafeOrder safeOrder() {
        return SafeOrder.CONTACT;
    }

    @Override
    public final void makeSafe() {
        new Safely().then(this::separate).done();
    }

    @Override
    public final boolean isSafe() {
        return !inContact();
    }
}
