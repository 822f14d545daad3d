package io.mtjlab.analysis.design;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A rectified line over frequency, V(f) = [VS df^2 + VA 4 (fr-f) df] / [4 (fr-f)^2 + df^2] + VC (Luo et al. 2023, eq. 1),
 * read with noise that is not known beforehand. Parameters in order: fr, ln df, ln sigma. VS, VA and VC are linear: the
 * likelihood is that which their normal prior and the readings leave when they are integrated out.
 *
 * <p>What comes before the first reading is wide: the line anywhere in the window, from two steps to the whole of it
 * wide; voltages as large as a few times those of a first coarse scan.
 */
public final class LineDesign implements Belief, Experiment {

    public static final int CENTRE = 0;
    public static final int LOG_WIDTH = 1;
    private static final int LOG_NOISE = 2;
    private static final int LINEAR = 3;

    /** Standard deviation of a voltage before anything is read, over the range of the first scan. */
    private static final double WIDE = 3;

    /** Noise is between a hundred-thousandth and the whole of that range. */
    private static final double LEAST_NOISE = 1e-5;

    private final double lowHertz;
    private final double highHertz;
    private final double leastLogWidth;
    private final double mostLogWidth;
    private final double middleVolts;
    private final double rangeVolts;
    private final List<Reading> readings = new ArrayList<>();

    /** Readings of one frequency in a row, in units of the scan's range: how many, their sum and that of their squares. */
    private record Reading(double hertz, int times, double sum, double squares) {}

    /**
     * @param lowHertz of the window; likewise {@code highHertz}
     * @param narrowestHertz full width below which the candidates could not show a line
     * @param lowVolts lowest reading of a coarse scan; likewise {@code highVolts}
     */
    public LineDesign(double lowHertz, double highHertz, double narrowestHertz, double lowVolts, double highVolts) {
        this.lowHertz = lowHertz;
        this.highHertz = highHertz;
        this.leastLogWidth = Math.log(narrowestHertz);
        this.mostLogWidth = Math.log(highHertz - lowHertz);
        this.middleVolts = 0.5 * (lowVolts + highVolts);
        this.rangeVolts = Math.max(highVolts - lowVolts, Double.MIN_NORMAL);
    }

    /** Readings of one frequency count from here on. */
    public void add(double hertz, List<Double> volts) {
        double sum = 0;
        double squares = 0;
        for (double each : volts) {
            double level = (each - middleVolts) / rangeVolts;
            sum += level;
            squares += level * level;
        }
        readings.add(new Reading(hertz, volts.size(), sum, squares));
    }

    /** How many frequencies count, each as often as it was added. */
    public int added() {
        return readings.size();
    }

    /** Of the first so many that were added. */
    public double logLikelihood(double[] p, int first) {
        return new Voltages(p, first).logLikelihood;
    }

    @Override
    public Outlook outlook(double[] p) {
        return new Voltages(p, readings.size());
    }

    @Override
    public double[] draw(UniformRandomProvider random) {
        return new double[] {
            lowHertz + (highHertz - lowHertz) * random.nextDouble(),
            leastLogWidth + (mostLogWidth - leastLogWidth) * random.nextDouble(),
            Math.log(LEAST_NOISE) * random.nextDouble()
        };
    }

    @Override
    public double logDensity(double[] p) {
        boolean possible = p[CENTRE] >= lowHertz
                && p[CENTRE] <= highHertz
                && p[LOG_WIDTH] >= leastLogWidth
                && p[LOG_WIDTH] <= mostLogWidth
                && p[LOG_NOISE] <= 0
                && p[LOG_NOISE] >= Math.log(LEAST_NOISE);
        return possible ? 0 : Double.NEGATIVE_INFINITY;
    }

    /** VS, VA and VC as the readings leave them at one place and width, in units of the scan's range. */
    private static final class Root {

        private final double[][] lower = new double[LINEAR][LINEAR];

        Root(double[][] symmetric) {
            for (int i = 0; i < LINEAR; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = symmetric[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= lower[i][k] * lower[j][k];
                    }
                    lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
                }
            }
        }

        /** The solution of lower x = right; its square is that of right over the matrix. */
        double[] forward(double[] right) {
            double[] x = new double[LINEAR];
            for (int i = 0; i < LINEAR; i++) {
                double sum = right[i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i][k] * x[k];
                }
                x[i] = sum / lower[i][i];
            }
            return x;
        }

        double logDeterminant() {
            return 2 * Math.log(lower[0][0] * lower[1][1] * lower[2][2]);
        }
    }

    private final class Voltages implements Outlook {

        private final double centre;
        private final double width;
        private final double variance;
        private final Root root;
        private final double[] reduced;
        private final double logLikelihood;

        Voltages(double[] p, int first) {
            centre = p[CENTRE];
            width = Math.exp(p[LOG_WIDTH]);
            variance = Math.exp(2 * p[LOG_NOISE]);
            double[][] precision = new double[LINEAR][LINEAR];
            double[] right = new double[LINEAR];
            double squares = 0;
            for (int k = 0; k < LINEAR; k++) {
                precision[k][k] = 1 / (WIDE * WIDE);
            }
            double[] shape = new double[LINEAR];
            int count = 0;
            for (int i = 0; i < first; i++) {
                Reading reading = readings.get(i);
                shape(reading.hertz, shape);
                for (int k = 0; k < LINEAR; k++) {
                    for (int j = 0; j <= k; j++) {
                        precision[k][j] += reading.times * shape[k] * shape[j] / variance;
                    }
                    right[k] += shape[k] * reading.sum / variance;
                }
                squares += reading.squares / variance;
                count += reading.times;
            }
            root = new Root(precision);
            reduced = root.forward(right);
            logLikelihood = 0.5 * (dot(reduced, reduced) - squares - root.logDeterminant()) - count * p[LOG_NOISE];
        }

        private void shape(double hertz, double[] into) {
            double x = 2 * (centre - hertz) / width;
            into[0] = 1 / (1 + x * x);
            into[1] = 2 * x * into[0];
            into[2] = 1;
        }

        private double[] reducedShape(double hertz) {
            double[] shape = new double[LINEAR];
            shape(hertz, shape);
            return root.forward(shape);
        }

        @Override
        public double signal(double hertz) {
            return dot(reducedShape(hertz), reduced);
        }

        /** @param effort readings */
        @Override
        public double information(double hertz, double effort) {
            double[] shape = reducedShape(hertz);
            return 1 / (variance / effort + dot(shape, shape));
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
