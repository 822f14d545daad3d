package io.mtjlab.instruments.capability;

import io.mtjlab.base.error.InvalidInput;

/**
 * A generator of voltage pulses in exact numbers. Channels count from 1. Levels are those at its connector into the load
 * that they are calibrated for; into a larger one they are higher, at an open end up to double: what they become at the
 * junction's terminals is computed, and held against its limit for that width, before anything is programmed.
 */
public interface PulseGenerator extends Output {

    /**
     * A single pulse.
     *
     * @param lowVolts lower level, into {@code loadOhms}
     * @param highVolts upper level, into {@code loadOhms}
     * @param restsHigh false: rests at the lower level and goes up; true: rests at the upper level and goes down
     * @param widthSeconds from the middle of the first edge to the middle of the second, so that the edges are in it
     * @param firstEdgeSeconds from 10 to 90 % of the way
     * @param secondEdgeSeconds from 10 to 90 % of the way back
     * @param loadOhms that the levels hold for; infinite for an open end
     */
    record Pulse(
            double lowVolts,
            double highVolts,
            boolean restsHigh,
            double widthSeconds,
            double firstEdgeSeconds,
            double secondEdgeSeconds,
            double loadOhms) {

        public Pulse {
            if (!(highVolts > lowVolts)) {
                throw new InvalidInput("a pulse from " + lowVolts + " to " + highVolts
                        + " V refused: its upper level must be above its lower one");
            }
            if (!(widthSeconds > 0) || !(firstEdgeSeconds >= 0) || !(secondEdgeSeconds >= 0) || !(loadOhms > 0)) {
                throw new InvalidInput("a pulse of width " + widthSeconds + " s with edges of " + firstEdgeSeconds
                        + " and " + secondEdgeSeconds + " s into " + loadOhms
                        + " ohm refused: width and load must be positive, edges not negative");
            }
            // Full edges are 10 to 90 % over 0.8; half of each lies within the width.
            double edges = (firstEdgeSeconds + secondEdgeSeconds) / 1.6;
            if (edges > widthSeconds * (1 + 1e-9)) {
                throw new InvalidInput("edges of " + firstEdgeSeconds + " and " + secondEdgeSeconds
                        + " s refused: they do not fit into a width of " + widthSeconds + " s");
            }
        }

        /** From rest at 0 V to {@code volts} of either sign and back, both edges alike. */
        public static Pulse toVolts(double volts, double widthSeconds, double edgeSeconds, double loadOhms) {
            boolean down = volts < 0;
            return new Pulse(
                    Math.min(volts, 0), Math.max(volts, 0), down, widthSeconds, edgeSeconds, edgeSeconds, loadOhms);
        }

        /** Where the output stays before and after. */
        public double restVolts() {
            return restsHigh ? highVolts : lowVolts;
        }

        /** Where the output is during the pulse. */
        public double peakVolts() {
            return restsHigh ? lowVolts : highVolts;
        }
    }

    /**
     * Equal pulses at equal distances.
     *
     * @param count exactly so many for each {@link #fire}
     * @param periodSeconds from one to the next; of no effect for a single pulse
     * @param delaySeconds from the trigger to the start of the first
     */
    record Train(Pulse pulse, int count, double periodSeconds, double delaySeconds) {

        public Train {
            if (count < 1 || !(delaySeconds >= 0) || (count > 1 && !(periodSeconds > pulse.widthSeconds()))) {
                throw new InvalidInput("a train of " + count + " pulses every " + periodSeconds + " s after "
                        + delaySeconds + " s refused: at least one, further apart than they are wide ("
                        + pulse.widthSeconds() + " s)");
            }
        }

        /** One pulse without delay. */
        public static Train single(Pulse pulse) {
            return new Train(pulse, 1, 2 * pulse.widthSeconds(), 0);
        }

        /** From the trigger until the last pulse is over. */
        public double seconds() {
            return delaySeconds + (count - 1) * periodSeconds + 2 * pulse.widthSeconds();
        }
    }

    int channels();

    /** Prepares a channel; nothing leaves before {@link #fire}, but a live output goes to the new level of rest. */
    void configure(int channel, Train train);

    /** The train of a channel as the instrument tells it. */
    Train train(int channel);

    /** On: the channel goes to its level of rest. */
    void setOutput(int channel, boolean on);

    boolean outputOn(int channel);

    /**
     * Triggers once: every channel whose output is on gives its train. Waits, on the lab's clock, until the last pulse is
     * over.
     */
    void fire() throws InterruptedException;

    /** Accuracy of a level of a channel as configured, at the connector into its load, in volts. */
    Accuracy voltsAccuracy(int channel);
}
