package io.mtjlab.instruments.capability;

/** A Hall probe at the device. */
public interface Gaussmeter extends Instrument {

    /** The axis that its probe feels. */
    FieldAxis axis();

    void setRangeOersted(double oersted);

    double readOersted();

    Accuracy oerstedAccuracy();
}
