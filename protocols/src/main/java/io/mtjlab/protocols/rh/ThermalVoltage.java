package io.mtjlab.protocols.rh;

import java.util.ArrayDeque;
import java.util.Deque;

import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.protocols.setup.JunctionLeads.Reversal;

/**
 * What a reversal of the current leaves of the two voltages: the thermal voltage of the leads and the meter's offset, which
 * hardly change from one field to the next. Where it jumps, the resistance changed between the two halves of a reading, whose
 * mean then belongs to no state.
 */
final class ThermalVoltage {

    /** So many of the last readings tell what is usual. */
    private static final int REMEMBERED = 15;

    private static final int FEWEST = 5;
    /** Of the junction's own voltage: a smaller jump makes no resistance that could be taken for a level. */
    private static final double SHARE = 0.002;

    private static final double SIGMAS = 6;

    private final Deque<Double> usual = new ArrayDeque<>();

    /** Whether both halves of a reading can have seen one resistance; remembers it if so. */
    boolean agrees(Reversal volts) {
        double offset = 0.5 * (volts.plus() + volts.minus());
        if (usual.size() >= FEWEST) {
            double[] last = usual.stream().mapToDouble(v -> v).toArray();
            double middle = Robust.median(last);
            double own = 0.5 * Math.abs(volts.plus() - volts.minus());
            if (Math.abs(offset - middle) > Math.max(SIGMAS * Robust.sigma(last), SHARE * own)) {
                return false;
            }
        }
        usual.addLast(offset);
        if (usual.size() > REMEMBERED) {
            usual.removeFirst();
        }
        return true;
    }
}
