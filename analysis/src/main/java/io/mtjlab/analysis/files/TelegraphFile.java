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
        String levels = data.header().getOrDefault("levels", "").trim();
        return levels.equals("2")
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
        return integrates(data) ? TelegraphTrace.ofIntegratedOhms(seconds, ohms) : TelegraphTrace.ofOhms(seconds, ohms);
    }

    private static boolean integrates(DataSet data) {
        String acquisition = data.header().getOrDefault("acquisition", "sample").trim();
        return switch (acquisition) {
            case "sample" -> false;
            case "integrate" -> true;
            default ->
                throw new InvalidInput(data.file() + ": header 'acquisition=" + acquisition
                        + "' is not known; 'sample' (the value of a moment) or 'integrate' (the mean over the time to"
                        + " the next reading) would be right");
        };
    }
}
