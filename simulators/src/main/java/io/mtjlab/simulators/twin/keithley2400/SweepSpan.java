package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * A sweep by its center and span, which are another way to say where it starts and stops (user's manual, 18-86): start
 * is center - span / 2, stop is center + span / 2.
 */
final class SweepSpan {

    private final Panel panel;

    SweepSpan(Panel panel) {
        this.panel = panel;
    }

    void install(CommandTable table) {
        rows(table, "volts", "VOLTage", Dimension.VOLTS, SettingRows.VOLTS);
        rows(table, "amperes", "CURRent", Dimension.AMPERES, SettingRows.AMPERES);
    }

    private void rows(CommandTable table, String name, String word, Dimension unit, Limits level) {
        String at = SettingRows.SOURCE + ":" + word;
        Limits twice = Limits.of(2 * level.min(), 2 * level.max(), 0);
        table.number(
                        at + ":CENTer",
                        unit,
                        twice,
                        center -> between(name, level, center, span(name)),
                        () -> center(name))
                .number(at + ":SPAN", unit, twice, span -> between(name, level, center(name), span), () -> span(name));
    }

    private double center(String name) {
        return (panel.get(name + ".start") + panel.get(name + ".stop")) / 2;
    }

    private double span(String name) {
        return panel.get(name + ".stop") - panel.get(name + ".start");
    }

    private void between(String name, Limits level, double center, double span) throws ScpiException {
        double start = center - span / 2;
        double stop = center + span / 2;
        if (Math.min(start, stop) < level.min() || Math.max(start, stop) > level.max()) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put(name + ".start", start);
        panel.put(name + ".stop", stop);
    }
}
