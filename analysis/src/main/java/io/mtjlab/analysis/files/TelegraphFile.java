package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.LevelFit;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** {@code t_s,R_ohm}; the header may say {@code acquisition=sample} (taken if it does not) or {@code integrate}. */
final class TelegraphFile {

    private TelegraphFile() {}

    static FitResult fit(DataSet data) {
        TelegraphTrace trace = trace(data);
        return data.word(HeaderKey.LEVELS).filter("2"::equals).isPresent()
                ? TelegraphFit.standard().fit(trace).result()
                : LevelFit.standard().fit(trace);
    }

    static TelegraphTrace trace(DataSet data) {
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
        double[] ohms = data.column("R", Unit.OHM);
        boolean integrates =
                data.word(HeaderKey.ACQUISITION).filter("integrate"::equals).isPresent();
        return integrates ? TelegraphTrace.ofIntegratedOhms(seconds, ohms) : TelegraphTrace.ofOhms(seconds, ohms);
    }
}
