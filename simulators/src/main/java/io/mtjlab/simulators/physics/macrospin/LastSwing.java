package io.mtjlab.simulators.physics.macrospin;

/** The answer of the elements of Zheng et al. (2020): the last maximum less the last minimum of a sampled resistance. */
public final class LastSwing {

    private double before;
    private double last;
    private double maximum = Double.NaN;
    private double minimum = Double.NaN;

    /** @param beginOhms the resistance before the first sample */
    public LastSwing(double beginOhms) {
        before = beginOhms;
        last = beginOhms;
    }

    /** Takes the next sample. */
    public void see(double ohms) {
        if (last > before && ohms <= last) {
            maximum = last;
        } else if (last < before && ohms >= last) {
            minimum = last;
        }
        before = last;
        last = ohms;
    }

    /** Maximum less minimum in ohm; not a number before there was one of each. */
    public double ohms() {
        return maximum - minimum;
    }
}
