package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Maximisation step for the levels: weighted regression of the readings on state, polarity and time. */
final class LevelUpdate {

    private static final double MOST_OUTLIERS = 0.05;
    private static final double FEWEST_OUTLIERS = 1e-6;
    private static final double MOST_BETWEEN = 0.3;

    private final TelegraphTrace trace;
    private final double[] ohms;
    private final double[][] basis;
    private final boolean reverses;
    /** Largest offset current to be expected over the current: a source's specification, in thousandths. */
    private static final double SKEW = 2e-3;

    /**
     * What multiplies the unknowns beside the levels, in AP: where the polarity reverses, the polarity for the offset
     * and half of it for the skew; then the drift. Shape [unknowns - 2][n]. In P the skew's sign is the other.
     */
    private final double[][] shared;

    private final double[] signInP;

    LevelUpdate(TelegraphTrace trace, double[] ohms, double[][] basis) {
        this.trace = trace;
        this.ohms = ohms;
        this.basis = basis;
        this.reverses = trace.hasBothPolarities();
        this.shared = new double[basis.length + (reverses ? 2 : 0)][];
        this.signInP = new double[shared.length];
        Arrays.fill(signInP, 1);
        System.arraycopy(basis, 0, shared, shared.length - basis.length, basis.length);
        if (reverses) {
            shared[0] = Arrays.stream(trace.polarity()).asDoubleStream().toArray();
            shared[1] = Arrays.stream(shared[0]).map(sign -> sign / 2).toArray();
            signInP[1] = -1;
        }
    }

    Levels apply(Levels old, double[] baseline, double[] probabilityP) {
        int n = ohms.length;
        int unknowns = 2 + shared.length;
        double[][] normal = new double[unknowns][unknowns];
        double[] right = new double[unknowns];
        int[] polarity = trace.polarity();
        double clean = 1 - old.outliers() - old.between();
        double weights = 0;
        double outliers = 0;
        double between = 0;
        double[] weightP = new double[n];
        double[] weightAP = new double[n];
        for (int i = 0; i < n; i++) {
            double value = ohms[i] - baseline[i];
            double fromP = value - polarity[i] * old.offsetP() - old.ohmsP();
            double fromAP = value - polarity[i] * old.offsetAP() - old.ohmsAP();
            double broad = old.outliers() * old.broad(0.5 * (fromP + fromAP));
            double normalP = clean * old.normal(fromP);
            double normalAP = clean * old.normal(fromAP);
            double halfP = old.between() * old.halfGap(fromP);
            double halfAP = old.between() * old.halfGap(-fromAP);
            double totalP = normalP + halfP + broad + 1e-300;
            double totalAP = normalAP + halfAP + broad + 1e-300;
            double p = probabilityP[i];
            weightP[i] = p * normalP / totalP;
            weightAP[i] = (1 - p) * normalAP / totalAP;
            outliers += broad * (p / totalP + (1 - p) / totalAP);
            between += p * halfP / totalP + (1 - p) * halfAP / totalAP;
            weights += weightP[i] + weightAP[i];
            accumulate(i, weightP[i], weightAP[i], normal, right);
        }
        for (int j = 0; j < unknowns; j++) {
            for (int k = 0; k < j; k++) {
                normal[j][k] = normal[k][j];
            }
            normal[j][j] += 1e-9 * weights;
            right[j] += j < 2 ? 1e-9 * weights * (j == 0 ? old.ohmsP() : old.ohmsAP()) : 0;
        }
        if (reverses) {
            normal[3][3] += square(old.sigmaOhms() / (SKEW * Math.abs(old.gap()) + old.sigmaOhms()));
        }
        double[] solution = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        double[] drift = new double[basis.length];
        System.arraycopy(solution, unknowns - basis.length, drift, 0, basis.length);
        Levels fresh = new Levels(
                solution[0],
                solution[1],
                reverses ? solution[2] : 0,
                reverses ? solution[3] : 0,
                1,
                clamp(outliers / n, FEWEST_OUTLIERS, MOST_OUTLIERS),
                trace.apertureSeconds() > 0 ? clamp(between / n, FEWEST_OUTLIERS, MOST_BETWEEN) : 0,
                drift);
        double squares = 0;
        double[] newBaseline = baseline(fresh);
        for (int i = 0; i < n; i++) {
            double value = ohms[i] - newBaseline[i];
            squares += weightP[i] * square(value - polarity[i] * fresh.offsetP() - fresh.ohmsP());
            squares += weightAP[i] * square(value - polarity[i] * fresh.offsetAP() - fresh.ohmsAP());
        }
        double floor = 1e-9 * Math.abs(fresh.gap()) + 1e-12;
        double sigma = Math.max(Math.sqrt(squares / Math.max(1, weights)), floor);
        return new Levels(
                fresh.ohmsP(),
                fresh.ohmsAP(),
                fresh.offsetOhms(),
                fresh.skewOhms(),
                sigma,
                fresh.outliers(),
                fresh.between(),
                drift);
    }

    /** Drift at every reading. */
    double[] baseline(Levels levels) {
        double[] baseline = new double[ohms.length];
        for (int k = 0; k < basis.length; k++) {
            double coefficient = levels.drift()[k];
            for (int i = 0; i < baseline.length; i++) {
                baseline[i] += coefficient * basis[k][i];
            }
        }
        return baseline;
    }

    /** Adds reading {@code i} to the normal equations, whose upper triangle is filled. */
    private void accumulate(int i, double weightP, double weightAP, double[][] normal, double[] right) {
        double value = ohms[i];
        normal[0][0] += weightP;
        normal[1][1] += weightAP;
        right[0] += weightP * value;
        right[1] += weightAP * value;
        for (int a = 0; a < shared.length; a++) {
            double inP = weightP * signInP[a] * shared[a][i];
            double inAP = weightAP * shared[a][i];
            normal[0][2 + a] += inP;
            normal[1][2 + a] += inAP;
            right[2 + a] += (inP + inAP) * value;
            for (int b = a; b < shared.length; b++) {
                normal[2 + a][2 + b] += (inP * signInP[b] + inAP) * shared[b][i];
            }
        }
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static double square(double x) {
        return x * x;
    }
}
