package io.mtjlab.simulators.twin;

/**
 * What a virtual instrument keeps of its calibration: year, month, day. The due day is the last that every model takes,
 * for a virtual instrument does not age.
 */
public final class CalibrationLabel {

    public static final String CALIBRATED = "2022,01,31";

    public static final String DUE = "2096,12,31";

    private CalibrationLabel() {}
}
