package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A signal that repeats itself: what a lock-in is after. Its unit is that of the level it belongs to.
 *
 * @param oscillator role of the instrument whose oscillator makes it
 * @param hertz of the fundamental, above 0
 * @param originNanos a rising zero of the oscillator, in lab time
 * @param peak largest excursion from the mean
 * @param harmonics RMS of each, the fundamental at 1
 */
public record Tone(String oscillator, double hertz, long originNanos, double peak, IntFunction<Phasor> harmonics) {

    /** A sine of {@code rms}. */
    public static Tone sine(String oscillator, double hertz, long originNanos, double rms) {
        return new Tone(
                oscillator, hertz, originNanos, Math.sqrt(2) * rms, n -> n == 1 ? new Phasor(rms, 0) : Phasor.NONE);
    }

    /**
     * A square wave whose fundamental has this RMS: it has its odd harmonics besides, each by its number weaker.
     *
     * @param fundamentalRms of the fundamental alone
     */
    public static Tone square(String oscillator, double hertz, long originNanos, double fundamentalRms) {
        double peak = Math.PI / 4 * Math.sqrt(2) * fundamentalRms;
        return new Tone(
                oscillator,
                hertz,
                originNanos,
                peak,
                n -> n % 2 == 1 ? new Phasor(fundamentalRms / n, 0) : Phasor.NONE);
    }

    /** A staircase: {@code levels} of equal duration over and over. */
    public static Tone staircase(String oscillator, double hertz, long originNanos, List<Double> levels) {
        double mean = levels.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double peak = levels.stream()
                .mapToDouble(level -> Math.abs(level - mean))
                .max()
                .orElse(0);
        return new Tone(oscillator, hertz, originNanos, peak, n -> harmonic(levels, n));
    }

    /** Fourier's integral over the steps: sqrt(2) times the mean of level times sine, and of level times cosine. */
    private static Phasor harmonic(List<Double> levels, int n) {
        int steps = levels.size();
        double sine = 0;
        double cosine = 0;
        for (int k = 0; k < steps; k++) {
            double from = 2 * Math.PI * n * k / steps;
            double to = 2 * Math.PI * n * (k + 1) / steps;
            sine += levels.get(k) * (Math.cos(from) - Math.cos(to));
            cosine += levels.get(k) * (Math.sin(to) - Math.sin(from));
        }
        return new Phasor(sine, cosine).times(Math.sqrt(2) / (2 * Math.PI * n));
    }

    public Phasor harmonic(int n) {
        return harmonics.apply(n);
    }

    /** The same in another unit, or weaker. */
    public Tone times(double factor) {
        return new Tone(
                oscillator,
                hertz,
                originNanos,
                Math.abs(factor) * peak,
                n -> harmonics.apply(n).times(factor));
    }

    /** The same behind a resistor, across a capacitor: each harmonic over 1 + i 2 pi n f R C. */
    public Tone behind(double ohms, double farads) {
        if (farads == 0) {
            return this;
        }
        double ratio = 2 * Math.PI * hertz * ohms * farads;
        return new Tone(oscillator, hertz, originNanos, peak / Math.hypot(1, ratio), n -> {
            Phasor whole = harmonics.apply(n);
            double nth = n * ratio;
            double norm = 1 + nth * nth;
            return new Phasor(
                    (whole.inPhase() + nth * whole.quadrature()) / norm,
                    (whole.quadrature() - nth * whole.inPhase()) / norm);
        });
    }
}
