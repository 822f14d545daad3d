package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.wiring.TriggeredMeter;

/**
 * Differential conductance (622X-901-01, figure 5-14): a staircase from one step before its start to one behind its
 * stop, the current of every step moved by plus and minus the same delta in turn. A repeating filter takes steps that
 * are finer by its count.
 */
final class DifferentialConductance implements Mode {

    private static final int STEPS_OF_A_SWEEP = 100;
    private static final int MOST_READINGS = 65_536;

    private final Panel panel;
    private double zeroVolts;

    /** @param meter the nanovoltmeter, where there is one */
    DifferentialConductance(CommandTable table, Locks locks, Supplier<Optional<TriggeredMeter>> meter) {
        String at = "[:SOURce[1]]:DCONductance:";
        Limits level = Limits.of(-LARGEST_AMPERES, LARGEST_AMPERES, -10e-6);
        panel = new Panel(table, 1)
                .number("start", at + "STARt", Dimension.AMPERES, level)
                .number("stop", at + "STOP", Dimension.AMPERES, Limits.of(-LARGEST_AMPERES, LARGEST_AMPERES, 10e-6))
                .number("step", at + "STEP", Dimension.AMPERES, Limits.of(0, LARGEST_AMPERES, 1e-6))
                .number("delta", at + "DELTa", Dimension.AMPERES, Limits.of(0, LARGEST_AMPERES, 1e-6))
                .number("delay", at + "DELay", Dimension.SECONDS, Limits.of(1e-3, 9999.999, 2e-3))
                .bool("abort", at + "CABort", false);
        panel.listen((name, channel) -> locks.requireOpen(this));
        table.row(
                at + "NVZero",
                call -> {
                    call.expect(0, 0);
                    locks.requireOpen(this);
                    zeroVolts = zero(meter.get().orElseThrow(() -> new ScpiException(StandardError.HARDWARE_MISSING)));
                },
                call -> {
                    call.expect(0, 0);
                    Nr3.append(call.answer(), zeroVolts, 6);
                });
    }

    /** What the nanovoltmeter tells of no voltage; average voltages are told less this. */
    private static double zero(TriggeredMeter meter) {
        return meter.converted(0, 1, meter.powerLineCycles());
    }

    @Override
    public String name() {
        return "DCON";
    }

    @Override
    public void reset() {
        panel.reset();
        zeroVolts = 0;
    }

    @Override
    public boolean abortsInCompliance() {
        return panel.on("abort");
    }

    @Override
    public Course course(double powerLineCycles, int perReading) throws ScpiException {
        double span = panel.get("stop") - panel.get("start");
        if (panel.get("delta") == 0 || panel.get("step") == 0 && span != 0) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (panel.get("step") > Math.abs(span) && span != 0) {
            panel.put("step", Math.abs(span) / (STEPS_OF_A_SWEEP - 1));
        }
        double steps = span == 0 ? 0 : Math.floor(Math.abs(span) / panel.get("step") + 1e-9);
        if (steps >= MOST_READINGS) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        double step = Math.copySign(panel.get("step"), span);
        Staircase course = new Staircase(
                panel.get("start"),
                step / perReading,
                panel.get("delta"),
                panel.get("delay"),
                (long) steps + 1,
                perReading,
                powerLineCycles,
                zeroVolts);
        if (course.peakAmperes() > LARGEST_AMPERES * (1 + 1e-12)) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        return course;
    }

    private static final class Staircase extends Reversals {

        private final double start;
        private final double step;
        private final double delta;
        private final long readings;
        private final long conversions;
        private final double zeroVolts;

        Staircase(
                double start,
                double step,
                double delta,
                double delaySeconds,
                long readings,
                int perReading,
                double powerLineCycles,
                double zeroVolts) {
            super(delaySeconds, powerLineCycles);
            this.start = start;
            this.step = step;
            this.delta = delta;
            this.readings = readings;
            this.zeroVolts = zeroVolts;
            this.conversions = readings * perReading + CONVERSIONS - 1;
        }

        /** Of the staircase alone. */
        private double base(long conversion) {
            return start + (conversion - 1) * step;
        }

        @Override
        double level(long conversion) {
            return base(conversion) + (conversion % 2 == 0 ? delta : -delta);
        }

        @Override
        public double peakAmperes() {
            return Math.max(Math.abs(base(0)), Math.abs(base(conversions - 1))) + delta;
        }

        @Override
        public long readings() {
            return readings;
        }

        @Override
        public boolean averages(boolean repeating) {
            return repeating;
        }

        @Override
        DeltaReading reading(long conversion, double volts, List<Double> last) {
            double bias = base(conversion - 1);
            double average = average(last) - zeroVolts;
            return new DeltaReading(volts, average, delta, bias, average * bias);
        }
    }
}
