package io.mtjlab.simulators.twin.lakeshore475;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the 475 (user's manual, section 6.3: command summary), direct-current field alone. */
public final class LakeShore475Twin implements VirtualInstrument {

    /** What a reading beyond the range is answered with. */
    private static final String OVERLOAD = "OL";

    private static final int HIGH_SENSITIVITY_PROBE = 40;

    private final GaussmeterState state;
    private final Dialect dialect;

    public LakeShore475Twin(Post post) {
        state = new GaussmeterState(post, GaussmeterState.MODEL_475);
        MnemonicTable table = new MnemonicTable();
        field(table);
        control(table);
        common(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, state);
    }

    private void field(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("RDGFIELD", () -> print(s.field(false)))
                .query("RDGREL", () -> print(s.field(true)))
                .query("RDGTEMP", () -> print(23.0))
                .integer("UNIT", 1, 4, s::unit, s::unit)
                .integer("RANGE", 1, s.ranges(), s::range, s::range)
                .integer("AUTO", 0, 1, s::autoRange, s::autoRange)
                .query("TYPE", () -> Integer.toString(HIGH_SENSITIVITY_PROBE))
                .query("RDGMODE", () -> "1," + s.resolution() + ",1,1,1")
                .query("REL", () -> (s.relative() ? 1 : 0) + ",1")
                .number("RELSP", -350e3, 350e3, s::relativePoint, s::relativePoint, LakeShore475Twin::print);
        table.command("RDGMODE", arguments -> {
            arguments.expect(1, 5);
            if (arguments.integer(0, 1, 3) != 1) {
                throw new Refusal(Refusal.Kind.EXECUTION, "only direct current is here");
            }
            if (arguments.count() > 1) {
                s.resolution(arguments.integer(1, 1, 3));
            }
        });
        table.command("REL", arguments -> {
            arguments.expect(1, 2);
            boolean present = arguments.count() == 2 && arguments.integer(1, 1, 2) == 2;
            s.relative(arguments.integer(0, 0, 1) == 1, present);
        });
    }

    /** Field control: kept and told; no coil hangs on this meter's own output. */
    private void control(MnemonicTable table) {
        table.integer("CMODE", 0, 1, value -> control = value, () -> control)
                .number("CSETP", -350e3, 350e3, value -> setPoint = value, () -> setPoint, LakeShore475Twin::print)
                .query("CPARAM", () -> String.join(",", parameters))
                .command("CPARAM", arguments -> {
                    arguments.expect(4, 4);
                    for (int i = 0; i < parameters.length; i++) {
                        parameters[i] = print(arguments.number(i, 0, 1e4));
                    }
                });
    }

    private int control;
    private double setPoint;
    private final String[] parameters = {print(1), print(1), print(10), print(10)};

    private void common(MnemonicTable table) {
        GaussmeterState s = state;
        table.query("*IDN", s::identity)
                .action("*RST", s::reset)
                .action("*CLS", s.events::clear)
                .integer("*ESE", 0, 255, s.events::enable, s.events::enable)
                .query("*ESR", () -> Integer.toString(s.events.take()))
                .integer("*SRE", 0, 255, s::serviceEnable, s::serviceEnable)
                .query("*STB", () -> Integer.toString(s.statusByte()))
                .action("*OPC", s::operationComplete)
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0");
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
    }

    @Override
    public Map<String, Object> state() {
        return state.state();
    }
}
