package io.mtjlab.app.dummy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

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

    /** A trace of what comes while something else happens; empty where it has no memory for one. */
    default Optional<Tracing> tracing() {
        return Optional.empty();
    }

    /** Records into its memory by itself; the range is that of {@link #prepare}. */
    interface Tracing {

        /** Starts; returns at once. */
        void start(double seconds);

        /** Waits for the end. */
        Digitizer.Trace take() throws InterruptedException;
    }

    /** @param standardError of the mean, from the scatter of the readings */
    record Mean(double value, double standardError) {

        static Mean of(double[] readings) {
            double mean = Arrays.stream(readings).average().orElse(Double.NaN);
            double squares =
                    Arrays.stream(readings).map(v -> (v - mean) * (v - mean)).sum();
            return new Mean(mean, Math.sqrt(squares / (readings.length - 1) / readings.length));
        }
    }

    static DcMeter of(Nanovoltmeter meter) {
        return new DcMeter() {
            private double rangeVolts;

            @Override
            public String role() {
                return meter.role();
            }

            @Override
            public void prepare(double volts) {
                rangeVolts = volts;
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

            /** A zero between readings would be time in which it sees no pulses. */
            @Override
            public Optional<Tracing> tracing() {
                return Optional.of(new Tracing() {
                    @Override
                    public void start(double seconds) {
                        meter.configure(new Nanovoltmeter.Acquisition(rangeVolts, 1, false, false));
                        double interval = meter.readingInterval().toNanos() * 1e-9;
                        meter.startBuffer((int) Math.ceil(seconds / interval));
                    }

                    @Override
                    public Digitizer.Trace take() throws InterruptedException {
                        double[] volts = meter.takeBuffer().volts();
                        return new Digitizer.Trace(meter.readingInterval().toNanos() * 1e-9, volts);
                    }
                });
            }
        };
    }

    static DcMeter of(Digitizer meter) {
        return new DcMeter() {
            /** Ten cycles of 50 Hz, twelve of 60 Hz, so that hum averages out. */
            private static final double SECONDS = 0.2;

            private static final double SAMPLE_HERTZ = 10_000;

            /** Samples of a pulse train lie evenly over its period: the golden ratio is far from any ratio of integers. */
            private static final double TRAIN_HERTZ = 6180;

            private double rangeVolts;

            @Override
            public String role() {
                return meter.role();
            }

            @Override
            public void prepare(double volts) {
                rangeVolts = volts;
                meter.configure(new Digitizer.Acquisition(volts, SAMPLE_HERTZ));
            }

            @Override
            public Optional<Tracing> tracing() {
                return Optional.of(new Tracing() {
                    @Override
                    public void start(double seconds) {
                        meter.configure(new Digitizer.Acquisition(rangeVolts, TRAIN_HERTZ));
                        meter.startTrace((int) Math.ceil(seconds * TRAIN_HERTZ));
                    }

                    @Override
                    public Digitizer.Trace take() throws InterruptedException {
                        return meter.takeTrace();
                    }
                });
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
