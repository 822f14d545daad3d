package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;
import io.mtjlab.base.unit.Unit;

/** {@code f_MHz,V_uV}; fr_k and df_k in MHz, voltages in uV, slope in uV/MHz. */
final class StfmrFile {

    private StfmrFile() {}

    static FitResult fit(DataSet data) {
        Spectrum spectrum = new Spectrum(data.column("f", Unit.HERTZ), data.column("V", Unit.VOLT));
        StfmrFit fit = data.number("n_peaks").isPresent()
                ? StfmrFit.ofPeaks((int) data.number("n_peaks").getAsDouble())
                : StfmrFit.ofUnknownPeaks();
        return inFileUnits(fit.fit(spectrum));
    }

    private static FitResult inFileUnits(FitResult fit) {
        Map<String, Double> factor = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : fit.outcomes()) {
            String unit = outcome.unit();
            double by = unit.equals("Hz") ? 1e-6 : unit.equals("V") ? 1e6 : 1e12;
            factor.put(outcome.name(), by);
            outcomes.add(outcome.scaled(by, unit.equals("Hz") ? "MHz" : unit.equals("V") ? "uV" : "uV/MHz"));
        }
        List<String> names = fit.covariance().names();
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = fit.covariance().matrix()[i][j]
                        * factor.getOrDefault(names.get(i), 1.0)
                        * factor.getOrDefault(names.get(j), 1.0);
            }
        }
        return new FitResult(
                fit.kind(),
                fit.id(),
                outcomes,
                new Covariance(names, matrix),
                fit.stop(),
                fit.statistics(),
                fit.remarks(),
                fit.figures());
    }
}
