package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;

/** A field at the device: the supply that makes it, and the probe that says what it is. */
public final class Magnet {

    /** Settled means that every reading of the last second lies this near to their median, noise aside. */
    public static final double SETTLED_WITHIN_OERSTED = 0.05;

    /** Readings over which the field must have been settled: one second at ten a second, both ends included. */
    static final int SETTLED_READINGS = 11;

    static final Duration READING_INTERVAL = Duration.ofMillis(100);

    /** What {@link #settle} takes when the field stands at once, and {@link #read}; for estimates. */
    public static final double SETTLING_SECONDS = 1.1;

    /** What one reading takes a gaussmeter; for estimates. */
    private static final double READING_SECONDS = 0.1;

    /** The median second difference of normal numbers, over their standard deviation: 0.6745 sqrt(6). */
    private static final double MEDIAN_BEND_OF_NORMAL = 1.652;

    /** Beyond this a supply's overshoot and the warming of a coil show, and the field is worth watching. */
    private static final double LARGE_STEP_OERSTED = 20;

    /** Coil constants are known to a few per cent: the field may be larger than what was asked for. */
    private static final double RANGE_MARGIN = 1.1;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FieldSource supply;
    private final Gaussmeter probe;
    private final Duration stepSettle;
    private final LabClock clock;
    private double atOersted = Double.NaN;
    private long arrivedNanos;

    private Magnet(FieldSource supply, Gaussmeter probe, Duration stepSettle, LabClock clock) {
        this.supply = supply;
        this.probe = probe;
        this.stepSettle = stepSettle;
        this.clock = clock;
    }

    /**
     * The magnet along {@code axis} of the device.
     *
     * @param sample how it lies against magnet and probe
     * @param stepSettle from the supply's arrival at a small step until the field may be read
     * @throws InvalidInput when the supply drives, or the probe feels, another axis
     */
    public static Magnet along(
            FieldAxis axis,
            SampleAngle sample,
            FieldSource supply,
            Gaussmeter probe,
            Duration stepSettle,
            LabClock clock) {
        requireAxis(axis, sample, supply.axis(), "magnet " + supply.role() + " drives");
        requireAxis(axis, sample, probe.axis(), "gaussmeter " + probe.role() + " feels");
        return new Magnet(supply, probe, stepSettle, clock);
    }

    private static void requireAxis(FieldAxis wanted, SampleAngle sample, FieldAxis wired, String whoDoesWhat) {
        if (wanted != sample.of(wired)) {
            throw new InvalidInput("field_axis is " + wanted + ", but " + whoDoesWhat + " the " + sample.of(wired)
                    + " axis" + sample.words());
        }
    }

    public FieldSource supply() {
        return supply;
    }

    public Gaussmeter probe() {
        return probe;
    }

    /** Output on, and the probe on a range that holds all {@code fields}, in oersted, with a tenth to spare. */
    public void prepare(Collection<Double> fields) {
        double largest = fields.stream().mapToDouble(Math::abs).max().orElseThrow();
        probe.setRangeOersted(RANGE_MARGIN * largest);
        supply.setOutput(true);
    }

    public SetPoint setPoint(double oersted) {
        return new SetPoint(supply, SetPoint.Quantity.FIELD, oersted);
    }

    /** Ramps there and returns when the supply has arrived; for a stop on the way, where nothing is measured. */
    public void pass(double oersted) throws InterruptedException {
        supply.rampToOersted(oersted);
        atOersted = oersted;
        arrivedNanos = clock.nanos();
    }

    /**
     * One step of a staircase: ramps, gives supply, coil and probe the short time that a small step takes them, and
     * reads the probe once. A step of more than {@value #LARGE_STEP_OERSTED} Oe settles instead.
     */
    public double step(double oersted) throws InterruptedException {
        if (Math.abs(oersted - atOersted) > LARGE_STEP_OERSTED) {
            return settle(oersted).oersted();
        }
        pass(oersted);
        clock.sleep(stepSettle);
        return probe.readOersted();
    }

    /** What {@link #step} takes along these fields, one after the other, besides the ramps; for estimates. */
    public double stepSeconds(List<Double> oersted) {
        double sum = 0;
        for (int i = 0; i < oersted.size(); i++) {
            boolean large = i > 0 && Math.abs(oersted.get(i) - oersted.get(i - 1)) > LARGE_STEP_OERSTED;
            sum += large ? SETTLING_SECONDS : stepSettle.toNanos() * 1e-9 + READING_SECONDS;
        }
        return sum;
    }

    /** Lab time at which the supply last arrived where it was sent. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /**
     * Ramps there and waits until the probe has read the same for a second, within {@value #SETTLED_WITHIN_OERSTED} Oe
     * and its own noise.
     *
     * @return the readings of that second
     */
    public FieldReading settle(double oersted) throws InterruptedException {
        pass(oersted);
        long giveUpNanos = clock.nanos() + PATIENCE.toNanos();
        Deque<Double> lastSecond = new ArrayDeque<>();
        while (clock.nanos() < giveUpNanos) {
            // Paced by the clock, because some gaussmeters take the whole interval for the reading itself.
            long dueNanos = clock.nanos() + READING_INTERVAL.toNanos();
            lastSecond.add(probe.readOersted());
            if (lastSecond.size() == SETTLED_READINGS) {
                double[] window = toArray(lastSecond);
                if (settled(window)) {
                    return FieldReading.of(window);
                }
                lastSecond.remove();
            }
            clock.sleepUntil(dueNanos);
        }
        throw new MeasurementFailed("field of " + supply.role() + " did not settle at " + oersted + " Oe within "
                + PATIENCE.toSeconds() + " s: the last readings of " + probe.role() + " scatter by "
                + FieldReading.of(toArray(lastSecond)).scatterOersted() + " Oe");
    }

    /** The field now: as many readings as {@link #settle} returns, at the same pace. */
    public FieldReading read() throws InterruptedException {
        double[] oersted = new double[SETTLED_READINGS];
        for (int i = 0; i < oersted.length; i++) {
            long dueNanos = clock.nanos() + READING_INTERVAL.toNanos();
            oersted[i] = probe.readOersted();
            clock.sleepUntil(dueNanos);
        }
        return FieldReading.of(oersted);
    }

    /**
     * Every reading lies near their median: within what counts as settled, and three standard deviations of the probe's
     * noise, which on its high ranges is as large. The noise is told by the median bend between neighbouring readings,
     * on which a steady drift has no hold and the end of a ramp little.
     */
    private static boolean settled(double[] window) {
        double[] bends = new double[window.length - 2];
        for (int i = 0; i < bends.length; i++) {
            bends[i] = Math.abs(window[i] - 2 * window[i + 1] + window[i + 2]);
        }
        double noise = median(bends) / MEDIAN_BEND_OF_NORMAL;
        double middle = median(window);
        return Arrays.stream(window)
                .allMatch(oersted -> Math.abs(oersted - middle) <= SETTLED_WITHIN_OERSTED + 3 * noise);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    private static double[] toArray(Deque<Double> readings) {
        return readings.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
