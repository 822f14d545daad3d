package io.mtjlab.simulators.twin.lakeshore425;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.lakeshore475.GaussmeterState;
import io.mtjlab.simulators.twin.lakeshore475.LakeShore475Twin;

/** The wire of the 425 (user's manual, chapter 5: command summary), direct-current field. */
public final class LakeShore425Twin implements VirtualInstrument {

    /** "+-0.20 % of reading +-0.05 % of range", ten readings a second (425 manual, table 1-1). */
    private static final GaussmeterState.Model MODEL = new GaussmeterState.Model(
            "MODEL425",
            "1.0",
            List.of(35.0, 350.0, 3_500.0, 35_000.0),
            0.20e-2,
            0.05e-2,
            List.of(50e-6, 50e-6, 50e-6),
            List.of(100_000_000L, 100_000_000L, 100_000_000L));

    private static final int HIGH_SENSITIVITY_PROBE = 40;

    /** The zero is found from a few seconds of readings. */
    private static final int ZERO_READINGS = 20;

    private final GaussmeterState state;
    private final Dialect dialect;
    private int mode = 1;
    private int filter;
    private int band = 1;
    private double most;
    private double least;

    public LakeShore425Twin(Post post) {
        state = new GaussmeterState(post, MODEL);
        MnemonicTable table = new MnemonicTable();
        field(table);
        common(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, state);
    }

    private void field(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("RDGFIELD", () -> LakeShore475Twin.print(read(false)))
                .query("RDGREL", () -> LakeShore475Twin.print(read(true)))
                .query("RDGMNMX", () -> LakeShore475Twin.print(least) + "," + LakeShore475Twin.print(most))
                .action("MXRST", () -> {
                    least = Double.POSITIVE_INFINITY;
                    most = Double.NEGATIVE_INFINITY;
                    read(false);
                })
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
                })
                .command("REL", arguments -> {
                    arguments.expect(1, 1);
                    s.relative(arguments.integer(0, 0, 1) == 1, true);
                })
                .query("REL", () -> s.relative() ? "1" : "0")
                .number("RELSP", -350e3, 350e3, s::relativePoint, s::relativePoint, LakeShore475Twin::print)
                .action("ZPROBE", this::zero)
                .query("ALARM", () -> "0,1,1,+000.000E+00,+000.000E+00,0")
                .query("RELAY", () -> "0,1")
                .query("OPST", () -> "0");
    }

    /** With an alternating-field meter a steady field is nothing. */
    private double read(boolean relative) throws InterruptedException {
        double value = state.field(relative);
        double shown = mode == 2 ? 0 : value;
        most = Math.max(most, shown);
        least = Math.min(least, shown);
        return shown;
    }

    private void zero() throws InterruptedException {
        for (int i = 0; i < ZERO_READINGS; i++) {
            state.field(false);
        }
    }

    private void common(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("*IDN", s::identity)
                .action("*RST", s::reset)
                .command("DFLT", arguments -> {
                    arguments.integer(0, 99, 99);
                    s.reset();
                })
                .action("*CLS", s.events::clear)
                .integer("*ESE", 0, 255, s.events::enable, s.events::enable)
                .query("*ESR", () -> Integer.toString(s.events.take()))
                .integer("*SRE", 0, 255, s::serviceEnable, s::serviceEnable)
                .query("*STB", () -> Integer.toString(s.statusByte()))
                .action("*OPC", s::operationComplete)
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .action("*WAI", () -> {})
                .integer("LOCK", 0, 1, value -> {}, () -> 0)
                .integer("BRIGT", 0, 100, value -> {}, () -> 50);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        state.powerOn();
        mode = 1;
        filter = 0;
        band = 1;
        most = 0;
        least = 0;
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }
}
