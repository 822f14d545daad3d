package io.mtjlab.analysis.steps;

import java.util.Arrays;

/**
 * Whether levels that were found may be a baseline's own wandering. Behind the steps of a loop white noise is left; a random
 * walk or a contact that creeps, cut into levels, leaves residuals with a memory, larger than the noise between neighbours,
 * and levels hardly farther apart than they are. Levels far apart are real whatever the baseline does.
 *
 * <p>The limits are from 380 random walks, half of them with white noise on top, as field and voltage loops of 62 to 726
 * readings: levels of walks lie 1.8 to 3.8 (with white noise up to 5.2) residual standard deviations apart, and of all but
 * six the residuals are 2.5 standard errors or more correlated with their neighbours, or exceed the neighbours' noise. Of
 * 311 simulated loops none is taken for a walk.
 */
public final class Wander {

    /** Steps of so many standard deviations are none of a walk. */
    private static final double STEP_FAR = 6;
    /** A correlation of neighbours of more standard errors is memory. */
    private static final double MEMORY = 2.5;
    /** And of more than this: what a walk leaves is far more, and chance finds less in thousands of readings. */
    private static final double CORRELATED = 0.1;
    /** One of fewer, beside a spread of more than {@link #LARGER} times the neighbours' noise, is memory too. */
    private static final double SOME_MEMORY = 1;

    private static final double LARGER = 1.12;
    /** A drift of several orders takes a walk's memory away; levels of less are then not told from what it leaves. */
    private static final double FAR_BESIDE_DRIFT = 3.5;
    /** Residuals of more standard deviations are outliers and do not count. */
    private static final double OUTLIER = 4.5;

    private final double deviation;
    private final double correlation;
    private final double memory;
    private final double larger;

    /**
     * @param residuals of readings in the order they were taken, shape [n]
     * @param neighbours noise that neighbours' differences tell
     */
    public Wander(double[] residuals, double neighbours) {
        double scale = Robust.MAD_TO_SIGMA
                * Robust.median(Arrays.stream(residuals).map(Math::abs).toArray());
        double limit = OUTLIER * Math.max(scale, neighbours);
        double squares = 0;
        double products = 0;
        int kept = 0;
        double before = 0;
        for (double r : residuals) {
            boolean outlier = Math.abs(r) > limit;
            if (!outlier) {
                squares += r * r;
                products += r * before;
                kept++;
            }
            before = outlier ? 0 : r;
        }
        this.deviation = Math.sqrt(squares / Math.max(1, kept));
        this.correlation = squares > 0 ? products / squares : 0;
        this.memory = correlation * Math.sqrt(kept);
        this.larger = neighbours > 0 ? deviation / neighbours : 1;
    }

    /** Standard deviation of the residuals. */
    double deviation() {
        return deviation;
    }

    /**
     * Whether it may have made levels of this distance.
     *
     * @param apart of the two levels nearest each other
     * @param drifts whether a drift was taken off
     */
    public boolean explainsSteps(double apart, boolean drifts) {
        return apart < STEP_FAR * deviation && remembers() || drifts && apart < FAR_BESIDE_DRIFT * deviation;
    }

    /**
     * Whether it may have made a curve of this height, which follows a walk the better the more parameters it has.
     *
     * @param far so many standard deviations are more than a walk gives
     */
    public boolean explainsCurve(double height, double far) {
        return height < far * deviation && remembers();
    }

    private boolean remembers() {
        return memory > MEMORY && correlation > CORRELATED || memory > SOME_MEMORY && larger > LARGER;
    }
}
