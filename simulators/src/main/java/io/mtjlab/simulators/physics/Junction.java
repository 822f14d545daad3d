package io.mtjlab.simulators.physics;

import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;

/**
 * One junction, as every instrument of a bench sees it. It has a history: time only goes forward, a drive holds until
 * the next one, and what was asked of an interval is the same however it is cut into shorter ones. Not thread-safe;
 * whoever shares it holds a lock.
 */
public interface Junction {

    /**
     * Starts a new unit of work: all that is random from here on comes from {@code streams}, so that a unit measured
     * again meets the same device.
     */
    void beginUnit(RandomStreams streams);

    /** From {@code nanos} of lab time on, this acts on the junction. */
    void drive(long nanos, Drive drive);

    /**
     * Mean voltage across the junction between two times, in volts: current times resistance, averaged over the
     * switching events in between, plus the rectified voltage of the carrier. The drive is constant in between.
     *
     * @param fromNanos not before the end of the interval last asked for, nor before the last drive
     */
    double meanVolts(long fromNanos, long toNanos);

    /** Resistance in ohm at {@code nanos}, in the state of that moment. */
    double ohms(long nanos);

    /**
     * As {@link #ohms}, for those who work out what a source can drive: while nobody has measured in this unit of work,
     * the likelier resistance, and it stays unmeasured. What happened before the first measurement then leaves no
     * trace in the unit's randomness.
     */
    default double peekOhms(long nanos) {
        return ohms(nanos);
    }

    /** Direct volts that the carrier rectifies to while it is on, averaged over the states, under the present drive. */
    double rectifiedVolts();

    /** Mean dwell times under the present drive; empty for a junction that does not switch by itself. */
    default Optional<DwellTimes> dwellTimes() {
        return Optional.empty();
    }

    /**
     * Another junction of the same device, between terminals of its own, with the history that all of them share.
     *
     * @param name as the bench file's wiring has it, for example {@code A}
     */
    default Optional<Junction> pair(String name) {
        return Optional.empty();
    }

    /**
     * What the device really is.
     *
     * @param name as in the device card, for example {@code sigmoid.alpha}
     * @param conditions as in the device card, for example {@code rf_dbm}
     * @return the value in the card's unit
     * @throws IllegalArgumentException for a name that this device has no truth for
     */
    double truth(String name, Map<String, Object> conditions);
}
