package io.mtjlab.simulators.twin.generator;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * What a frequency sweep, or amplitude or frequency modulation by the internal source, makes of a shape (33250A user's
 * guide and 33500 operating guide, "Amplitude modulation": the envelope is (1 + depth m)/2 of what is set, so that 100 %
 * goes from nothing to all of it).
 */
final class Modulation {

    private static final int STEPS = 64;
    private static final int SAMPLES = 256;

    /** Steps that are shorter act by their mean, as those of any shape do. */
    private static final long SHORTEST_STEP_NANOS = 100_000;

    private final Panel panel;

    Modulation(Panel panel) {
        this.panel = panel;
    }

    private boolean on(String kind) {
        return panel.on(kind) && panel.word(kind + ".source").equals("INT");
    }

    /** @return empty when the shape stays as it is */
    Optional<Waveform> of(Shape shape, long startNanos) {
        boolean swept = panel.on("sweep");
        if (!shape.periodic() || !swept && !on("AM") && !on("FM")) {
            return Optional.empty();
        }
        double hertz = 1 / shape.periodSeconds();
        DoubleUnaryOperator turns = swept ? this::sweptTurns : on("FM") ? frequency(hertz) : t -> hertz * t;
        DoubleUnaryOperator envelope = on("AM") ? envelope() : t -> 1;
        double fastest = swept
                ? Math.max(panel.get("sweep.start"), panel.get("sweep.stop"))
                : on("FM") ? hertz + Math.abs(panel.get("FM.deviation")) : hertz;
        DoubleUnaryOperator volts = t -> {
            double phase = turns.applyAsDouble(t);
            return shape.volts(envelope.applyAsDouble(t) * shape.unit(phase - Math.floor(phase)));
        };
        return Optional.of(new Followed(startNanos, Math.max(1, Math.round(1e9 / fastest / STEPS)), volts, shape));
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
        double depth = panel.get("AM.depth") / 100;
        double hertz = panel.get("AM.hertz");
        String kind = panel.word("AM.shape");
        return t -> (1 + depth * modulating(kind, hertz * t - Math.floor(hertz * t))) / 2;
    }

    /** The integral of the frequency: over whole periods of the modulation what modulates leaves nothing. */
    private DoubleUnaryOperator frequency(double carrierHertz) {
        double hertz = panel.get("FM.hertz");
        double deviation = panel.get("FM.deviation");
        String kind = panel.word("FM.shape");
        double[] integral = new double[SAMPLES + 1];
        for (int i = 0; i < SAMPLES; i++) {
            integral[i + 1] = integral[i] + modulating(kind, (i + 0.5) / SAMPLES) / SAMPLES / hertz;
        }
        return t -> {
            double at = (hertz * t - Math.floor(hertz * t)) * SAMPLES;
            int before = Math.min(SAMPLES - 1, (int) at);
            double part = integral[before] + (at - before) * (integral[before + 1] - integral[before]);
            return carrierHertz * t + deviation * part;
        };
    }

    /** Between -1 and 1; shapes that have no formula modulate by nothing. */
    private static double modulating(String kind, double phase) {
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
