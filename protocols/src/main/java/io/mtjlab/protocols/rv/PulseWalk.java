package io.mtjlab.protocols.rv;

import java.util.List;
import java.util.Optional;

import io.mtjlab.protocols.adaptive.LoopThresholds;

/** The pulses of one cycle, in order. A way whose switch has been seen ends at once, where thresholds are known. */
final class PulseWalk {

    /** One more reading on the other side tells a switch from an outlier. */
    private static final int SURELY = 2;

    private final List<List<Double>> ways;
    private final Optional<LoopThresholds> thresholds;
    private int way;
    private int next;
    private int switched;

    /**
     * @param ways volts, none of them empty; out with plus and back with minus where there are thresholds
     */
    PulseWalk(List<List<Double>> ways, Optional<LoopThresholds> thresholds) {
        this.ways = List.copyOf(ways);
        this.thresholds = thresholds;
    }

    boolean hasNext() {
        return way < ways.size();
    }

    /** Volts of the next pulse, to be followed by {@link #saw}. */
    double next() {
        return ways.get(way).get(next++);
    }

    /** What was read after the pulse. */
    void saw(double ohms) {
        boolean across =
                thresholds.filter(known -> known.switched(way == 0, ohms)).isPresent();
        switched = across ? switched + 1 : 0;
        if (next == ways.get(way).size() || switched == SURELY) {
            way++;
            next = 0;
            switched = 0;
        }
    }
}
