package io.mtjlab.simulators.twin.generator;

import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.ElectricalSource;
import io.mtjlab.simulators.wiring.Waveform;

/** The output that is wired to the junction: 50 ohm, and an amplitude that is off by what the maker allows. */
public final class GeneratorOutput {

    /** Bursts that follow each other faster act by their mean: every step is an event of the bench. */
    private static final long SHORTEST_REPETITION_NANOS = 100_000;

    private final Post post;
    private final CalibrationError error;
    private Waveform present = Waveform.constant(0);
    private long endNanos;

    /**
     * @param fraction specified limit of error in proportion to the level
     * @param offsetVolts specified limit besides
     */
    public GeneratorOutput(Post post, double fraction, double offsetVolts) {
        this.post = post;
        this.error = CalibrationError.draw(post.calibration(), fraction, offsetVolts, "level");
    }

    public CalibrationError error() {
        return error;
    }

    /** The output's relay is open. */
    public void off() {
        present = Waveform.constant(0);
        endNanos = 0;
        post.wires().source(post.role(), 0, 0);
    }

    public void rest(Shape shape) {
        endNanos = 0;
        drive(Waveform.constant(shape.restVolts()));
    }

    public void run(Shape shape) {
        endNanos = 0;
        drive(shape.waveform(post.time().nanos(), Long.MAX_VALUE));
    }

    /** @param end of what comes out, in lab time; 0 for what goes on */
    public void play(Waveform told, long end) {
        endNanos = end;
        drive(told);
    }

    /** So many periods from {@code delaySeconds} on, then rest. */
    public void burst(Shape shape, long cycles, double delaySeconds) {
        long start = post.time().nanos() + Math.round(delaySeconds * 1e9);
        drive(shape.waveform(start, cycles));
        endNanos = cycles == Long.MAX_VALUE ? 0 : start + Math.round(cycles * shape.periodSeconds() * 1e9);
    }

    /** The same burst again and again, one every {@code everySeconds} or, where that is too short, one behind the other. */
    public void repeat(Shape shape, long cycles, double everySeconds) {
        long burst = cycles == Long.MAX_VALUE ? Long.MAX_VALUE : Math.round(cycles * shape.periodSeconds() * 1e9);
        long every = Math.round(everySeconds * 1e9);
        endNanos = 0;
        long start = post.time().nanos();
        if (burst >= every) {
            drive(shape.waveform(start, Long.MAX_VALUE));
        } else if (cycles == 1) {
            drive(shape.withPeriodSeconds(everySeconds).waveform(start, Long.MAX_VALUE));
        } else if (every < SHORTEST_REPETITION_NANOS) {
            double share = (double) burst / every;
            drive(Waveform.constant(shape.meanVolts() * share + shape.restVolts() * (1 - share)));
        } else {
            drive(new RepeatedBurst(shape.waveform(start, cycles), start, every));
        }
    }

    /** When the burst that is under way is over; 0 when there is none. */
    public long endNanos() {
        return endNanos;
    }

    private void drive(Waveform told) {
        present = told;
        post.wires()
                .source(
                        post.role(),
                        new ElectricalSource.Voltage(
                                new Erring(told, error), Level.SOURCE_OHMS, Double.MAX_VALUE, false));
    }

    /** The level now, as told. */
    public double volts() {
        return present.valueAt(post.time().nanos());
    }

    /** What comes out when this is told. */
    private record Erring(Waveform told, CalibrationError error) implements Waveform {
        @Override
        public double valueAt(long nanos) {
            double level = told.valueAt(nanos);
            return level == 0 ? 0 : error.apply(level);
        }

        @Override
        public long nextStepAfter(long nanos) {
            return told.nextStepAfter(nanos);
        }

        @Override
        public boolean pulsedAt(long nanos) {
            return told.pulsedAt(nanos);
        }
    }
}
