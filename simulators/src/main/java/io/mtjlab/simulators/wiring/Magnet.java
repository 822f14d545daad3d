package io.mtjlab.simulators.wiring;

/** One coil on its iron: follows its supply's current step by step. */
final class Magnet {

    /** While the winding's temperature moves, the field follows it so many times in a time constant. */
    private static final int STEPS_PER_WARMING = 50;

    /** Nearer than this to its end the temperature counts as arrived. */
    private static final double ARRIVED_KELVIN = 1e-3;

    private final double oerstedPerAmpere;
    private final Iron iron;
    private Trajectory current = Trajectory.constant(0);
    private double amperes;
    private double lag;
    private double riseKelvin;
    private long sinceNanos;

    Magnet(double oerstedPerAmpere, Iron iron, long nanos) {
        this.oerstedPerAmpere = oerstedPerAmpere;
        this.iron = iron;
        this.sinceNanos = nanos;
    }

    void current(Trajectory next) {
        current = next;
    }

    /** Brings it to {@code nanos}; call at every step. The current held since the last one is what has warmed it. */
    void follow(long nanos) {
        riseKelvin = riseAt(nanos);
        sinceNanos = nanos;
        double next = current.amperesAt(nanos);
        double moved = (next - amperes) / iron.reversalAmperes();
        lag = Math.max(-1, Math.min(1, lag + moved));
        amperes = next;
    }

    private double finalKelvin() {
        return iron.kelvinPerSquareAmpere() * amperes * amperes;
    }

    private double riseAt(long nanos) {
        double end = finalKelvin();
        return end + (riseKelvin - end) * Math.exp(-(nanos - sinceNanos) * 1e-9 / iron.warmingSeconds());
    }

    /** In oersted, as of the last step. */
    double oersted() {
        return oerstedPerAmpere * amperes * (1 - iron.fieldPartsPerKelvin() * riseKelvin)
                - iron.remanenceOersted() * lag;
    }

    /** The winding's resistance over that of a cold one, as of {@code nanos}. */
    double resistanceRatio(long nanos) {
        return 1 + Iron.COPPER_PER_KELVIN * riseAt(nanos);
    }

    long nextStepAfter(long nanos) {
        long step = current.nextStepAfter(nanos);
        if (iron.kelvinPerSquareAmpere() > 0 && Math.abs(riseAt(nanos) - finalKelvin()) > ARRIVED_KELVIN) {
            long every = Math.max(1, Math.round(iron.warmingSeconds() * 1e9 / STEPS_PER_WARMING));
            return Math.min(step, sinceNanos + every > nanos ? sinceNanos + every : nanos + every);
        }
        return step;
    }
}
