package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.Abscissa;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/**
 * {@code H_Oe,n,k} (or over {@code V_V} or {@code I_A}), or the table of dwell times over field that arrhenius takes,
 * {@code H_Oe,tau_P_s,n_P,tau_AP_s,n_AP}.
 */
final class SigmoidFile {

    private SigmoidFile() {}

    static FitResult fit(DataSet data) {
        return CountSigmoidFit.fit(points(data), abscissa(data));
    }

    /** The field, unless there is none but a voltage or a current. */
    static Abscissa abscissa(DataSet data) {
        return Stream.of(Abscissa.VOLTAGE, Abscissa.CURRENT)
                .filter(other -> !data.has(Abscissa.FIELD.symbol()) && data.has(other.symbol()))
                .findFirst()
                .orElse(Abscissa.FIELD);
    }

    static List<SigmoidPoint> points(DataSet data) {
        return data.reads("tau_P") ? ofDwells(data) : ofCounts(data);
    }

    private static List<SigmoidPoint> ofCounts(DataSet data) {
        Abscissa abscissa = abscissa(data);
        double[] at = data.column(abscissa.symbol(), Unit.parse(abscissa.unit()));
        double[] trials = data.column("n");
        double[] switched = data.column("k");
        List<SigmoidPoint> points = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            boolean counts = trials[i] == Math.rint(trials[i]) && switched[i] == Math.rint(switched[i]);
            if (!counts || !(trials[i] >= 0) || switched[i] < 0 || switched[i] > trials[i]) {
                throw InvalidInput.at(
                        data.file(),
                        data.line(i),
                        1,
                        "k = " + switched[i] + " of n = " + trials[i]
                                + " trials; whole numbers with 0 <= k <= n expected");
            }
            points.add(new SigmoidPoint(at[i], switched[i], trials[i]));
        }
        return points;
    }

    /** A row in which one state has no dwell tells nothing about P and is passed over. */
    private static List<SigmoidPoint> ofDwells(DataSet data) {
        double[] field = data.column("H", Unit.OERSTED);
        double[] meanP = data.column("tau_P", Unit.SECOND);
        double[] dwellsP = data.column("n_P");
        double[] meanAP = data.column("tau_AP", Unit.SECOND);
        double[] dwellsAP = data.column("n_AP");
        List<SigmoidPoint> points = new ArrayList<>();
        for (int i = 0; i < field.length; i++) {
            if (dwellsP[i] == 0 || dwellsAP[i] == 0) {
                continue;
            }
            try {
                points.add(SigmoidPoint.ofDwells(field[i], meanP[i], dwellsP[i], meanAP[i], dwellsAP[i]));
            } catch (InvalidInput e) {
                throw InvalidInput.at(data.file(), data.line(i), 1, String.valueOf(e.getMessage()));
            }
        }
        return points;
    }
}
