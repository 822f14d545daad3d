package io.mtjlab.simulators.twin.sampling;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.twin.CalibrationError;

/**
 * A quantity that an instrument measures or puts out in ranges. Every range has errors of its own, which the
 * instrument keeps for good; readings have noise besides: white, falling with the square root of the integration time,
 * and a slow part.
 */
public final class Ranged {

    /** What instruments say when a reading does not fit. */
    public static final double OVERFLOW = 9.9e37;

    private final List<Scale> scales;
    private final double overrange;
    private final List<CalibrationError> errors = new ArrayList<>();
    private int selected;
    private boolean auto = true;

    /**
     * @param scales from the lowest range up
     * @param overrange how far beyond its name a range goes, for example 1.05
     * @param name of the quantity; keys its errors
     */
    public Ranged(List<Scale> scales, double overrange, RandomStreams calibration, String name) {
        this.scales = List.copyOf(scales);
        this.overrange = overrange;
        for (Scale scale : scales) {
            errors.add(CalibrationError.draw(calibration, scale.fraction(), scale.offset(), name, scale.nominal()));
        }
    }

    public boolean auto() {
        return auto;
    }

    public void auto(boolean on) {
        auto = on;
    }

    /** Takes the lowest range that holds {@code level}; the highest when none does. */
    public void select(double level) {
        selected = 0;
        while (selected < scales.size() - 1 && !holds(level)) {
            selected++;
        }
    }

    public boolean holds(double level) {
        return Math.abs(level) <= fullScale() * (1 + 1e-12);
    }

    /** The most that the present range reads. */
    public double fullScale() {
        return nominal() * overrange;
    }

    /** Which range that is, the lowest one 0. */
    public int position() {
        return selected;
    }

    /** The present range's name. */
    public double nominal() {
        return scales.get(selected).nominal();
    }

    /** The name of the lowest range that holds {@code level}. */
    public double nameFor(double level) {
        return scales.stream()
                .mapToDouble(Scale::nominal)
                .filter(nominal -> Math.abs(level) <= nominal * overrange * (1 + 1e-12))
                .findFirst()
                .orElse(scales.get(scales.size() - 1).nominal());
    }

    /** The name of the range so many places above this one, or of the last there is. */
    public double neighbour(int above) {
        return scales.get(Math.max(0, Math.min(scales.size() - 1, selected + above)))
                .nominal();
    }

    public CalibrationError error() {
        return errors.get(selected);
    }

    /** What really comes out when this is set. */
    public double drive(double nominal) {
        return errors.get(selected).apply(nominal);
    }

    /**
     * What the instrument says of {@code truth}; {@link #OVERFLOW} beyond the range. Under automatic range the range
     * follows.
     *
     * @param seconds since the reading before
     */
    public double read(double truth, double powerLineCycles, double seconds, ReadingNoise noise) {
        if (auto) {
            select(truth);
        }
        return read(selected, truth, powerLineCycles, seconds, noise);
    }

    /** The same on the range that the source of this quantity is on, whatever this one was told. */
    public double readWith(Ranged source, double truth, double powerLineCycles, double seconds, ReadingNoise noise) {
        return read(source.selected, truth, powerLineCycles, seconds, noise);
    }

    private double read(int range, double truth, double powerLineCycles, double seconds, ReadingNoise noise) {
        Scale scale = scales.get(range);
        double value = errors.get(range).apply(truth) + scale.noise() * noise.next(powerLineCycles, seconds);
        return Math.abs(value) <= scale.nominal() * overrange * 1.001 ? value : OVERFLOW;
    }
}
