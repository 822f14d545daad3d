package io.mtjlab.simulators.twin.keithley2182a;

import java.util.OptionalDouble;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/**
 * SENSe:HOLD (2182A-900-01, section 7): the first reading is a seed, and one that stays within a window around it for a
 * count of readings is told; one that does not is the new seed.
 */
final class ReadingHold {

    private final Panel panel;
    private OptionalDouble seed = OptionalDouble.empty();
    private int within;

    /** @param changed is told when the hold is another one */
    ReadingHold(CommandTable table, Runnable changed) {
        String at = "[:SENSe[1]]:HOLD:";
        panel = new Panel(table, 1)
                .number("window", at + "WINDow", Dimension.PERCENT, Limits.of(0.01, 20, 1))
                .integer("count", at + "COUNt", Limits.of(2, 100, 5))
                .bool("on", at + "STATe", false);
        panel.listen((name, channel) -> changed.run());
    }

    void reset() {
        panel.reset();
        clear();
    }

    void clear() {
        seed = OptionalDouble.empty();
        within = 0;
    }

    /** True while it is not known how many readings it takes to one that is told. */
    boolean on() {
        return panel.on("on");
    }

    /** What is told with this reading, if it is. */
    OptionalDouble push(double reading) {
        if (!panel.on("on")) {
            return OptionalDouble.of(reading);
        }
        double window = Math.abs(seed.orElse(0)) * panel.get("window") / 100;
        if (seed.isEmpty() || Math.abs(reading - seed.getAsDouble()) > window) {
            seed = OptionalDouble.of(reading);
            within = 0;
            return OptionalDouble.empty();
        }
        if (++within < panel.get("count")) {
            return OptionalDouble.empty();
        }
        seed = OptionalDouble.empty();
        within = 0;
        return OptionalDouble.of(reading);
    }
}
