package io.mtjlab.networks.synapse;

import io.mtjlab.base.error.InvalidInput;

/**
 * What real devices do to a programmed weight.
 *
 * @param conductanceSpread relative standard deviation of the conductance of a compound from that of its level, drawn
 *     once: its cells are made together, so that they deviate together
 * @param readNoise the same, drawn anew whenever the network is read
 * @param stuckCells fraction of the cells that cannot be switched, half of them in P and half in AP
 * @param programmingError fraction of the cells that a write leaves in the wrong state
 */
public record Imperfections(double conductanceSpread, double readNoise, double stuckCells, double programmingError) {

    public static final Imperfections NONE = new Imperfections(0, 0, 0, 0);

    public Imperfections {
        relative("conductance spread", conductanceSpread);
        relative("read noise", readNoise);
        fraction("stuck cells", stuckCells);
        fraction("programming error", programmingError);
    }

    private static void relative(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInput(what + " of " + value + "; a relative deviation from 0 to 1 expected");
        }
    }

    private static void fraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInput(what + ": " + value + "; a fraction from 0 to 1 expected");
        }
    }

    public Imperfections withSpread(double spread) {
        return new Imperfections(spread, readNoise, stuckCells, programmingError);
    }

    public Imperfections withReadNoise(double noise) {
        return new Imperfections(conductanceSpread, noise, stuckCells, programmingError);
    }

    public Imperfections withStuckCells(double fraction) {
        return new Imperfections(conductanceSpread, readNoise, fraction, programmingError);
    }

    public Imperfections withProgrammingError(double fraction) {
        return new Imperfections(conductanceSpread, readNoise, stuckCells, fraction);
    }

    /** Whether devices are perfect. */
    public boolean none() {
        return equals(NONE);
    }
}
