package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.arrhenius.ArrheniusFit;
import io.mtjlab.analysis.arrhenius.DwellMean;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** {@code T_K,...} over temperature or {@code H_Oe,...} over field, then {@code tau_P_s,n_P,tau_AP_s,n_AP}. */
final class ArrheniusFile {

    private ArrheniusFile() {}

    static FitResult fit(DataSet data) {
        boolean thermal = data.has("T");
        double[] at = thermal ? data.column("T", Unit.KELVIN) : data.column("H", Unit.OERSTED);
        List<DwellMean> means = new ArrayList<>();
        for (boolean antiparallel : new boolean[] {false, true}) {
            String state = antiparallel ? "AP" : "P";
            double[] seconds = data.column("tau_" + state, Unit.SECOND);
            double[] events = data.column("n_" + state);
            for (int i = 0; i < at.length; i++) {
                if (thermal && !(at[i] > 0)) {
                    throw InvalidInput.at(
                            data.file(), data.line(i), 1, "T = " + at[i] + " K; a temperature is above zero");
                }
                try {
                    means.add(new DwellMean(at[i], antiparallel, seconds[i], events[i]));
                } catch (InvalidInput e) {
                    throw InvalidInput.at(data.file(), data.line(i), 1, String.valueOf(e.getMessage()));
                }
            }
        }
        return thermal ? ArrheniusFit.overTemperature(means) : ArrheniusFit.overField(means);
    }
}
