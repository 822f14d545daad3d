package io.mtjlab.instruments.capability;

/** A source of direct current. Positive flows out of the terminal named high. */
public interface CurrentSource extends Output {

    /** The largest current that the chosen range must carry. */
    void setRangeAmperes(double amperes);

    /** The voltage that the source never exceeds; refused when the junction could not bear it, open or not. */
    void setComplianceVolts(double volts);

    void setAmperes(double amperes);

    double amperes();

    void setOutput(boolean on);

    boolean outputOn();

    /** True when the source is at its compliance, so that the set current does not flow. */
    boolean inCompliance();

    /** Accuracy of the set current on the range in use. */
    Accuracy amperesAccuracy();
}
