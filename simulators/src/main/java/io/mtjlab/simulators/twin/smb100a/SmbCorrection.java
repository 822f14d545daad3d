package io.mtjlab.simulators.twin.smb100a;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.rf.Flatness;

/** User correction (operating manual 1407.0806.32, SOURce:CORRection): named tables of frequency and decibel. */
final class SmbCorrection {

    private static final String AT = "[:SOURce[1]]:CORRection";
    private static final Limits DECIBEL = Limits.of(-40, 40, 0);
    private static final int MOST_POINTS = 10_000;

    private final Panel panel;
    private final Limits hertz;
    private final Runnable changed;
    private final Map<String, double[][]> tables = new TreeMap<>();
    private String chosen = "";
    private Flatness flatness = new Flatness();

    SmbCorrection(Panel panel, Limits hertz, Runnable changed) {
        this.panel = panel;
        this.hertz = hertz;
        this.changed = changed;
        panel.bool("correction", AT + "[:STATe]", false);
    }

    void install(CommandTable table) {
        table.row(
                        AT + ":CSET[:SELect]",
                        call -> {
                            call.expect(1, 1);
                            chosen = call.string(0);
                            tables.putIfAbsent(chosen, new double[2][0]);
                            rebuild();
                        },
                        call -> call.answer('"' + chosen + '"'))
                .query(
                        AT + ":CSET:CATalog",
                        () -> tables.keySet().stream()
                                .map(each -> '"' + each + '"')
                                .collect(Collectors.joining(",")))
                .row(
                        AT + ":CSET:DELete",
                        call -> {
                            call.expect(1, 1);
                            tables.remove(call.string(0));
                            rebuild();
                        },
                        null);
        column(table, "FREQuency", 0, Dimension.HERTZ, hertz);
        column(table, "POWer", 1, Dimension.DECIBEL, DECIBEL);
        table.query(AT + ":VALue", () -> Smb100aTwin.plain(decibelAt(panel.get("hertz"))));
    }

    private void column(CommandTable table, String word, int which, Dimension unit, Limits limits) {
        String at = AT + ":CSET:DATA:" + word;
        table.row(
                        at,
                        call -> {
                            call.expect(1, MOST_POINTS);
                            double[] values = new double[call.parameterCount()];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = call.number(i, unit, limits);
                            }
                            selected()[which] = values;
                            rebuild();
                        },
                        call -> tell(call, selected()[which]))
                .row(at + ":POINts", null, call -> call.answer(selected()[which].length));
    }

    private static void tell(Call call, double[] values) {
        for (int i = 0; i < values.length; i++) {
            call.answer((i > 0 ? "," : "") + Smb100aTwin.plain(values[i]));
        }
    }

    private double[][] selected() throws ScpiException {
        double[][] found = tables.get(chosen);
        if (found == null) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        return found;
    }

    private void rebuild() {
        flatness = new Flatness();
        double[][] now = tables.getOrDefault(chosen, new double[2][0]);
        for (int i = 0; i < Math.min(now[0].length, now[1].length); i++) {
            flatness.put(now[0][i], now[1][i]);
        }
        changed.run();
    }

    /** What the level is raised by at a frequency. */
    double decibelAt(double atHertz) {
        return panel.on("correction") ? flatness.decibelAt(atHertz) : 0;
    }
}
