package io.mtjlab.networks.recurrent;

/**
 * One step of a junction in a recurrent network, {@code v <- v + leak (drive - v)}, and its answer
 * {@code f(1/2 + v) - 1/2} with the argument held within 0 and 1.
 */
public final class JunctionStep {

    /** Time in which a junction answers (Zheng et al. 2020, Fig. 1). */
    public static final double SECONDS = 1.5e-9;

    private JunctionStep() {}

    /** The state after a step. */
    static double moved(double state, double leak, double drive) {
        return state + leak * (drive - state);
    }

    /** The same in single precision. */
    public static float moved(float state, float leak, float drive) {
        return state + leak * (drive - state);
    }

    /** What the response is asked for: 1/2 + v within 0 and 1. */
    public static double held(double state) {
        return Math.max(0, Math.min(1, 0.5 + state));
    }
}
