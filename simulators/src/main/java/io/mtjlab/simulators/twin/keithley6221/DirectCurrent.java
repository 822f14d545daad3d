package io.mtjlab.simulators.twin.keithley6221;

import java.util.HashMap;
import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.CalibrationError;

/** Level, range and compliance that are set, and what the source makes of them. */
final class DirectCurrent {

    private static final double DEFAULT_COMPLIANCE_VOLTS = 10;

    private final Map<CurrentRange, CalibrationError> errors = new HashMap<>();
    private CurrentRange range = CurrentRange.ALL.get(0);
    private boolean autoRange;
    private double levelAmperes;
    private double complianceVolts;

    DirectCurrent(RandomStreams calibration) {
        for (CurrentRange each : CurrentRange.ALL) {
            errors.put(
                    each,
                    CalibrationError.draw(
                            calibration, each.fraction(), each.offsetAmperes(), "amperes", each.amperes()));
        }
    }

    void reset() {
        levelAmperes = 0;
        range = CurrentRange.ALL.get(0);
        autoRange = true;
        complianceVolts = DEFAULT_COMPLIANCE_VOLTS;
    }

    void level(double amperes) throws ScpiException {
        if (autoRange) {
            range = CurrentRange.forLevel(amperes);
        } else if (!range.holds(amperes)) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        levelAmperes = amperes;
    }

    double level() {
        return levelAmperes;
    }

    void clear() {
        levelAmperes = 0;
    }

    /** Takes the lowest range that holds {@code amperes} and stays there; a level that it cannot hold is a conflict. */
    void range(double amperes) throws ScpiException {
        CurrentRange wanted = CurrentRange.forLevel(amperes);
        if (!wanted.holds(levelAmperes)) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        range = wanted;
        autoRange = false;
    }

    /** The range for what a wave, a sweep or a delta mode drives at the most. */
    void rangeFor(double peakAmperes) {
        range = CurrentRange.forLevel(peakAmperes);
    }

    /** True when the range, as it is, holds this. */
    boolean holds(double peakAmperes) {
        return range.holds(peakAmperes);
    }

    double range() {
        return range.amperes();
    }

    void autoRange(boolean on) {
        autoRange = on;
        if (on) {
            range = CurrentRange.forLevel(levelAmperes);
        }
    }

    boolean autoRange() {
        return autoRange;
    }

    void compliance(double volts) {
        complianceVolts = volts;
    }

    double compliance() {
        return complianceVolts;
    }

    /** The level that flows into a short: what is set, with the error of the range. */
    double actualAmperes() {
        return error().apply(levelAmperes);
    }

    CalibrationError error() {
        CalibrationError error = errors.get(range);
        return error == null ? new CalibrationError(0, 0) : error;
    }

    /** The truth about it, keys with units. */
    void tell(Map<String, Object> state) {
        state.put("level_amperes", levelAmperes);
        state.put("range_amperes", range.amperes());
        state.put("compliance_volts", complianceVolts);
        state.put("amperes_gain_error", error().gain());
        state.put("amperes_offset_error", error().offset());
    }
}
