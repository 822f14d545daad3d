package io.mtjlab.analysis.telegraph;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

import io.mtjlab.analysis.likelihood.Maximiser;

/**
 * How much wider intervals are because the states are hidden in noise and the levels are not known either: the ratio of
 * standard errors from the joint curvature of the hidden chain's likelihood in dwell times, levels and noise to those of
 * the counts taken as certain (Louis, J. R. Stat. Soc. B 44, 226 (1982)).
 *
 * @param ohmsP standard error of the level, ohm; not a number when the curvature does not tell
 */
record Stretch(double lnTauP, double lnTauAP, double logitP, double ohmsP, double ohmsAP) {

    private static final double LARGEST = 20;
    private static final Stretch NONE = new Stretch(1, 1, 1, Double.NaN, Double.NaN);

    static Stretch of(TelegraphEm.Fitted fitted) {
        if (!fitted.counts().seesBothStates()) {
            return NONE;
        }
        DwellLikelihood certain = new DwellLikelihood(fitted.counts());
        double eta = fitted.eta();
        double[] start = {-fitted.u() + ChainLikelihood.softPlus(eta), -fitted.u() + ChainLikelihood.softPlus(-eta)};
        double[] dwell = new Maximiser(certain).maximise(start).theta();
        double[][] complete = complete(certain, dwell);
        double[][] hidden = hidden(fitted, dwell, complete);
        if (hidden.length == 0) {
            return NONE;
        }
        return new Stretch(
                ratio(hidden[0][0], complete[0][0]),
                ratio(hidden[1][1], complete[1][1]),
                ratio(difference(hidden), difference(complete)),
                Math.sqrt(hidden[2][2]),
                Math.sqrt(hidden[3][3]));
    }

    /** A fit that knows its acquisition has its own errors of the dwell times. */
    static Stretch of(AcquisitionFit fit) {
        return new Stretch(1, 1, 1, Math.sqrt(fit.covariance()[2][2]), Math.sqrt(fit.covariance()[3][3]));
    }

    private static double[][] complete(DwellLikelihood certain, double[] theta) {
        double[][] hessian = new double[2][2];
        certain.evaluate(theta, new double[2], hessian);
        try {
            double[][] inverse = new LUDecomposition(new Array2DRowRealMatrix(hessian))
                    .getSolver()
                    .getInverse()
                    .getData();
            return new double[][] {{-inverse[0][0], -inverse[0][1]}, {-inverse[1][0], -inverse[1][1]}};
        } catch (SingularMatrixException e) {
            return new double[][] {{1, 0}, {0, 1}};
        }
    }

    private static double[][] hidden(TelegraphEm.Fitted fitted, double[] dwell, double[][] complete) {
        Levels l = fitted.levels();
        Readings readings = fitted.readings();
        TwoStatePass pass = new TwoStatePass(readings);
        float[] ohms = readings.without(l.drift(), new float[0]);
        double[] theta = {dwell[0], dwell[1], l.ohmsP(), l.ohmsAP(), Math.log(l.sigmaOhms())};
        double samplesP = Math.max(1, fitted.counts().samplesP());
        double samplesAP = Math.max(1, fitted.counts().samplesAP());
        double[] steps = {
            step(complete[0][0]),
            step(complete[1][1]),
            l.sigmaOhms() / Math.sqrt(samplesP),
            l.sigmaOhms() / Math.sqrt(samplesAP),
            1 / Math.sqrt(2.0 * readings.size())
        };
        return ObservedInformation.covariance(
                t -> pass.logLikelihood(
                        ohms,
                        l.withLevels(t[2], t[3], Math.exp(t[4])),
                        t[0] - t[1],
                        DwellLikelihood.logRate(t[0], t[1])),
                theta,
                steps);
    }

    private static double step(double variance) {
        return variance > 0 ? Math.min(0.5, Math.sqrt(variance)) : 0.3;
    }

    private static double difference(double[][] covariance) {
        return covariance[0][0] + covariance[1][1] - 2 * covariance[0][1];
    }

    private static double ratio(double hidden, double complete) {
        double ratio = Math.sqrt(hidden / complete);
        return ratio >= 1 ? Math.min(ratio, LARGEST) : 1;
    }
}
