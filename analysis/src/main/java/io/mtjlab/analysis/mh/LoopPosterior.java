package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.likelihood.PartlyLinear;
import io.mtjlab.analysis.likelihood.PartlyLinear.Draw;
import io.mtjlab.analysis.likelihood.StudentComponent;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;

/**
 * Posterior of a loop over all shapes of reversal that nearly describe it, with and without drift. Fields are drawn, of
 * the branches measured, and the logarithm of the distance from a branch's middle to 95 % of the moment, which means the
 * same in every shape; moment, background and drift are linear. Flat beforehand in the fields and in that logarithm.
 */
final class LoopPosterior {

    private static final String METHOD = "posterior over the shapes of reversal";
    private static final int DRAWS = 900;
    /** A shape's value far out in its tail is no better known. */
    private static final double ROUNDING = 1e-9;

    private static final int MOMENT = 0;
    private static final int CHI = 1;
    private static final int OFFSET = 2;
    private static final int DRIFT = 3;

    private final MhRows rows;
    private final int[] kept;
    private final List<ReversalSearch.Found> rivals;
    private final boolean up;
    private final boolean down;
    private final List<Draw> draws;

    /** One way the loop may be. */
    record State(double up, double down, double saturation) {}

    private LoopPosterior(MhRows rows, int[] kept, List<ReversalSearch.Found> rivals) {
        this.rows = rows;
        this.kept = kept;
        this.rivals = rivals;
        this.up = rows.branch(true).length > 0;
        this.down = rows.branch(false).length > 0;
        this.draws = new ArrayList<>();
    }

    /**
     * @param kept rows that are no outliers
     * @param rivals descriptions near the best
     * @param deviations about what is expected of the parameters' errors, as {@link ReversalCurve} orders them
     */
    static LoopPosterior of(MhRows rows, int[] kept, List<ReversalSearch.Found> rivals, double[] deviations) {
        LoopPosterior posterior = new LoopPosterior(rows, kept, rivals);
        List<StudentComponent> first = new ArrayList<>();
        for (ReversalSearch.Found rival : rivals) {
            double[] p = rival.p();
            double saturation = rival.curve().orElseThrow().shape().at95() * p[ReversalCurve.WIDTH];
            double[] centre = posterior.theta(p[ReversalCurve.UP], p[ReversalCurve.DOWN], Math.log(saturation));
            double[] spread = posterior.theta(
                    deviations[ReversalCurve.UP],
                    deviations[ReversalCurve.DOWN],
                    Math.max(0.01, deviations[ReversalCurve.WIDTH] / p[ReversalCurve.WIDTH]));
            PartlyLinear.around(centre, spread).forEach(c -> first.add(c.weighing(c.weight() / rivals.size())));
        }
        posterior.draws.addAll(
                PartlyLinear.draw(posterior.moments(), posterior.variants(), posterior::logPrior, first, DRAWS));
        return posterior;
    }

    /** Whether any draw lies where fields and a width can be: of data that are no loop, such as a random walk, none may. */
    boolean possible() {
        return !draws.isEmpty();
    }

    /** With the fields of the branches known. */
    static LoopPosterior given(MhRows rows, int[] kept, List<ReversalSearch.Found> rivals, State state) {
        LoopPosterior posterior = new LoopPosterior(rows, kept, rivals);
        double[] theta = posterior.theta(state.up, state.down, Math.log(state.saturation));
        posterior.draws.addAll(PartlyLinear.given(posterior.moments(), posterior.variants(), theta));
        return posterior;
    }

    private double[] theta(double ofUp, double ofDown, double ofSaturation) {
        return up && down ? new double[] {ofUp, ofDown, ofSaturation} : new double[] {up ? ofUp : ofDown, ofSaturation};
    }

    private State state(double[] theta) {
        return new State(up ? theta[0] : 0, down ? theta[up ? 1 : 0] : 0, Math.exp(theta[theta.length - 1]));
    }

    private double[] moments() {
        return Arrays.stream(kept).mapToDouble(i -> rows.moment()[i]).toArray();
    }

    private double logPrior(double[] theta) {
        double range = rows.highest() - rows.lowest();
        double saturation = Math.exp(theta[theta.length - 1]);
        boolean inside = saturation > ReversalSearch.SHARP * rows.step() && saturation < 3 * range;
        for (int j = 0; j + 1 < theta.length; j++) {
            inside &= theta[j] > rows.lowest() - range && theta[j] < rows.highest() + range;
        }
        return inside ? 0 : Double.NEGATIVE_INFINITY;
    }

    private List<PartlyLinear.Variant> variants() {
        // As much is known beforehand of a drift as one reading tells: the prior that BIC stands for.
        double known = 0;
        for (int i : kept) {
            known += time(i) * time(i) / kept.length;
        }
        double precision = known;
        return rivals.stream()
                .map(f -> new PartlyLinear.Variant(
                        (theta, columns, constant) ->
                                fill(f.curve().orElseThrow().shape(), theta, columns, constant),
                        0,
                        f.drifts() ? new double[] {0, 0, 0, precision} : new double[3]))
                .toList();
    }

    private double time(int row) {
        return rows.size() < 2 ? 0 : (double) row / (rows.size() - 1) - 0.5;
    }

    private void fill(ReversalShape shape, double[] theta, double[][] columns, double[] constant) {
        State state = state(theta);
        double width = state.saturation / shape.at95();
        Arrays.fill(constant, 0);
        for (int k = 0; k < kept.length; k++) {
            int i = kept[k];
            double oersted = rows.oersted()[i];
            columns[MOMENT][k] = shape.moment((oersted - (rows.rising()[i] ? state.up : state.down)) / width);
            columns[CHI][k] = oersted;
            columns[OFFSET][k] = 1;
            if (columns.length > DRIFT) {
                columns[DRIFT][k] = time(i);
            }
        }
    }

    private ReversalShape shape(Draw draw) {
        return rivals.get(draw.variant()).curve().orElseThrow().shape();
    }

    /** A field or a distance of fields, Oe. */
    Estimate field(String name, java.util.function.ToDoubleFunction<State> of) {
        return PartlyLinear.estimate(draws, name, "Oe", theta -> of.applyAsDouble(state(theta)), METHOD);
    }

    /** Moment at saturation, emu. */
    Estimate moment() {
        return coefficient("m_s", "emu", MOMENT);
    }

    Estimate background() {
        return coefficient("chi", "emu/Oe", CHI);
    }

    Estimate offset() {
        return coefficient("m_0", "emu", OFFSET);
    }

    private Estimate coefficient(String name, String unit, int j) {
        return PartlyLinear.estimate(draws, name, unit, d -> d.coefficients()[j], d -> d.covariance()[j][j], METHOD);
    }

    /** Half the distance of the branches at zero field, emu. */
    Estimate remanence() {
        return PartlyLinear.estimate(
                draws,
                "m_r",
                "emu",
                d -> share(d) * d.coefficients()[MOMENT],
                d -> share(d) * share(d) * d.covariance()[MOMENT][MOMENT]
                        + Math.pow(ROUNDING * d.coefficients()[MOMENT], 2),
                METHOD);
    }

    private double share(Draw draw) {
        State state = state(draw.theta());
        ReversalShape shape = shape(draw);
        double width = state.saturation / shape.at95();
        return 0.5 * (shape.moment(-state.down / width) - shape.moment(-state.up / width));
    }

    /** Of the moment, the fields of the branches and the background. */
    Covariance covariance() {
        List<String> names = new ArrayList<>(List.of("m_s", "chi", "m_0"));
        if (up) {
            names.add("Hup");
        }
        if (down) {
            names.add("Hdown");
        }
        int n = names.size();
        double[] mean = new double[n];
        for (Draw draw : draws) {
            double[] values = values(draw, n);
            for (int j = 0; j < n; j++) {
                mean[j] += draw.weight() * values[j];
            }
        }
        double[][] matrix = new double[n][n];
        for (Draw draw : draws) {
            double[] values = values(draw, n);
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    double within = j < DRIFT && k < DRIFT ? draw.covariance()[j][k] : 0;
                    matrix[j][k] += draw.weight() * ((values[j] - mean[j]) * (values[k] - mean[k]) + within);
                }
            }
        }
        return new Covariance(names, matrix);
    }

    private static double[] values(Draw draw, int n) {
        return IntStream.range(0, n)
                .mapToDouble(j -> j < DRIFT ? draw.coefficients()[j] : draw.theta()[j - DRIFT])
                .toArray();
    }
}
