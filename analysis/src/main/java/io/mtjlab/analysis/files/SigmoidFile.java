package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** {@code H_Oe,n,k}. */
final class SigmoidFile {

    private SigmoidFile() {}

    static FitResult fit(DataSet data) {
        double[] field = data.column("H", Unit.OERSTED);
        double[] trials = data.column("n");
        double[] switched = data.column("k");
        List<SigmoidPoint> points = new ArrayList<>();
        for (int i = 0; i < field.length; i++) {
            if (!(trials[i] >= 0) || switched[i] < 0 || switched[i] > trials[i]) {
                throw InvalidInput.at(
                        data.file(),
                        data.line(i),
                        1,
                        "k = " + switched[i] + " of n = " + trials[i] + " trials; 0 <= k <= n expected");
            }
            points.add(new SigmoidPoint(field[i], switched[i], trials[i]));
        }
        return CountSigmoidFit.fit(points);
    }
}
