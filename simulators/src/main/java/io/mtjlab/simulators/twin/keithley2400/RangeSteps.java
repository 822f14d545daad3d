package io.mtjlab.simulators.twin.keithley2400;

import java.util.function.IntToDoubleFunction;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/**
 * RANGe UP and DOWN, the next range above or below (user's manual, 18-64 and 18-76), and how far automatic range goes
 * (18-65): the upper end of volts and amperes is the range of their limits.
 */
final class RangeSteps {

    /** Tells the instrument of a setting that has changed. */
    @FunctionalInterface
    interface Changed {
        void now(String name) throws ScpiException;
    }

    private static final Limits OHMS = Limits.of(-2.1e8, 2.1e8, 2.1e8);

    private final Panel panel;
    private final SourceMeter meter;
    private final Changed changed;

    RangeSteps(Panel panel, SourceMeter meter, Changed changed) {
        this.panel = panel;
        this.meter = meter;
        this.changed = changed;
    }

    void install(CommandTable table) {
        String source = SettingRows.SOURCE;
        String sense = SettingRows.SENSE;
        Limits volts = Limits.of(-210, 210, 21);
        Limits amperes = Limits.of(-1.05, 1.05, 1.05e-4);
        Limits ohms = Limits.of(0, 2.1e8, 2.1e5);
        row(table, "volts.range", source + ":VOLTage:RANGe", Dimension.VOLTS, volts, meter.sourceVolts::neighbour);
        row(
                table,
                "amperes.range",
                source + ":CURRent:RANGe",
                Dimension.AMPERES,
                amperes,
                meter.sourceAmperes::neighbour);
        row(
                table,
                "meter.volts",
                sense + ":VOLTage[:DC]:RANGe[:UPPer]",
                Dimension.VOLTS,
                volts,
                meter.meterVolts::neighbour);
        row(
                table,
                "meter.amperes",
                sense + ":CURRent[:DC]:RANGe[:UPPer]",
                Dimension.AMPERES,
                amperes,
                meter.meterAmperes::neighbour);
        row(
                table,
                "meter.ohms",
                sense + ":RESistance:RANGe[:UPPer]",
                Dimension.OHMS,
                ohms,
                above -> Math.min(2.1e8, Math.max(2.1, panel.get("meter.ohms") * Math.pow(10, above))));
        table.reading(
                        sense + ":VOLTage[:DC]:RANGe:AUTO:ULIMit",
                        () -> 1.05 * meter.meterVolts.nameFor(panel.get("limit.volts")))
                .reading(
                        sense + ":CURRent[:DC]:RANGe:AUTO:ULIMit",
                        () -> 1.05 * meter.meterAmperes.nameFor(panel.get("limit.amperes")));
        panel.number("highest.ohms", sense + ":RESistance:RANGe:AUTO:ULIMit", Dimension.OHMS, OHMS)
                .number(
                        "lowest.ohms",
                        sense + ":RESistance:RANGe:AUTO:LLIMit",
                        Dimension.OHMS,
                        Limits.of(-2.1e8, 2.1e8, 2.1));
    }

    private void row(
            CommandTable table,
            String name,
            String pattern,
            Dimension unit,
            Limits limits,
            IntToDoubleFunction neighbour) {
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    double before = panel.get(name);
                    panel.put(
                            name,
                            call.isWord(0, "UP")
                                    ? neighbour.applyAsDouble(1)
                                    : call.isWord(0, "DOWN")
                                            ? neighbour.applyAsDouble(-1)
                                            : call.number(0, unit, limits));
                    try {
                        changed.now(name);
                    } catch (ScpiException refused) {
                        panel.put(name, before);
                        throw refused;
                    }
                },
                null);
    }
}
