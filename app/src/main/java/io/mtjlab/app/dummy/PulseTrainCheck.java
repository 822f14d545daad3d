package io.mtjlab.app.dummy;

import java.util.Arrays;
import java.util.Locale;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.scpi.InstrumentError;

/**
 * Width and number of pulses, without seeing one: what a meter averages over a train, times its time, is
 *
 * <pre>
 *   integral (V - V_rest) dt = count x width x step,
 * </pre>
 *
 * however slow the meter is. A pulse of another width, a missing load or a wrong count makes it differ.
 */
final class PulseTrainCheck {

    private static final int COUNT = 10_000;

    private static final double PERIOD_SECONDS = 100e-6;

    /** A quarter of the period, so that an inverted train cannot look the same. */
    private static final double WIDTH_SECONDS = 25e-6;

    private static final double EDGE_SECONDS = 100e-9;

    /** After the train: what the line of rest is taken from, and time for the command to arrive. */
    private static final double REST_SECONDS = 0.4;

    private static final double TAIL_SECONDS = 0.2;

    /** Of the width, one standard error: the coarsest of the generators' data sheets, as remembered. */
    private static final double WIDTH_SE = 0.01;

    private final DummyBench bench;
    private final PulseGenerator generator;
    private final int channel;
    private final DcMeter meter;
    private final DcMeter.Tracing tracing;

    PulseTrainCheck(DummyBench bench, PulseGenerator generator, int channel, DcMeter meter, DcMeter.Tracing tracing) {
        this.bench = bench;
        this.generator = generator;
        this.channel = channel;
        this.meter = meter;
        this.tracing = tracing;
    }

    Finding finding() throws InterruptedException {
        String what = generator.role() + (generator.channels() > 1 ? " " + channel : "") + " train -> " + meter.role();
        double high = PulseCheck.PROGRAMMED_VOLTS;
        PulseGenerator.Pulse pulse = new PulseGenerator.Pulse(
                -high, high, false, WIDTH_SECONDS, EDGE_SECONDS, EDGE_SECONDS, PulseCheck.LOAD_OHMS);
        try {
            generator.setOutput(channel, false);
            generator.configure(channel, new PulseGenerator.Train(pulse, COUNT, PERIOD_SECONDS, 0));
            generator.setOutput(channel, true);
            return measured(what);
        } catch (InstrumentError e) {
            return Finding.warn(
                    what,
                    "width and count were not checked: " + e.getMessage(),
                    "the level above was; look at a pulse with an oscilloscope across the dummy");
        } catch (LimitExceeded e) {
            return Finding.warn(
                    what,
                    "width and count cannot be checked within the limits: " + e.getMessage(),
                    "look at a pulse with an oscilloscope of high input resistance across the dummy");
        }
    }

    private Finding measured(String what) throws InterruptedException {
        double high = PulseCheck.PROGRAMMED_VOLTS;
        double gain = terminalVolts(high) / high;
        meter.prepare(1.2 * terminalVolts(high));
        bench.settle();
        tracing.start(COUNT * PERIOD_SECONDS + REST_SECONDS);
        generator.fire();
        Compared seen = integral(tracing.take());
        double computed = COUNT * WIDTH_SECONDS * 2 * terminalVolts(high);
        double relative = Math.hypot(
                WIDTH_SE, 2 * gain * generator.voltsAccuracy(channel).standardError(high) / (2 * terminalVolts(high)));
        double meterError = meter.accuracy().standardError(terminalVolts(high)) / terminalVolts(high);
        double error = Math.sqrt(CurrentCheck.square(relative * computed)
                + CurrentCheck.square(meterError * computed)
                + CurrentCheck.square(seen.standardError())
                // A reading that the train's first or last pulse cuts counts for what its blind time was not.
                + CurrentCheck.square(seen.intervalSeconds() * computed / (COUNT * PERIOD_SECONDS)));
        Comparison compared = Verdict.compare(seen.voltSeconds(), computed, error, "V s");
        String condition = String.format(
                Locale.ROOT, "%d pulses of %.3g s and %.3g V", COUNT, WIDTH_SECONDS, 2 * terminalVolts(high));
        return Verdict.of(what, condition, compared, 0);
    }

    private double terminalVolts(double programmed) {
        return bench.bench()
                .wiring()
                .pulse()
                .settled(
                        programmed,
                        PulseCheck.LOAD_OHMS,
                        bench.pairOf(generator).seriesOhms(),
                        bench.dummy().ohms())
                .terminalVolts();
    }

    /** @param standardError of {@code voltSeconds}, from the scatter of the line of rest */
    private record Compared(double voltSeconds, double standardError, double intervalSeconds) {}

    private static Compared integral(Digitizer.Trace trace) {
        double[] volts = trace.volts();
        int tail = Math.max(3, (int) (TAIL_SECONDS / trace.intervalSeconds()));
        DcMeter.Mean rest = DcMeter.Mean.of(Arrays.copyOfRange(volts, volts.length - tail, volts.length));
        double sum = Arrays.stream(volts).map(v -> v - rest.value()).sum();
        double error = rest.standardError() * Math.sqrt(volts.length * (double) (volts.length + tail));
        return new Compared(sum * trace.intervalSeconds(), error * trace.intervalSeconds(), trace.intervalSeconds());
    }
}
