package io.mtjlab.simulators.twin.generator;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * What a frequency sweep, or modulation by the internal source m(t) between -1 and 1, makes of a shape (33250A user's guide
 * and 33500 operating guide, chapter 2):
 *
 * <pre>
 *   AM     height times (1 + depth m)/2, so that 100 % goes from nothing to all of it
 *   FM     frequency + deviation m
 *   PM     phase + deviation m
 *   PWM    width + deviation m, of a pulse
 *   FSK    the other frequency in the second half of every period of the rate, without a jump of the phase
 *   BPSK   the phase further by so much in that half
 *   SUM    so much m on top, in proportion to the height
 * </pre>
 */
final class Modulation {

    /** Every kind that an instrument of the family has; one at a time is on. */
    static final List<String> KINDS = List.of("AM", "FM", "PM", "PWM", "FSKey", "BPSK", "SUM");

    private static final double FULL_TURN_DEGREES = 360;
    private static final int STEPS = 64;
    private static final int SAMPLES = 256;

    /** Steps that are shorter act by their mean, as those of any shape do. */
    private static final long SHORTEST_STEP_NANOS = 100_000;

    private final Panel panel;

    Modulation(Panel panel) {
        this.panel = panel;
    }

    private boolean on(String kind) {
        return panel.has(kind) && panel.on(kind) && panel.word(kind + ".source").equals("INT");
    }

    /** @return empty when the shape stays as it is */
    Optional<Waveform> of(Shape shape, long startNanos) {
        boolean acts = shape.periodic() ? KINDS.stream().anyMatch(this::on) || panel.on("sweep") : widens(shape);
        if (!acts) {
            return Optional.empty();
        }
        double hertz = 1 / shape.periodSeconds();
        DoubleUnaryOperator turns = turns(hertz);
        DoubleUnaryOperator envelope = on("AM") ? envelope() : t -> 1;
        DoubleUnaryOperator sum = on("SUM") ? modulating("SUM", panel.get("SUM.amplitude") / 100) : t -> 0;
        DoubleUnaryOperator wider =
                widens(shape) ? modulating("PWM", panel.get("PWM.deviation") / shape.periodSeconds()) : t -> 0;
        DoubleUnaryOperator volts = t -> {
            double phase = turns.applyAsDouble(t);
            double unit = shape.unit(phase - Math.floor(phase), wider.applyAsDouble(t));
            return shape.volts(envelope.applyAsDouble(t) * unit + sum.applyAsDouble(t));
        };
        long step = Math.max(1, Math.round(1e9 / fastestHertz(hertz) / STEPS));
        return Optional.of(new Followed(startNanos, step, volts, shape));
    }

    private boolean widens(Shape shape) {
        return shape.pulses() && on("PWM");
    }

    private double fastestHertz(double hertz) {
        if (panel.on("sweep")) {
            return Math.max(panel.get("sweep.start"), panel.get("sweep.stop"));
        }
        double deviation = on("FM") ? Math.abs(panel.get("FM.deviation")) : 0;
        return Math.max(hertz + deviation, on("FSKey") ? panel.get("FSKey.hertz") : 0);
    }

    /** How often the shape has turned since the beginning. */
    private DoubleUnaryOperator turns(double hertz) {
        if (panel.on("sweep")) {
            return this::sweptTurns;
        }
        if (on("FM")) {
            return frequency(hertz);
        }
        if (on("FSKey")) {
            return hops(hertz);
        }
        if (on("PM")) {
            DoubleUnaryOperator phase = modulating("PM", panel.get("PM.deviation") / FULL_TURN_DEGREES);
            return t -> hertz * t + phase.applyAsDouble(t);
        }
        return on("BPSK") ? shifts(hertz) : t -> hertz * t;
    }

    private DoubleUnaryOperator shifts(double hertz) {
        double shift = panel.get("BPSK.degrees") / FULL_TURN_DEGREES;
        double rate = panel.get("BPSK.rate");
        return t -> hertz * t + (t * rate % 1 >= 0.5 ? shift : 0);
    }

    private DoubleUnaryOperator hops(double hertz) {
        double half = 0.5 / panel.get("FSKey.rate");
        double other = panel.get("FSKey.hertz");
        return t -> {
            double since = t % (2 * half);
            return (t - since) * (hertz + other) / 2
                    + hertz * Math.min(since, half)
                    + other * Math.max(0, since - half);
        };
    }

    /** What the internal source of {@code kind} makes, times {@code height}. */
    private DoubleUnaryOperator modulating(String kind, double height) {
        double hertz = panel.get(kind + ".hertz");
        String shape = panel.word(kind + ".shape");
        return t -> height * level(shape, hertz * t - Math.floor(hertz * t));
    }

    /** Turns since the beginning of the sweep; it holds its last frequency and begins again. */
    private double sweptTurns(double seconds) {
        double from = panel.get("sweep.start");
        double to = panel.get("sweep.stop");
        double time = panel.get("sweep.time");
        double t = seconds % (time + panel.get("sweep.hold"));
        double moving = Math.min(t, time);
        double ratio = Math.log(to / from);
        boolean logarithmic = panel.word("sweep.spacing").equals("LOG") && ratio != 0;
        double turns = logarithmic
                ? from * time / ratio * Math.expm1(ratio * moving / time)
                : from * moving + (to - from) * moving * moving / (2 * time);
        return turns + to * (t - moving);
    }

    private DoubleUnaryOperator envelope() {
        DoubleUnaryOperator modulating = modulating("AM", panel.get("AM.depth") / 100);
        return t -> (1 + modulating.applyAsDouble(t)) / 2;
    }

    /** The integral of the frequency: over whole periods of the modulation what modulates leaves nothing. */
    private DoubleUnaryOperator frequency(double carrierHertz) {
        double hertz = panel.get("FM.hertz");
        double deviation = panel.get("FM.deviation");
        String kind = panel.word("FM.shape");
        double[] integral = new double[SAMPLES + 1];
        for (int i = 0; i < SAMPLES; i++) {
            integral[i + 1] = integral[i] + level(kind, (i + 0.5) / SAMPLES) / SAMPLES / hertz;
        }
        return t -> {
            double at = (hertz * t - Math.floor(hertz * t)) * SAMPLES;
            int before = Math.min(SAMPLES - 1, (int) at);
            double part = integral[before] + (at - before) * (integral[before + 1] - integral[before]);
            return carrierHertz * t + deviation * part;
        };
    }

    /** Between -1 and 1; shapes that have no formula modulate by nothing. */
    private static double level(String kind, double phase) {
        return switch (kind) {
            case "SIN" -> Math.sin(2 * Math.PI * phase);
            case "SQU" -> phase < 0.5 ? 1 : -1;
            case "RAMP" -> 2 * phase - 1;
            case "NRAM" -> 1 - 2 * phase;
            case "TRI" -> phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
            default -> 0;
        };
    }

    /** In steps of equal duration, each at the level of its middle. */
    private record Followed(long startNanos, long stepNanos, DoubleUnaryOperator volts, Shape shape)
            implements Waveform {

        private boolean blurred() {
            return stepNanos < SHORTEST_STEP_NANOS;
        }

        private long step(long nanos) {
            return Math.max(0, (nanos - startNanos) / stepNanos);
        }

        @Override
        public double valueAt(long nanos) {
            return blurred() ? shape.meanVolts() : volts.applyAsDouble((step(nanos) + 0.5) * stepNanos * 1e-9);
        }

        @Override
        public long nextStepAfter(long nanos) {
            return blurred() ? Long.MAX_VALUE : startNanos + (step(nanos) + 1) * stepNanos;
        }
    }
}
