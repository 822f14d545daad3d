package io.mtjlab.instruments.capability;

/** A generator whose carrier can be gated in short pulses. */
public interface PulsedRfGenerator extends RfGenerator {

    /** A train of pulses of the carrier, from within. */
    void setPulseModulation(double periodSeconds, double widthSeconds);

    /** Off leaves the carrier continuous. */
    void setPulsed(boolean on);
}
