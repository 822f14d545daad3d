package io.mtjlab.app.dummy;

import java.time.Duration;
import java.util.Arrays;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;

/** Whatever reads a direct voltage across the terminals. */
interface DcMeter {

    /** One cycle of the mains each. */
    int READINGS = 10;

    String role();

    /** Chooses a range that holds {@code volts}. */
    void prepare(double volts);

    Mean read() throws InterruptedException;

    Accuracy accuracy();

    /** @param standardErrorVolts of the mean, from the scatter of the readings */
    record Mean(double volts, double standardErrorVolts) {

        static Mean of(double[] volts) {
            double mean = Arrays.stream(volts).average().orElse(Double.NaN);
            double squares =
                    Arrays.stream(volts).map(v -> (v - mean) * (v - mean)).sum();
            return new Mean(mean, Math.sqrt(squares / (volts.length - 1) / volts.length));
        }
    }

    static DcMeter of(Nanovoltmeter meter) {
        return new DcMeter() {
            @Override
            public String role() {
                return meter.role();
            }

            @Override
            public void prepare(double volts) {
                meter.configure(new Nanovoltmeter.Acquisition(volts, 1, false, true));
            }

            @Override
            public Mean read() {
                double[] readings = new double[READINGS];
                Arrays.setAll(readings, i -> meter.readVolts());
                return Mean.of(readings);
            }

            @Override
            public Accuracy accuracy() {
                return meter.voltsAccuracy();
            }
        };
    }

    static DcMeter of(Digitizer meter) {
        return new DcMeter() {
            /** Ten cycles of 50 Hz, twelve of 60 Hz, so that hum averages out. */
            private static final double SECONDS = 0.2;

            private static final double SAMPLE_HERTZ = 10_000;

            @Override
            public String role() {
                return meter.role();
            }

            @Override
            public void prepare(double volts) {
                meter.configure(new Digitizer.Acquisition(volts, SAMPLE_HERTZ));
            }

            @Override
            public Mean read() throws InterruptedException {
                meter.startTrace((int) Math.round(SECONDS * SAMPLE_HERTZ));
                return Mean.of(meter.takeTrace().volts());
            }

            @Override
            public Accuracy accuracy() {
                return meter.voltsAccuracy();
            }
        };
    }

    /** A source meter that drives no current and measures the voltage that others make; its output must be made safe. */
    static DcMeter of(SourceMeter meter, LabClock clock) {
        return new DcMeter() {
            private static final double LEAST_RANGE_AMPERES = 1e-6;

            private static final Duration SETTLE = Duration.ofMillis(200);

            @Override
            public String role() {
                return meter.role();
            }

            @Override
            public void prepare(double volts) {
                if (!meter.outputOn()) {
                    meter.setRangeAmperes(LEAST_RANGE_AMPERES);
                    meter.setComplianceVolts(volts);
                    meter.setAmperes(0);
                    meter.configure(new SourceMeter.Measurement(1, 1, true, false));
                    meter.setOutput(true);
                }
            }

            @Override
            public Mean read() throws InterruptedException {
                clock.sleep(SETTLE);
                double[] readings = new double[READINGS];
                Arrays.setAll(readings, i -> meter.read().volts());
                return Mean.of(readings);
            }

            @Override
            public Accuracy accuracy() {
                return meter.measuredVoltsAccuracy();
            }
        };
    }
}
