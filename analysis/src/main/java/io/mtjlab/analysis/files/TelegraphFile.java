package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** {@code t_s,R_ohm}. */
final class TelegraphFile {

    private TelegraphFile() {}

    static FitResult fit(DataSet data) {
        double[] seconds = data.column("t", Unit.SECOND);
        for (int i = 1; i < seconds.length; i++) {
            if (!(seconds[i] > seconds[i - 1])) {
                throw InvalidInput.at(
                        data.file(),
                        data.line(i),
                        1,
                        "time does not rise: " + seconds[i] + " s after " + seconds[i - 1] + " s");
            }
        }
        return TelegraphFit.standard()
                .fit(TelegraphTrace.ofOhms(seconds, data.column("R", Unit.OHM)))
                .result();
    }
}
