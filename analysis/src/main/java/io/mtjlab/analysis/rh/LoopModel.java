package io.mtjlab.analysis.rh;

import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.steps.Wander;

/** One way to describe a loop; the ways are compared by BIC. */
interface LoopModel {

    /** Sum over the readings of the squared distance in noise standard deviations, at most 16 each. */
    double badness();

    /** How many numbers the description takes. */
    int parameters();

    /** What is expected of each reading in turn. */
    double[] expected();

    /** 1 when a positive field favours AP, -1 when it favours P, 0 when the data do not tell. */
    int polarity();

    /** R_P, R_AP, n_levels and the fields; each an estimate or a reason. */
    List<Outcome> outcomes();

    /** Covariance of R_P and R_AP. */
    double levelCovariance();

    /** Whether a baseline that wanders may have made all this. */
    boolean madeBy(Wander wander);

    /** Whether there is anything within the reach of the fields that this description can be. */
    default boolean possible() {
        return true;
    }

    default double score(int readings) {
        return badness() + parameters() * Math.log(readings);
    }

    static Estimate levels(int count, String method) {
        Interval surely = new Interval(count, count);
        return new Estimate("n_levels", "1", count, 0, surely, surely, method);
    }

    /** A posterior's value, where least squares found that there is one. */
    static Outcome told(FitResult fit, Estimate value) {
        return fit.find(value.name()).filter(o -> !o.determined()).orElse(value);
    }
}
