package io.mtjlab.simulators.twin.lakeshore475;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the 475 (user's manual, section 6.3: command summary); every field is a steady one. */
public final class LakeShore475Twin implements VirtualInstrument {

    /** What a reading beyond the range is answered with. */
    private static final String OVERLOAD = "OL";

    private static final int HIGH_SENSITIVITY_PROBE = 40;

    private static final int KELVIN = 2;
    private static final int PRESENT_FIELD = 2;
    private static final int INSIDE = 2;
    private static final int DIRECT_CURRENT = 1;

    /** RDGMODE from the factory, and the highest number of each of its parameters (6-37). */
    private static final int[] MODE = {1, 3, 1, 1, 1};

    private static final int[] MOST_OF_MODE = {3, 3, 3, 2, 3};

    private final Post post;
    private final GaussmeterState state;
    private final MnemonicTable table = new MnemonicTable();
    private final Shelf shelf = new Shelf(table, LakeShore475Twin::print);
    private final FieldControl field;
    private final Dialect dialect;
    private FieldControl.Loop loop = FieldControl.Loop.OFF;
    private int relativeSource = 1;
    private int[] mode = MODE.clone();

    public LakeShore475Twin(Post post) {
        this.post = post;
        state = new GaussmeterState(post, GaussmeterModel.MODEL_475);
        field = new FieldControl(
                () -> post.wires().coils().probeOersted(post.role()),
                post.time().nanos());
        kept();
        field(table);
        control(table);
        common(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, state);
    }

    private void field(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("RDGFIELD", () -> print(read(false)))
                .query("RDGREL", () -> print(read(true)))
                .query("RDGTEMP", () -> print(shelf.get("TUNIT", 0) == KELVIN ? 296.15 : 23.0))
                .query("RDGOHM", () -> print(0))
                .query("RDGFRQ", () -> print(0))
                // With a steady field there is nothing alternating to see.
                .query("RDGRMS", () -> print(0))
                // "<negative peak>,<positive peak>" (6-38).
                .query("RDGPEAK", () -> print(s.least()) + "," + print(s.most()))
                .query("RDGMNMX", () -> print(s.least()) + "," + print(s.most()))
                .action("MXRST", s::forgetExtremes)
                .action("ZPROBE", s::zero)
                .action("ZCLEAR", s::clearZero)
                .integer("UNIT", 1, 4, s::unit, s::unit)
                .integer("RANGE", 1, s.ranges(), s::range, s::range)
                .integer("AUTO", 0, 1, s::autoRange, s::autoRange)
                .query("TYPE", () -> Integer.toString(HIGH_SENSITIVITY_PROBE))
                .query("PRBSN", s::probeSerial)
                .query("RDGMODE", () -> mode[0] + "," + s.resolution() + "," + mode[2] + "," + mode[3] + "," + mode[4])
                .query("REL", () -> (s.relative() ? 1 : 0) + "," + relativeSource)
                .query("ALARMST", () -> alarm().active(s.last()) ? "1" : "0")
                .query("RELAYST", arguments -> relay(arguments.integer(0, 1, 2)) ? "1" : "0")
                .query("AOUT", () -> print(field.volts() * 10))
                .query("KEYST", () -> "0")
                .number("RELSP", -350e3, 350e3, s::relativePoint, s::relativePoint, LakeShore475Twin::print);
        table.command("RDGMODE", this::mode);
        table.command("REL", arguments -> {
            arguments.expect(1, 2);
            boolean on = arguments.integer(0, 0, 1) == 1;
            int source = arguments.count() == 2 ? arguments.integer(1, 1, 2) : relativeSource;
            relativeSource = source;
            s.relative(on, source == PRESENT_FIELD);
        });
    }

    /** Direct current, root mean square or peak; resolution; filter of the second; kind and side of the third. */
    private void mode(Arguments arguments) throws Refusal {
        arguments.expect(1, MOST_OF_MODE.length);
        int[] wanted = mode.clone();
        for (int i = 0; i < arguments.count(); i++) {
            wanted[i] = arguments.blank(i) ? mode[i] : arguments.integer(i, 1, MOST_OF_MODE[i]);
        }
        mode = wanted;
        state.resolution(mode[1]);
    }

    /** A steady field is nothing to a root mean square of what alternates, nor to peaks. */
    private double read(boolean lessRelative) throws InterruptedException {
        state.averaging(shelf.get("FILT", 0) == 1 ? (int) shelf.get("FCOUNT", 0) : 1);
        double value = state.field(lessRelative);
        state.alarmed(alarm().active(state.last()));
        return mode[0] == DIRECT_CURRENT ? value : 0;
    }

    private void kept() {
        shelf.keep("TUNIT", Part.whole(1, 2, 1))
                .keep("ALARM", Part.whole(0, 1, 0), Part.whole(1, 2, 1), level(), level(), Part.whole(1, 2, 1))
                .keepEach("RELAY", "[12]", Part.whole(0, 2, 0), Part.whole(1, 3, 1))
                .keep(
                        "ANALOG",
                        Part.whole(1, 3, 1),
                        Part.whole(1, 2, 1),
                        Part.number(-350e3, 350e3, 350e3),
                        Part.number(-350e3, 350e3, -350e3),
                        Part.number(-100, 100, 0))
                .keep("FILT", Part.whole(0, 1, 0))
                .keep("FCOUNT", Part.whole(2, 64, 8))
                .keep("FWIN", Part.whole(1, 10, 1))
                .keep("MXHOLD", Part.whole(0, 1, 0))
                .keep("BEEP", Part.whole(0, 1, 1))
                .keep("BRIGT", Part.whole(0, 7, 4))
                .keep("LOCK", Part.whole(0, 1, 0), Part.whole(0, 999, 123))
                .keep("MODE", Part.whole(0, 2, 1));
    }

    private static Part level() {
        return Part.number(-350e3, 350e3, 0);
    }

    /** High before low (as remembered), unlike the 425; outside and inside are taken to be numbered as there. */
    private FieldAlarm alarm() {
        return new FieldAlarm(
                shelf.get("ALARM", 0) == 1,
                shelf.get("ALARM", 1) == FieldAlarm.ALGEBRAIC,
                shelf.get("ALARM", 3),
                shelf.get("ALARM", 2),
                shelf.get("ALARM", 4) == INSIDE);
    }

    /** Off, on, or following the alarm. */
    private boolean relay(int number) {
        String name = Integer.toString(number);
        double set = shelf.get("RELAY", name, 0);
        return set == 1 || set == 2 && alarm().active((int) shelf.get("RELAY", name, 1), state.last());
    }

    /** Field control: acts on the magnet that the wiring gives this meter's role. */
    private void control(MnemonicTable table) {
        table.integer("CMODE", 0, 1, this::closed, () -> loop.closed() ? 1 : 0)
                .number(
                        "CSETP",
                        -350e3,
                        350e3,
                        this::setPoint,
                        () -> state.inUnit(loop.setPointOersted()),
                        LakeShore475Twin::print)
                .query(
                        "CPARAM",
                        () -> print(loop.proportional()) + "," + print(loop.integral()) + ","
                                + print(state.inUnit(loop.oerstedPerMinute())) + "," + print(loop.voltsPerMinute()))
                .command("CPARAM", arguments -> {
                    arguments.expect(4, 4);
                    steer(new FieldControl.Loop(
                            loop.closed(),
                            loop.setPointOersted(),
                            arguments.number(0, 0.01, 1000),
                            arguments.number(1, 1e-4, 1000),
                            state.inOersted(arguments.number(2, 0, 1e6)),
                            arguments.number(3, 0.01, 1000)));
                });
    }

    private void closed(int on) {
        steer(new FieldControl.Loop(
                on == 1,
                loop.setPointOersted(),
                loop.proportional(),
                loop.integral(),
                loop.oerstedPerMinute(),
                loop.voltsPerMinute()));
    }

    private void setPoint(double value) {
        steer(new FieldControl.Loop(
                loop.closed(),
                state.inOersted(value),
                loop.proportional(),
                loop.integral(),
                loop.oerstedPerMinute(),
                loop.voltsPerMinute()));
    }

    private void steer(FieldControl.Loop next) {
        post.wires().advance();
        loop = next;
        field.set(next, post.time().nanos());
        drive();
    }

    private void drive() {
        if (post.wires().coils().has(post.role())) {
            post.wires().coils().drive(post.role(), field);
        }
    }

    private void reset() {
        state.reset();
        shelf.reset();
        relativeSource = 1;
        mode = MODE.clone();
        loop = FieldControl.Loop.OFF;
        post.wires().advance();
        field.release(post.time().nanos());
        drive();
    }

    private void common(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("*IDN", s::identity)
                .action("*RST", this::reset)
                .command("DFLT", arguments -> {
                    arguments.integer(0, 99, 99);
                    reset();
                })
                .action("*CLS", s::clearStatus)
                .integer("*ESE", 0, 255, s.events::enable, s.events::enable)
                .query("*ESR", () -> Integer.toString(s.events.take()))
                .integer("*SRE", 0, 255, s::serviceEnable, s::serviceEnable)
                .query("*STB", () -> Integer.toString(s.statusByte(false)))
                .action("*OPC", s::operationComplete)
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .query("OPST", () -> {
                    s.alarmed(alarm().active(s.last()));
                    return Integer.toString(s.operation());
                })
                .query("OPSTR", () -> Integer.toString(s.operation.takeEvents()))
                .integer("OPSTE", 0, 255, s.operation::enable, s.operation::enable);
    }

    /** {@code +nnn.nnnE+nn}: the exponent is a multiple of three (manual, 6-37). */
    public static String print(double value) {
        if (Double.isNaN(value)) {
            return OVERLOAD;
        }
        int exponent = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)) / 3) * 3;
        double mantissa = value / Math.pow(10, exponent);
        if (Math.abs(mantissa) >= 999.9995) {
            mantissa /= 1000;
            exponent += 3;
        }
        return String.format(Locale.ROOT, "%+08.3fE%+03d", mantissa, exponent);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        state.powerOn();
        reset();
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> told = state.state();
        told.put("output", field.volts() != 0);
        told.put("control_volts", field.volts());
        return told;
    }
}
