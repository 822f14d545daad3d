package io.mtjlab.instruments.capability;

/** A microwave generator. Power is at its output connector, into 50 ohm. */
public interface RfGenerator extends Output {

    void setHertz(double hertz);

    double hertz();

    /** The level of the carrier; under amplitude modulation, of the carrier at its highest. */
    void setDbm(double dbm);

    double dbm();

    void setOutput(boolean on);

    boolean outputOn();

    /** Amplitude modulation by a square wave: {@code depth} 1 switches the carrier fully on and off. */
    void setSquareModulation(double rateHertz, double depth);

    void setModulation(boolean on);

    /** The modulation's sync signal at the low-frequency output, for a lock-in's reference. */
    void setSync(boolean on);

    /** Accuracy of the level, in decibel. */
    Accuracy dbmAccuracy();
}
