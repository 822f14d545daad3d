package io.mtjlab.simulators.twin.rf;

import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.FrequencySwing;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * A carrier whose frequency swings in steps that are short against a period, so that the junction follows it as it follows
 * a slow sweep. Where the rate is above {@link #FASTEST_HERTZ} the steps are as long as there: what a junction does on
 * average is right then, and a lock-in sees the rate itself all the same.
 *
 * @param carrier without the swing
 * @param peakHertz deviation of the highest point
 * @param hertz rate of the swing
 */
public record SwingingCarrier(CarrierSignal carrier, double peakHertz, double hertz, FrequencySwing.Shape shape)
        implements CarrierSignal {

    private static final double FASTEST_HERTZ = 1000;

    private double stepNanos() {
        return 1e9 / Math.min(hertz, FASTEST_HERTZ) / FrequencySwing.STEPS;
    }

    private long step(long nanos) {
        long step = (long) Math.floor(nanos / stepNanos());
        return begin(step + 1) <= nanos ? step + 1 : step;
    }

    private long begin(long step) {
        return (long) Math.ceil(step * stepNanos());
    }

    @Override
    public RfDrive at(long nanos) {
        RfDrive steady = carrier.at(nanos);
        return steady.swinging(
                new FrequencySwing(steady.hertz(), peakHertz, hertz, shape),
                Math.floorMod(step(nanos), FrequencySwing.STEPS));
    }

    @Override
    public long nextStepAfter(long nanos) {
        return Math.min(carrier.nextStepAfter(nanos), begin(step(nanos) + 1));
    }
}
