package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/** Delta mode (622X-901-01, section 5): the current goes between high and low, the nanovoltmeter converts at each. */
final class Delta implements Mode {

    private static final double LONGEST_DELAY = 9999.999;

    private final Panel panel;
    private final Locks locks;

    Delta(CommandTable table, Locks locks) {
        this.locks = locks;
        String at = "[:SOURce[1]]:DELTa:";
        panel = new Panel(table, 1)
                .number("high", at + "HIGH", Dimension.AMPERES, Limits.of(0, LARGEST_AMPERES, 10e-6))
                .number("low", at + "LOW", Dimension.AMPERES, Limits.of(-LARGEST_AMPERES, 0, -10e-6))
                .number("delay", at + "DELay", Dimension.SECONDS, Limits.of(0, ENDLESS, 2e-3))
                .integer("count", at + "COUNt", COUNT)
                .bool("abort", at + "CABort", false)
                .bool("switch", at + "CSWitch", false);
        panel.listen(this::changed);
    }

    /** The low level is the high one turned round until it is set. */
    private void changed(String name, int channel) throws ScpiException {
        locks.requireOpen(this);
        Mode.requireCount(panel.get("count"));
        if (name.equals("delay")) {
            panel.put("delay", Math.min(LONGEST_DELAY, panel.get("delay")));
        }
        if (name.equals("high")) {
            panel.put("low", -panel.get("high"));
        }
    }

    @Override
    public String name() {
        return "DELT";
    }

    @Override
    public void reset() {
        panel.reset();
    }

    @Override
    public boolean abortsInCompliance() {
        return panel.on("abort");
    }

    @Override
    public Course course(double powerLineCycles, int perReading) {
        double high = panel.get("high");
        double low = panel.get("low");
        return new Square(high, low, panel.get("delay"), Mode.readings(panel.get("count")), powerLineCycles);
    }

    /** Between high and low. */
    private static final class Square extends Reversals {

        private final double high;
        private final double low;
        private final long readings;

        Square(double high, double low, double delaySeconds, long readings, double powerLineCycles) {
            super(delaySeconds, powerLineCycles);
            this.high = high;
            this.low = low;
            this.readings = readings;
        }

        @Override
        double level(long conversion) {
            return conversion % 2 == 0 ? high : low;
        }

        @Override
        public double peakAmperes() {
            return Math.max(high, -low);
        }

        @Override
        public long readings() {
            return readings;
        }

        @Override
        public boolean averages(boolean repeating) {
            return true;
        }

        @Override
        DeltaReading reading(long conversion, double volts, List<Double> last) {
            double amperes = (high - low) / 2;
            return new DeltaReading(volts, Double.NaN, amperes, level(conversion - 1), volts * amperes);
        }
    }
}
