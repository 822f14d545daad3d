package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.Parameter;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/** Resonance frequencies over a series of fields: a straight line, and the hard-axis Kittel law. */
public final class FieldSeries {

    private final List<Double> fieldOersted = new ArrayList<>();
    private final List<Estimate> resonance = new ArrayList<>();

    /** One more spectrum; one whose resonance is not determined is passed over. */
    public FieldSeries add(double oersted, FitResult spectrum) {
        spectrum.estimate("fr_0").ifPresent(found -> add(oersted, found));
        return this;
    }

    /** One more resonance, in hertz. */
    public FieldSeries add(double oersted, Estimate hertz) {
        fieldOersted.add(oersted);
        resonance.add(hertz);
        return this;
    }

    /** {@code fr_mid} (Hz) at the middle field and {@code slope} (Hz/Oe), weighted by the errors of fr. */
    public FitResult line() {
        double[] x = fields();
        double middle = java.util.Arrays.stream(x).average().orElse(0);
        return CurveFit.of(new Line(middle)).withSigma(errors()).fit(x, frequencies());
    }

    /** {@code H_k} and {@code M_eff} (4 pi M_eff) in Oe, with profile intervals. */
    public FitResult kittel() {
        double[] x = fields();
        double highest = java.util.Arrays.stream(x).map(Math::abs).max().orElse(0);
        return CurveFit.of(new KittelHardAxis(highest))
                .withSigma(errors())
                .withProfileIntervals()
                .fit(x, frequencies());
    }

    private double[] fields() {
        if (fieldOersted.size() < 2) {
            throw new InvalidInput(
                    "a field series needs resonances at two fields or more, there are " + fieldOersted.size());
        }
        return fieldOersted.stream().mapToDouble(v -> v).toArray();
    }

    private double[] frequencies() {
        return resonance.stream().mapToDouble(Estimate::value).toArray();
    }

    private double[] errors() {
        return resonance.stream().mapToDouble(Estimate::standardError).toArray();
    }

    record Line(double middle) implements Model {
        @Override
        public String name() {
            return "line";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("fr_mid", "Hz").startingAt(2e9),
                    Parameter.of("slope", "Hz/Oe").startingAt(-1e7));
        }

        @Override
        public double value(double oersted, double[] p) {
            return p[0] + p[1] * (oersted - middle);
        }

        @Override
        public double valueAndGradient(double oersted, double[] p, double[] gradient) {
            gradient[0] = 1;
            gradient[1] = oersted - middle;
            return value(oersted, p);
        }
    }
}
