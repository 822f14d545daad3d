package io.mtjlab.simulators.twin.lockin;

/** Two takers of samples on one path, each at moments of its own. */
public final class Samplers implements SignalPath.Sampler {

    /** Takes none. */
    private static final SignalPath.Sampler NEVER = new SignalPath.Sampler() {
        @Override
        public long nextAfter(long nanos) {
            return Long.MAX_VALUE;
        }

        @Override
        public void sample(long nanos, double xVolts, double yVolts) {}
    };

    private SignalPath.Sampler first = NEVER;
    private final SignalPath.Sampler second;

    public Samplers(SignalPath.Sampler second) {
        this.second = second;
    }

    /** This one from now on besides the other. */
    public void first(SignalPath.Sampler next) {
        first = next;
    }

    @Override
    public long nextAfter(long nanos) {
        return Math.min(first.nextAfter(nanos), second.nextAfter(nanos));
    }

    @Override
    public void sample(long nanos, double xVolts, double yVolts) {
        boolean due = first.nextAfter(nanos - 1) <= nanos;
        if (second.nextAfter(nanos - 1) <= nanos) {
            second.sample(nanos, xVolts, yVolts);
        }
        if (due) {
            first.sample(nanos, xVolts, yVolts);
        }
    }
}
