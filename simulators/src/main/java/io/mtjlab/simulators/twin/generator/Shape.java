package io.mtjlab.simulators.twin.generator;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.wiring.PulseTrain;
import io.mtjlab.simulators.wiring.SampledWave;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * What a generator is set to put out, as open-circuit levels.
 *
 * @param kind SIN, SQU, RAMP, TRI, PULS, NOIS, PRBS, DC, USER or ARB
 * @param periodSeconds of one repetition
 * @param lowVolts at the bottom of the shape
 * @param highVolts at its top
 * @param inverted about the middle between the two
 * @param widthSeconds of a pulse, or of the upper half of a square
 * @param symmetry of a ramp: the rising part of it, 0 to 1
 * @param samples of an arbitrary shape, -1 to 1
 */
public record Shape(
        String kind,
        double periodSeconds,
        double lowVolts,
        double highVolts,
        boolean inverted,
        double widthSeconds,
        double symmetry,
        List<Double> samples) {

    private static final int STEPS = 64;

    public Shape {
        samples = List.copyOf(samples);
    }

    private double middle() {
        return (lowVolts + highVolts) / 2;
    }

    /** True for one with a formula, which can be swept and modulated. */
    boolean periodic() {
        return kind.equals("SIN") || kind.equals("SQU") || kind.equals("RAMP") || kind.equals("TRI");
    }

    /** True for one whose width can be modulated. */
    boolean pulses() {
        return kind.equals("PULS");
    }

    private double unit(double phase) {
        return unit(phase, 0);
    }

    /**
     * Between -1 and 1 at a phase of 0 to 1.
     *
     * @param wider what comes on top of a pulse's width, in periods
     */
    double unit(double phase, double wider) {
        return switch (kind) {
            case "SIN" -> Math.sin(2 * Math.PI * phase);
            case "SQU", "PULS" -> phase < widthSeconds / periodSeconds + wider ? 1 : -1;
            default -> ramp(phase);
        };
    }

    /** What comes out for a part of the shape's height, from -1 to 1. */
    double volts(double unit) {
        return level(unit);
    }

    private double level(double unit) {
        double half = (highVolts - lowVolts) / 2;
        return middle() + (inverted ? -unit : unit) * half;
    }

    /** The same shape once in every so many seconds; a pulse keeps its width. */
    Shape withPeriodSeconds(double seconds) {
        return new Shape(kind, seconds, lowVolts, highVolts, inverted, widthSeconds, symmetry, samples);
    }

    /** Over one period. */
    double meanVolts() {
        return switch (kind) {
            case "DC", "NOIS", "PRBS" -> middle();
            case "PULS", "SQU" -> level(-1) + (level(1) - level(-1)) * widthSeconds / periodSeconds;
            default ->
                staircase().stream().mapToDouble(Double::doubleValue).average().orElse(middle());
        };
    }

    /** Between bursts a pulse rests at its base, everything else where its period begins. */
    public double restVolts() {
        return switch (kind) {
            case "DC", "NOIS", "PRBS" -> middle();
            case "PULS", "SQU" -> level(-1);
            default -> samples().isEmpty() ? middle() : level(samples.get(0));
        };
    }

    /** @param cycles {@link Long#MAX_VALUE} for a shape that goes on */
    public Waveform waveform(long startNanos, long cycles) {
        long period = Math.max(2, Math.round(periodSeconds * 1e9));
        return switch (kind) {
            // Noise has no mean but its offset, and the bench's instruments see its mean alone.
            case "DC", "NOIS", "PRBS" -> Waveform.constant(middle());
            case "PULS", "SQU" ->
                new PulseTrain(
                        startNanos,
                        period,
                        Math.max(1, Math.min(period - 1, Math.round(widthSeconds * 1e9))),
                        cycles,
                        level(-1),
                        level(1));
            default -> {
                long end = cycles > Long.MAX_VALUE / period - startNanos / period - 1
                        ? Long.MAX_VALUE
                        : startNanos + Math.round(cycles * periodSeconds * 1e9);
                yield new SampledWave(startNanos, period, staircase(), end, restVolts());
            }
        };
    }

    private List<Double> staircase() {
        if (!samples.isEmpty()) {
            return samples.stream().map(this::level).toList();
        }
        List<Double> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(level(unit((i + 0.5) / STEPS)));
        }
        return steps;
    }

    private double ramp(double phase) {
        double rise = kind.equals("TRI") ? 0.5 : symmetry;
        if (phase < rise) {
            return -1 + 2 * phase / rise;
        }
        return rise >= 1 ? 1 : 1 - 2 * (phase - rise) / (1 - rise);
    }
}
