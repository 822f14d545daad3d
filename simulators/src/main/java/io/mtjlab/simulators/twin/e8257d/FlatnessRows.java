package io.mtjlab.simulators.twin.e8257d;

import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.files.FileStore;
import io.mtjlab.simulators.twin.rf.Flatness;

/**
 * User flatness correction (E8251-90356, "correction subsystem"): points of frequency and decibel that the level is
 * raised by while it is on. There is no power meter to measure them with.
 */
final class FlatnessRows {

    private static final String AT = "[:SOURce[1]]:CORRection";
    private static final Limits DECIBEL = Limits.of(-40, 40, 0);
    private static final int MOST_POINTS = 1601;
    private static final int DIGITS = 14;

    private final Panel panel;
    private final Flatness flatness = new Flatness();

    FlatnessRows(Panel panel) {
        this.panel = panel;
    }

    void install(CommandTable table, FileStore files, Runnable changed) {
        panel.bool("flatness", AT + "[:STATe]", false)
                .number("flatness.start", AT + ":FLATness:STEP:STARt", Dimension.HERTZ, GeneratorState.HERTZ)
                .number("flatness.stop", AT + ":FLATness:STEP:STOP", Dimension.HERTZ, GeneratorState.HERTZ)
                .integer("flatness.points", AT + ":FLATness:STEP:POINts", Limits.of(2, MOST_POINTS, 2));
        table.row(
                        AT + ":FLATness:PAIR",
                        call -> {
                            call.expect(2, 2);
                            flatness.put(
                                    call.number(0, Dimension.HERTZ, GeneratorState.HERTZ),
                                    call.number(1, Dimension.DECIBEL, DECIBEL));
                            changed.run();
                        },
                        null)
                .query(AT + ":FLATness:POINts", () -> Integer.toString(flatness.size()))
                .row(
                        AT + ":FLATness:FREQuency",
                        null,
                        call -> tell(call, point(call).getKey()))
                .row(
                        AT + ":FLATness:POWer",
                        null,
                        call -> tell(call, point(call).getValue()))
                .action(AT + ":FLATness:PRESet", () -> {
                    flatness.clear();
                    changed.run();
                })
                .action(AT + ":FLATness:INITialize:FSTep", () -> {
                    fill();
                    changed.run();
                })
                .row(
                        AT + ":FLATness:STORe",
                        call -> {
                            call.expect(1, 1);
                            files.put(call, 0, "UFLT", flatness.copy());
                        },
                        null)
                .row(
                        AT + ":FLATness:LOAD",
                        call -> {
                            call.expect(1, 1);
                            flatness.take(files.get(call, 0, Flatness.class));
                            changed.run();
                        },
                        null);
    }

    private Map.Entry<Double, Double> point(Call call) throws ScpiException {
        call.expect(1, 1);
        int number = call.integer(0, 1, MOST_POINTS);
        if (number > flatness.size()) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        return flatness.points().get(number - 1);
    }

    private static void tell(Call call, double value) {
        Nr3.append(call.answer(), value, DIGITS);
    }

    /** The step array's frequencies, with no correction yet. */
    private void fill() {
        flatness.clear();
        int count = (int) panel.get("flatness.points");
        double start = panel.get("flatness.start");
        for (int i = 0; i < count; i++) {
            flatness.put(start + (panel.get("flatness.stop") - start) * i / (count - 1), 0);
        }
    }

    /** What the level is raised by at a frequency. */
    double decibelAt(double hertz) {
        return panel.on("flatness") ? flatness.decibelAt(hertz) : 0;
    }
}
