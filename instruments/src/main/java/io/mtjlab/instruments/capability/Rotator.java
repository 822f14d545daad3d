package io.mtjlab.instruments.capability;

/**
 * A stage that turns the sample in the plane of its film. At 0 degrees the device's axes lie as the bench's wiring says of
 * coils and probes; positive turns lead its easy axis towards where its hard axis was. Nothing turns while something on
 * the bench is live; that no needle touches is for who sees the prober to tell.
 */
public interface Rotator extends Instrument {

    /** Where the stage says that it stands; NaN where it does not know, as after its mains switch. */
    double degrees();

    double leastDegrees();

    double mostDegrees();

    double degreesPerSecond();

    /** How far from where it was sent it may stand and count as there. */
    double withinDegrees();

    /**
     * Turns there, by its reference first where it does not know where it stands, and waits on the lab's clock. One that is
     * interrupted stops where it is.
     *
     * @throws io.mtjlab.instruments.scpi.OutOfRange beyond its travel
     */
    void turnTo(double degrees) throws InterruptedException;
}
