package io.mtjlab.analysis.fit;

import java.util.stream.IntStream;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/**
 * Fits a curve to points by least squares:
 *
 * <pre>{@code
 * FitResult fit = CurveFit.of(model).withFixed("VC", 0).withProfileIntervals().fit(x, y);
 * fit.value("fr");
 * }</pre>
 *
 * <p>Without {@link #withSigma} the noise is estimated: covariance = RSS/(n-p) (J'J)^-1 and intervals use Student's t
 * with n-p degrees of freedom. With it, or with {@link #withCovariance}, the covariance is (J'C^-1 J)^-1 as it stands and
 * intervals are normal. With a robust loss the covariance is that of an M-estimate. Immutable; every {@code with}
 * returns a new instance.
 */
public final class CurveFit {

    private final Model model;
    private final FitSettings settings;

    private CurveFit(Model model, FitSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    public static CurveFit of(Model model) {
        return new CurveFit(model, FitSettings.PLAIN);
    }

    /** Holds a parameter at a value. */
    public CurveFit withFixed(String name, double value) {
        return new CurveFit(model, settings.fixed(name, value));
    }

    /** Starts the search for a parameter at a value. */
    public CurveFit withGuess(String name, double value) {
        return new CurveFit(model, settings.guess(name, value));
    }

    /** Lets a parameter follow from others; it is told with its error like the rest. */
    public CurveFit withTied(String name, Tie tie) {
        return new CurveFit(model, settings.tied(name, tie));
    }

    /** The standard deviation of each y, known absolutely; shape [n], unit of y. */
    public CurveFit withSigma(double[] sigmaOfY) {
        return new CurveFit(model, settings.with(Noise.ofSigma(sigmaOfY, true)));
    }

    /** Standard deviations of the y up to a common factor, which the residuals tell; shape [n]. */
    public CurveFit withRelativeSigma(double[] relativeSigma) {
        return new CurveFit(model, settings.with(Noise.ofSigma(relativeSigma, false)));
    }

    /** The covariance of the y, known absolutely; shape [n][n], unit of y squared. */
    public CurveFit withCovariance(double[][] covarianceOfY) {
        return new CurveFit(model, settings.with(Noise.ofCovariance(covarianceOfY)));
    }

    /**
     * Lets residuals beyond {@code scale} count less than their square.
     *
     * @param scale in standard deviations of y where those are given, else in the unit of y
     */
    public CurveFit withLoss(Loss loss, double scale) {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new InvalidInput("the scale of a loss is " + scale + "; it must be above 0 and finite");
        }
        return new CurveFit(model, settings.with(new Loss.Scaled(loss, scale)));
    }

    /**
     * Sets aside the points that lie more than {@code sigmas} standard deviations off, and says which. The standard
     * deviation is the one given, or what the middle of the residuals tells.
     */
    public CurveFit withOutliersSetAside(double sigmas) {
        if (!(sigmas >= 2)) {
            throw new InvalidInput("outliers: " + sigmas
                    + " standard deviations would set good points aside; 4 is usual," + " 2 the least");
        }
        return new CurveFit(model, settings.withOutlierSigmas(sigmas));
    }

    /** Intervals from the profile of the sum of squares instead of its curvature. */
    public CurveFit withProfileIntervals() {
        return new CurveFit(model, settings.with(new Intervals.Profile()));
    }

    /**
     * Standard errors and intervals from fits of redrawn data; the same seed gives the same.
     *
     * @param samples how many are drawn, at least 200
     */
    public CurveFit withBootstrapIntervals(Resampling resampling, int samples, long seed) {
        return new CurveFit(model, settings.with(new Intervals.Bootstrap(resampling, samples, seed)));
    }

    /** The data set that each point belongs to, from 0; shape [n]. */
    CurveFit withGroups(int[] groups) {
        return new CurveFit(model, settings.withGroups(groups));
    }

    /** Starts the search at {@code values}, all parameters in the model's order. */
    public CurveFit startingAt(double[] values) {
        if (values.length != model.parameters().size()) {
            throw new InvalidInput(values.length + " values to start from; " + model.name() + " has "
                    + model.parameters().size() + " parameters");
        }
        CurveFit started = this;
        for (int j = 0; j < values.length; j++) {
            started = started.withGuess(model.parameters().get(j).name(), values[j]);
        }
        return started;
    }

    /**
     * Where a search ended, without errors: for those who compare several starts.
     *
     * @param values of all parameters in the model's order
     * @param cost sum of squared weighted residuals
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record BestPoint(double[] values, double cost, StopReason stop) {}

    /** The best point alone; arguments and errors as in {@link #fit}. */
    public BestPoint bestPoint(double[] x, double[] y) {
        Solution solution = Solution.of(model, settings, points(x, y), LeastSquares.LOOSE);
        LeastSquares.Optimum optimum = solution.optimum();
        double[] all = solution.model() instanceof TiedModel tied ? tied.expand(optimum.p()) : optimum.p();
        return new BestPoint(all, optimum.cost(), optimum.stop());
    }

    /**
     * Fits.
     *
     * @param x shape [n]
     * @param y shape [n]
     * @throws InvalidInput when lengths differ, a value is not finite or there are fewer points than free parameters
     */
    public FitResult fit(double[] x, double[] y) {
        Points points = points(x, y);
        if (!settings.rejectsOutliers()) {
            return new FitDescription(model, settings, points, new int[0]).result();
        }
        int[] kept = new OutlierRejection(model, settings, points).kept();
        int[] outliers = IntStream.range(0, points.size())
                .filter(i -> java.util.Arrays.binarySearch(kept, i) < 0)
                .toArray();
        return new FitDescription(model, settings, points, outliers).result();
    }

    /**
     * The curve of a result of this fit, with its band.
     *
     * @throws IllegalStateException with the reason when the data do not determine one of its parameters
     */
    public FittedCurve curve(FitResult fit) {
        return new FittedCurve(settings.searched(model), settings, fit);
    }

    private Points points(double[] x, double[] y) {
        settings.check(model);
        return Points.of(x, y, settings.noise(), settings.groups());
    }
}
