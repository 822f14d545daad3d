package io.mtjlab.protocols.probability;

/**
 * How much of a trace a state took up, and how much that tells. A two-state process that spends tau_1 and tau_2 on the
 * average in its states forgets with tau_c = tau_1 tau_2 / (tau_1 + tau_2): its autocovariance is p (1 - p) exp(-|t| /
 * tau_c). The mean over a trace of length T, long against tau_c, scatters by the integral of that over T:
 *
 * <pre>
 *   var(p) = 2 p (1 - p) tau_c / T.
 * </pre>
 *
 * So many independent looks would scatter alike: n = p (1 - p) / var(p) = T / (2 tau_c). In m switches the trace went
 * through m/2 cycles of T = (m/2)(tau_1 + tau_2), whence n = m / (4 p (1 - p)), which needs neither T nor a fit. Counting
 * readings instead would take each for independent, and promise too much.
 *
 * @param readings that are in a state
 * @param inCounted of those, in the one that is counted
 * @param switches from one to the other
 */
record Occupancy(int readings, int inCounted, int switches) {

    static final Occupancy NONE = new Occupancy(0, 0, 0);

    /** With a piece of the trace; 0 is neither state, and no switch. @param states +1 or -1 or 0, in order of time */
    Occupancy and(int[] states, int counted) {
        int all = readings;
        int in = inCounted;
        int changes = switches;
        int last = 0;
        for (int state : states) {
            if (state != 0) {
                all++;
                in += state == counted ? 1 : 0;
                changes += last != 0 && state != last ? 1 : 0;
                last = state;
            }
        }
        return new Occupancy(all, in, changes);
    }

    /** NaN for an empty trace. */
    double share() {
        return (double) inCounted / readings;
    }

    /** At least one look, at most one for each reading; none for an empty trace. */
    double looks() {
        if (readings == 0) {
            return 0;
        }
        double spread = share() * (1 - share());
        double looks = spread == 0 ? 1 : switches / (4 * spread);
        return Math.max(1, Math.min(readings, looks));
    }
}
