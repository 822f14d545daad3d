package io.mtjlab.simulators.physics.macrospin;

/** Counts spikes: m.x rises above 0.5, then falls below 0. A spike is counted when it is complete. */
public final class SpikeCounter {

    private static final double ARMED_ABOVE = 0.5;
    private static final double FIRED_BELOW = 0;

    private boolean armed;
    private int spikes;

    /** @return whether a spike is complete with this value */
    public boolean see(double mx) {
        if (mx > ARMED_ABOVE) {
            armed = true;
        } else if (armed && mx < FIRED_BELOW) {
            armed = false;
            spikes++;
            return true;
        }
        return false;
    }

    public int spikes() {
        return spikes;
    }
}
