package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.pulses.PulseFit;
import io.mtjlab.analysis.pulses.PulseTrain;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.unit.Unit;

/** {@code cycle,pulse,V_V,RA_ohm,RB_ohm}; the header {@code encoding} is {@code amplitude} or {@code number}. */
final class PulsesFile {

    private PulsesFile() {}

    static FitResult fit(DataSet data) {
        double[] cycle = data.column("cycle");
        double[] pulse = data.column("pulse");
        double[] volts = data.column("V", Unit.VOLT);
        double[] a = data.column("RA", Unit.OHM);
        double[] b = data.column("RB", Unit.OHM);
        boolean byNumber = byNumber(data, volts);
        Map<Double, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < cycle.length; i++) {
            rows.computeIfAbsent(cycle[i], key -> new ArrayList<>()).add(i);
        }
        List<PulseTrain.Cycle> cycles = rows.values().stream()
                .map(own -> new PulseTrain.Cycle(pick(byNumber ? pulse : volts, own), pick(a, own), pick(b, own)))
                .toList();
        return PulseFit.fit(new PulseTrain(byNumber, cycles));
    }

    /** As the header says; without one, equal pulses are counted. */
    private static boolean byNumber(DataSet data, double[] volts) {
        return data.word(HeaderKey.ENCODING)
                .map("number"::equals)
                .orElseGet(() -> Arrays.stream(volts).allMatch(v -> v == volts[0]));
    }

    private static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(i -> values[i]).toArray();
    }
}
