package io.mtjlab.instruments.capability;

/** A magnet with its supply. The field follows from the coil constant; what it really is, a gaussmeter tells. */
public interface FieldSource extends Output {

    FieldAxis axis();

    /** Ramps to the field at the permitted rate and waits, on the lab's clock, until the supply has arrived. */
    void rampToOersted(double oersted) throws InterruptedException;

    /** The field that the supply's own current read-back stands for. */
    double oersted();

    /** The largest field that supply, coil and limits permit. */
    double maxOersted();

    void setOutput(boolean on);

    boolean outputOn();
}
