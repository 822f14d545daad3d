package io.mtjlab.simulators.twin.lakeshore425;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.lakeshore475.FieldAlarm;
import io.mtjlab.simulators.twin.lakeshore475.GaussmeterModel;
import io.mtjlab.simulators.twin.lakeshore475.GaussmeterState;
import io.mtjlab.simulators.twin.lakeshore475.LakeShore475Twin;

/**
 * The wire of the 425 (user's manual, section 6.3.1, pages 52 to 57), direct-current field. The manual lists no status
 * commands but *IDN?, *RST and OPST?: those kept here are the 475's, which users' drivers send to both.
 */
public final class LakeShore425Twin implements VirtualInstrument {

    /** "+-0.20 % of reading +-0.05 % of range", ten readings a second (425 manual, table 1-1). */
    private static final GaussmeterModel MODEL = new GaussmeterModel(
            "MODEL425",
            "1.0",
            List.of(35.0, 350.0, 3_500.0, 35_000.0),
            0.20e-2,
            0.05e-2,
            List.of(50e-6, 50e-6, 50e-6),
            List.of(100_000_000L, 100_000_000L, 100_000_000L));

    private static final int HIGH_SENSITIVITY_PROBE = 40;

    /** How much its filter averages: not in print. */
    private static final int FILTERED_READINGS = 8;

    private static final int INSIDE = 2;

    /** Of a high-sensitivity probe, in millivolts a kilogauss. */
    private static final double SENSITIVITY = 8;

    private final GaussmeterState state;
    private final MnemonicTable table = new MnemonicTable();
    private final Shelf shelf = new Shelf(table, LakeShore475Twin::print);
    private final Dialect dialect;
    private int mode = 1;
    private int filter;
    private int band = 1;
    private boolean pointSet;

    public LakeShore425Twin(Post post) {
        state = new GaussmeterState(post, MODEL);
        field(table);
        common(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE_425, state);
    }

    private void field(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("RDGFIELD", () -> LakeShore475Twin.print(read(false)))
                .query("RDGREL", () -> LakeShore475Twin.print(read(true)))
                // "This query will always return zero for the minimum" (page 56).
                .query("RDGMNMX", () -> LakeShore475Twin.print(0) + "," + LakeShore475Twin.print(s.most()))
                .query("RDGMX", () -> LakeShore475Twin.print(s.most()))
                .action("MXRST", s::forgetExtremes)
                .integer("UNIT", 1, 4, s::unit, s::unit)
                .integer("RANGE", 1, MODEL.rangeOersted().size(), s::range, s::range)
                .integer("AUTO", 0, 1, s::autoRange, s::autoRange)
                .query("TYPE", () -> Integer.toString(HIGH_SENSITIVITY_PROBE))
                .query("RDGMODE", () -> mode + "," + filter + "," + band)
                .command("RDGMODE", arguments -> {
                    arguments.expect(3, 3);
                    int wantedMode = arguments.integer(0, 1, 2);
                    int wantedFilter = arguments.integer(1, 0, 1);
                    band = arguments.integer(2, 1, 2);
                    mode = wantedMode;
                    filter = wantedFilter;
                    s.averaging(filter == 1 ? FILTERED_READINGS : 1);
                })
                .command("REL", arguments -> {
                    arguments.expect(1, 1);
                    s.relative(arguments.integer(0, 0, 1) == 1, !pointSet);
                })
                .query("REL", () -> s.relative() ? "1" : "0")
                .number("RELSP", -350e3, 350e3, this::relativePoint, s::relativePoint, LakeShore475Twin::print)
                .action("ZPROBE", s::zero)
                .action("ZCLEAR", s::clearZero)
                .query("KEYST", () -> "0")
                .query("ALARMST", () -> alarm().active(s.last()) ? "1" : "0")
                .query("RELAYST", () -> relay() ? "1" : "0")
                .query("PRBSENS", () -> LakeShore475Twin.print(SENSITIVITY))
                .query("PRBSNUM", s::probeSerial)
                .query("OPST", () -> {
                    s.alarmed(alarm().active(s.last()));
                    return Integer.toString(s.operation());
                })
                .query("OPSTR", () -> Integer.toString(s.operation.takeEvents()))
                .integer("OPSTE", 0, 255, s.operation::enable, s.operation::enable);
        shelf.keep(
                        "ALARM",
                        Part.whole(0, 1, 0),
                        Part.whole(1, 2, 1),
                        level(),
                        level(),
                        Part.whole(1, 2, 1),
                        Part.whole(0, 1, 0),
                        Part.whole(0, 1, 0))
                .keep("RELAY", Part.whole(0, 2, 0), Part.whole(1, 3, 3))
                .keep("PRBFCOMP", Part.whole(0, 1, 1))
                .keep("MXHOLD", Part.whole(0, 1, 0))
                .keep("BEEP", Part.whole(0, 1, 1))
                .keep("BRIGT", Part.whole(0, 100, 50))
                .keep("LOCK", Part.whole(0, 1, 0));
    }

    private static Part level() {
        return Part.number(-350e3, 350e3, 0);
    }

    /** Low before high, unlike the 475 (page 52). */
    private FieldAlarm alarm() {
        return new FieldAlarm(
                shelf.get("ALARM", 0) == 1,
                shelf.get("ALARM", 1) == FieldAlarm.ALGEBRAIC,
                shelf.get("ALARM", 2),
                shelf.get("ALARM", 3),
                shelf.get("ALARM", 4) == INSIDE);
    }

    /** A set point that was told holds; without one, REL 1 takes the present field, as the key of that name does. */
    private void relativePoint(double value) {
        pointSet = true;
        state.relativePoint(value);
    }

    /** Off, on, or following the alarm. */
    private boolean relay() {
        double set = shelf.get("RELAY", 0);
        return set == 1 || set == 2 && alarm().active((int) shelf.get("RELAY", 1), state.last());
    }

    /** With an alternating-field meter a steady field is nothing. */
    private double read(boolean relative) throws InterruptedException {
        double value = state.field(relative);
        state.alarmed(alarm().active(state.last()));
        return mode == 2 ? 0 : value;
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
                .action("*WAI", () -> {});
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    private void reset() {
        state.reset();
        shelf.reset();
        mode = 1;
        filter = 0;
        band = 1;
        pointSet = false;
    }

    @Override
    public void powerOn() {
        state.powerOn();
        reset();
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }
}
