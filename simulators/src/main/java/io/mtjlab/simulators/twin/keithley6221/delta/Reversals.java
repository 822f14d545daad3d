package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;
import java.util.Optional;

/**
 * Conversions at one level after the other, every one of which completes a reading with the two before it:
 * {@code (X - 2 Y + Z) / 4}, its sign turned at every second (622X-901-01, figures 5-7 and 5-14). What drifts evenly
 * drops out.
 */
abstract class Reversals implements Course {

    /** What the nanovoltmeter takes besides its integration. */
    private static final double OVERHEAD_SECONDS = 5e-3;

    private final long stepNanos;
    private final Windows windows;

    /** @param delaySeconds from a step of the current to the conversion */
    Reversals(double delaySeconds, double powerLineCycles) {
        long aperture = Mode.nanos(powerLineCycles * Mode.LINE_SECONDS);
        stepNanos = Mode.nanos(delaySeconds + OVERHEAD_SECONDS) + aperture;
        windows = new Windows(stepNanos, List.of(stepNanos - aperture), aperture);
    }

    /** Level of a conversion, in amperes. */
    abstract double level(long conversion);

    @Override
    public double amperesAt(long nanos) {
        return level(nanos / stepNanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        return (nanos / stepNanos + 1) * stepNanos;
    }

    @Override
    public double restAmperes() {
        return 0;
    }

    @Override
    public Windows windows() {
        return windows;
    }

    @Override
    public long cyclesFor(long readings) {
        return readings == Long.MAX_VALUE ? readings : readings + CONVERSIONS - 1;
    }

    @Override
    public final Optional<DeltaReading> reading(long conversion, List<Double> last) {
        if (last.size() < CONVERSIONS) {
            return Optional.empty();
        }
        double volts = conversion % 2 == 0 ? difference(last) : -difference(last);
        return Optional.of(reading(conversion, volts, last));
    }

    /** What a difference of {@code volts} is a reading of. @param last volts of the three conversions, oldest first */
    abstract DeltaReading reading(long conversion, double volts, List<Double> last);

    /** The difference that three conversions show, with the sign of the first. */
    private static double difference(List<Double> last) {
        return (last.get(0) - 2 * last.get(1) + last.get(2)) / 4;
    }

    static double average(List<Double> last) {
        return (last.get(0) + 2 * last.get(1) + last.get(2)) / 4;
    }
}
