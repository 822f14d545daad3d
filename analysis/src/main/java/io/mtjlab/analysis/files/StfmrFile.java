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

/**
 * {@code f_MHz,V_uV} or {@code H_Oe,V_uV}; fr_k and df_k in MHz, Hr_k and dH_k in Oe, voltages in uV, slope in uV/MHz or
 * uV/Oe. The header may say {@code n_peaks}: resonances, each of which occurs twice over both signs of the field.
 */
final class StfmrFile {

    private static final Map<String, Double> FACTORS = Map.of("Hz", 1e-6, "V", 1e6, "V/Hz", 1e12, "V/Oe", 1e6);

    private StfmrFile() {}

    static FitResult fit(DataSet data) {
        Spectrum spectrum = data.has("f")
                ? new Spectrum(data.column("f", Unit.HERTZ), data.column("V", Unit.VOLT))
                : Spectrum.overField(data.column("H", Unit.OERSTED), data.column("V", Unit.VOLT));
        StfmrFit fit = data.word(HeaderKey.PEAKS)
                .map(peaks -> StfmrFit.ofPeaks(Integer.parseInt(peaks)))
                .orElseGet(StfmrFit::ofUnknownPeaks);
        return inFileUnits(fit.fit(spectrum));
    }

    static FitResult inFileUnits(FitResult fit) {
        Map<String, Double> factor = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : fit.outcomes()) {
            String unit = outcome.unit();
            double by = FACTORS.getOrDefault(unit, 1.0);
            factor.put(outcome.name(), by);
            outcomes.add(outcome.scaled(by, unit.replace("Hz", "MHz").replace("V", "uV")));
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
