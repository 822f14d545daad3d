package io.mtjlab.instruments.capability;

/** A thermometer with a heater that holds the device at a temperature. Safe is: heater off. */
public interface TemperatureController extends Output {

    /** How strong the heater may be; what a step is in watts depends on the heater. */
    enum HeaterRange {
        OFF,
        LOW,
        MEDIUM,
        HIGH
    }

    /** Gains of the control loop in the controller's own scale: proportional, integral, derivative. */
    record Pid(double proportional, double integral, double derivative) {}

    /** What the sensor at the device says. @throws io.mtjlab.instruments.scpi.InstrumentError when it is not sound */
    double readKelvin();

    /** The temperature to hold; reached by the ramp, where one is set. */
    void setKelvin(double kelvin);

    /** The temperature that the controller now heads for: under way on a ramp, not yet its end. */
    double setpointKelvin();

    /** How fast the set-point moves; 0 lets it jump. */
    void setRampKelvinPerMinute(double kelvinPerMinute);

    boolean ramping();

    void setPid(Pid pid);

    Pid pid();

    void setHeater(HeaterRange range);

    HeaterRange heater();

    /** How much of its range the heater gives now, 0 to 100. */
    double heaterPercent();

    /** Accuracy of the temperature read, without the sensor's own calibration. */
    Accuracy kelvinAccuracy();
}
