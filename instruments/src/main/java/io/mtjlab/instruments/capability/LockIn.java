package io.mtjlab.instruments.capability;

import java.time.Duration;

/** A lock-in amplifier; outputs are root mean square volts of the chosen harmonic. */
public interface LockIn extends Instrument {

    /**
     * @param externalReference true when the reference comes from outside
     * @param fullScaleVolts sensitivity, RMS
     * @param timeConstantSeconds of each pole
     * @param slopeDbPerOctave 6, 12, 18 or 24
     */
    record Settings(
            boolean externalReference, double fullScaleVolts, double timeConstantSeconds, int slopeDbPerOctave) {}

    void configure(Settings settings);

    /** In-phase and quadrature at one instant, in volts RMS. */
    record Phasor(double xVolts, double yVolts) {}

    Phasor read();

    /** Turns the phase so that the present signal is all in X. */
    void autoPhase();

    double phaseDegrees();

    void setPhaseDegrees(double degrees);

    double referenceHertz();

    /** True when an input, a filter or an output has been overloaded, or the reference unlocked, since last asked. */
    boolean overloadedOrUnlocked();

    /** Time after a step of the input until the output is within a thousandth of its end value. */
    Duration settlingTime();

    /** Equivalent noise bandwidth of the filter in hertz. */
    double noiseBandwidthHertz();

    Accuracy voltsAccuracy();
}
