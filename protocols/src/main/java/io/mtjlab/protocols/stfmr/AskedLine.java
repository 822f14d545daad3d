package io.mtjlab.protocols.stfmr;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;
import io.mtjlab.protocols.parameter.Arguments;

/** What is asked of a line, held against the fit of what was read of it so far. */
final class AskedLine {

    /** A fit that does not determine a parameter is as good as one whose interval is twice too wide. */
    private static final double UNDETERMINED = 2;

    private final Arguments arguments;
    private final List<double[]> points = new ArrayList<>();

    AskedLine(Arguments arguments) {
        this.arguments = arguments;
    }

    void add(double hertz, double volts) {
        points.add(new double[] {hertz, volts});
    }

    /** Half of the 95 % interval of the fit over what is asked for, of the worse of place and width. */
    double fitted() {
        FitResult fit = StfmrFit.ofOnePeak()
                .fit(new Spectrum(
                        points.stream().mapToDouble(p -> p[0]).toArray(),
                        points.stream().mapToDouble(p -> p[1]).toArray()));
        if (fit.estimate("fr_0").isEmpty() || fit.estimate("df_0").isEmpty()) {
            return UNDETERMINED;
        }
        double place = half(fit, "fr_0") / (arguments.get(StfmrParameters.FR_HALF_WIDTH) * 1e6);
        double width = half(fit, "df_0") / fit.value("df_0") / arguments.get(StfmrParameters.DF_HALF_WIDTH);
        return Math.max(place, width);
    }

    private static double half(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::interval95).orElseThrow().width() / 2;
    }
}
