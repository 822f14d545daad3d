package io.mtjlab.simulators.physics.macrospin;

/** One step along a flow. */
public enum Integrator {

    /**
     * Heun's predictor and corrector, second order. With a thermal field that is held over the step (the same in both),
     * it converges to the Stratonovich solution; whenever there is one, use this, with a fixed step.
     */
    HEUN {
        @Override
        public Vec3 advance(Flow flow, double seconds, Vec3 m, double step) {
            Vec3 first = flow.rate(seconds, m);
            Vec3 second = flow.rate(seconds + step, m.plus(step, first));
            return m.plus(step / 2, first.plus(second));
        }
    },

    /** The classical Runge-Kutta method, fourth order; without noise. */
    RUNGE_KUTTA {
        @Override
        public Vec3 advance(Flow flow, double seconds, Vec3 m, double step) {
            Vec3 a = flow.rate(seconds, m);
            Vec3 b = flow.rate(seconds + step / 2, m.plus(step / 2, a));
            Vec3 c = flow.rate(seconds + step / 2, m.plus(step / 2, b));
            Vec3 d = flow.rate(seconds + step, m.plus(step, c));
            return m.plus(step / 6, a.plus(2, b).plus(2, c).plus(d));
        }
    };

    /** The bare step, whose length drifts with the order of the method. */
    public abstract Vec3 advance(Flow flow, double seconds, Vec3 m, double step);

    /** The step, brought back to length 1. */
    public Vec3 step(Flow flow, double seconds, Vec3 m, double step) {
        return advance(flow, seconds, m, step).unit();
    }

    /** {@code steps} steps from {@code seconds} on, each brought back to length 1. */
    public Vec3 run(Flow flow, double seconds, Vec3 m, double step, long steps) {
        Vec3 now = m;
        for (long i = 0; i < steps; i++) {
            now = step(flow, seconds + i * step, now, step);
        }
        return now;
    }
}
