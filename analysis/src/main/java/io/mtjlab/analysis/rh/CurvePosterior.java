package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.mtjlab.analysis.likelihood.PartlyLinear;
import io.mtjlab.analysis.likelihood.PartlyLinear.Draw;
import io.mtjlab.analysis.likelihood.StudentComponent;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.steps.Legendre;

/**
 * Posterior of a {@link LoopCurve} with a slow drift, a polynomial in time of degree 0 to 5. Fields and the logarithm of
 * the width are drawn; the levels, of which the readings are as good as linear near the best fit, and the drift are
 * integrated out. As in stepped loops a drift is expected in one record out of ten, and since nothing says when it was
 * nought its own size is part of the levels' errors.
 */
final class CurvePosterior {

    private static final String METHOD = "posterior of curve and drift";
    private static final int HIGHEST_DEGREE = 5;
    /** Logarithm of how rare a drift is. */
    private static final double RARE = -2.3;

    /** Residuals so many noise standard deviations off tell nothing of a drift. */
    private static final double FAR = 8;

    private static final int DRAWS = 900;
    private static final int FIELDS = 2;

    private final LoopRows rows;
    private final LoopCurve curve;
    private final double[] best;
    private final int[] kept;
    private final List<Draw> draws = new ArrayList<>();

    private CurvePosterior(LoopRows rows, LoopCurve curve, double[] best) {
        this.rows = rows;
        this.curve = curve;
        this.best = best;
        this.kept = rows.near(curve, best);
    }

    /** @param best parameters of the curve by least squares; the last one is a width */
    static CurvePosterior of(LoopRows rows, LoopCurve curve, double[] best) {
        CurvePosterior posterior = new CurvePosterior(rows, curve, best);
        FitResult fit = rows.fit(curve, best);
        double[] centre = posterior.theta(best);
        double[] spread = new double[centre.length];
        double range = Arrays.stream(rows.oersted()).max().orElse(1)
                - Arrays.stream(rows.oersted()).min().orElse(0);
        for (int j = 0; j < spread.length; j++) {
            double error = fit.find(curve.parameters().get(FIELDS + j).name())
                    .flatMap(Outcome::estimate)
                    .map(Estimate::standardError)
                    .filter(e -> e > 0 && e < range)
                    .orElse(0.3 * rows.step());
            boolean width = j == spread.length - 1;
            spread[j] = width ? Math.max(0.01, error / best[best.length - 1]) : Math.max(error, 0.01 * rows.step());
        }
        List<StudentComponent> first = PartlyLinear.around(centre, spread);
        double low = Arrays.stream(rows.oersted()).min().orElse(0) - range;
        double least = curve.parameters().get(best.length - 1).lower();
        posterior.draws.addAll(PartlyLinear.draw(
                posterior.readings(),
                posterior.variants(),
                theta -> posterior.inside(theta, low, low + 3 * range, least) ? 0 : Double.NEGATIVE_INFINITY,
                first,
                DRAWS));
        return posterior;
    }

    /** {@code rows} without the polynomial that describes the residuals best; as they are where none is likelier. */
    static LoopRows withoutDrift(LoopRows rows, double[] residuals) {
        double limit = FAR * rows.noise();
        int n = residuals.length;
        int[] kept = java.util.stream.IntStream.range(0, n)
                .filter(i -> Math.abs(residuals[i]) < limit)
                .toArray();
        List<PartlyLinear.Variant> variants = new ArrayList<>();
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            double[] precision = new double[degree];
            for (int d = 1; d <= degree; d++) {
                precision[d - 1] = Legendre.meanSquare(d);
            }
            variants.add(new PartlyLinear.Variant(
                    (theta, columns, constant) -> {
                        Arrays.fill(constant, 0);
                        fill(columns, 0, kept, n);
                    },
                    degree == 0 ? 0 : RARE,
                    precision));
        }
        double[] y = Arrays.stream(kept).mapToDouble(i -> residuals[i]).toArray();
        double[] coefficients = PartlyLinear.given(y, variants, new double[0]).stream()
                .max(Comparator.comparingDouble(Draw::weight))
                .map(Draw::coefficients)
                .orElse(new double[0]);
        double[] drift = new double[n];
        for (int i = 0; i < n; i++) {
            for (int d = 1; d <= coefficients.length; d++) {
                drift[i] += coefficients[d - 1] * Legendre.at(d, Legendre.time(i, n));
            }
        }
        return coefficients.length == 0 ? rows : rows.without(drift, coefficients.length);
    }

    private static void fill(double[][] columns, int from, int[] kept, int n) {
        for (int j = from; j < columns.length; j++) {
            for (int k = 0; k < kept.length; k++) {
                columns[j][k] = Legendre.at(j - from + 1, Legendre.time(kept[k], n));
            }
        }
    }

    private double[] theta(double[] p) {
        double[] theta = Arrays.copyOfRange(p, FIELDS, p.length);
        theta[theta.length - 1] = Math.log(theta[theta.length - 1]);
        return theta;
    }

    private double[] parameters(double[] theta) {
        double[] p = best.clone();
        System.arraycopy(theta, 0, p, FIELDS, theta.length);
        p[p.length - 1] = Math.exp(p[p.length - 1]);
        return p;
    }

    private boolean inside(double[] theta, double low, double high, double narrowest) {
        boolean inside =
                Math.exp(theta[theta.length - 1]) > narrowest && Math.exp(theta[theta.length - 1]) < high - low;
        for (int j = 0; j + 1 < theta.length; j++) {
            inside &= theta[j] > low && theta[j] < high;
        }
        return inside;
    }

    private double[] readings() {
        return Arrays.stream(kept)
                .mapToDouble(i -> rows.ohms()[i] + rows.drift()[i])
                .toArray();
    }

    private List<PartlyLinear.Variant> variants() {
        List<PartlyLinear.Variant> variants = new ArrayList<>();
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            double[] precision = new double[FIELDS + degree];
            for (int d = 1; d <= degree; d++) {
                precision[FIELDS + d - 1] = Legendre.meanSquare(d);
            }
            variants.add(new PartlyLinear.Variant(this::fill, degree == 0 ? 0 : RARE, precision));
        }
        return variants;
    }

    /** The levels' coefficients are their distances from the best fit. */
    private void fill(double[] theta, double[][] columns, double[] constant) {
        double[] p = parameters(theta);
        double[] gradient = new double[p.length];
        for (int k = 0; k < kept.length; k++) {
            constant[k] = curve.valueAndGradient(kept[k], p, gradient);
            columns[LoopCurve.P][k] = gradient[LoopCurve.P];
            columns[LoopCurve.AP][k] = gradient[LoopCurve.AP];
        }
        fill(columns, FIELDS, kept, rows.size());
    }

    /** Whether any draw lies where fields and a width can be: of data that are no loop, such as a random walk, none may. */
    boolean possible() {
        return !draws.isEmpty();
    }

    /** R_P or R_AP, ohm. */
    Estimate level(String name, int level) {
        return PartlyLinear.estimate(
                draws,
                name,
                "ohm",
                d -> best[level] + d.coefficients()[level],
                d -> d.covariance()[level][level] + sizeOfDrift(d),
                METHOD);
    }

    private static double sizeOfDrift(Draw draw) {
        double sum = 0;
        for (int d = 1; d + FIELDS <= draw.coefficients().length; d++) {
            double coefficient = draw.coefficients()[FIELDS + d - 1];
            sum += coefficient * coefficient * Legendre.meanSquare(d);
        }
        return sum;
    }

    /** A field, Oe. */
    Estimate field(String name, ToDoubleFunction<double[]> ofParameters) {
        return PartlyLinear.estimate(draws, name, "Oe", theta -> ofParameters.applyAsDouble(parameters(theta)), METHOD);
    }

    double levelCovariance() {
        double[] mean = new double[FIELDS];
        for (Draw draw : draws) {
            mean[0] += draw.weight() * draw.coefficients()[0];
            mean[1] += draw.weight() * draw.coefficients()[1];
        }
        double sum = 0;
        for (Draw draw : draws) {
            double apart = (draw.coefficients()[0] - mean[0]) * (draw.coefficients()[1] - mean[1]);
            sum += draw.weight() * (apart + draw.covariance()[0][1] + sizeOfDrift(draw));
        }
        return sum;
    }
}
