package io.mtjlab.protocols.probability;

import java.util.List;
import java.util.Locale;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.protocols.parameter.RfLevel;

/** How a set-point's probability is told. */
interface ShareMethod {

    /** The {@code method} of a step. */
    enum Word {
        /** Reset, dwell, read, as often as asked. */
        TRIALS,
        /** One trace of a junction that switches by itself. */
        TELEGRAPH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What stands while the junction may switch.
     *
     * @param pulseAmperes 0 for none besides the bias
     * @param pulseVolts of a write pulse at the beginning, 0 for none
     * @param trials how many, for those who count
     */
    record Conditions(double oersted, RfLevel level, double pulseAmperes, double pulseVolts, int trials) {}

    List<Column> columns();

    /**
     * Measures one set-point and notes n, independent looks at the junction, and k, those that found what is counted.
     *
     * @param offsetVolts of the meter's volts, what does not follow the current
     */
    void measure(Conditions at, double offsetVolts, UnitRecorder points, RunContext run) throws InterruptedException;

    /** Lab time of that; for estimates. */
    double expectedSeconds(Conditions at);
}
