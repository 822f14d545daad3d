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

        @Override
        Vec3 run(DrivenEquation equation, Vec3 tesla, Vec3 m, double step, long steps) {
            double x = m.x();
            double y = m.y();
            double z = m.z();
            for (long i = 0; i < steps; i++) {
                Vec3 next = heun(equation, tesla, new Vec3(x, y, z), step);
                x = next.x();
                y = next.y();
                z = next.z();
            }
            return new Vec3(x, y, z);
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

        @Override
        Vec3 run(DrivenEquation equation, Vec3 tesla, Vec3 m, double step, long steps) {
            double x = m.x();
            double y = m.y();
            double z = m.z();
            for (long i = 0; i < steps; i++) {
                Vec3 now = new Vec3(x, y, z);
                Vec3 a = equation.rate(now, tesla);
                Vec3 b = equation.rate(now.plus(step / 2, a), tesla);
                Vec3 c = equation.rate(now.plus(step / 2, b), tesla);
                Vec3 d = equation.rate(now.plus(step, c), tesla);
                Vec3 next = now.plus(step / 6, a.plus(2, b).plus(2, c).plus(d)).unit();
                x = next.x();
                y = next.y();
                z = next.z();
            }
            return new Vec3(x, y, z);
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

    /**
     * The same in a constant field, at the speed of a loop in C. It says the formulas once more, where the compiler sees
     * loop, formula and equation together and keeps every vector in registers; a flow's formula becomes a large method
     * of its own, which it calls, with vectors on the heap.
     */
    abstract Vec3 run(DrivenEquation equation, Vec3 tesla, Vec3 m, double step, long steps);

    /** {@link #HEUN}'s step in a field that is held over it. */
    static Vec3 heun(DrivenEquation equation, Vec3 tesla, Vec3 m, double step) {
        Vec3 first = equation.rate(m, tesla);
        Vec3 second = equation.rate(m.plus(step, first), tesla);
        return m.plus(step / 2, first.plus(second)).unit();
    }
}
