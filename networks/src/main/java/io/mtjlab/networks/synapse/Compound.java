package io.mtjlab.networks.synapse;

import io.mtjlab.base.error.InvalidInput;

/**
 * n equal cells in parallel (Kumar et al. 2024), of which k are parallel. In conductances of the whole in P,
 *
 * <pre>G_k = 1/(1 + TMR) + k/n (1 - 1/(1 + TMR)),   k = 0 ... n</pre>
 *
 * @param cells n
 * @param tmr (R_AP - R_P)/R_P, for example 0.78
 */
public record Compound(int cells, double tmr) {

    public Compound {
        if (cells < 1 || cells > 64) {
            throw new InvalidInput("a synapse of " + cells + " cells; 1 to 64 expected (Kumar et al. 2024: 1 to 6)");
        }
        if (!(tmr > 0) || tmr > 20) {
            throw new InvalidInput("a TMR of " + tmr + "; above 0 and at most 20 expected, for example 0.78 for 78 %");
        }
    }

    /** What a compound of {@code cells} cells can hold. */
    public int states() {
        return cells + 1;
    }

    /**
     * A compound that holds {@code states} levels.
     *
     * @throws InvalidInput if {@code cells} cells cannot
     */
    public static Compound of(int cells, double tmr, int states) {
        Compound compound = new Compound(cells, tmr);
        if (states != compound.states()) {
            throw new InvalidInput(states + " states from " + cells + " cell(s): n cells have n + 1 states, so "
                    + (states - 1) + " cell(s) are needed");
        }
        return compound;
    }

    /** Conductance with no cell parallel. */
    public double lowest() {
        return 1 / (1 + tmr);
    }

    /** Conductance with k cells parallel. */
    public double conductance(int k) {
        return lowest() + (double) k / cells * (1 - lowest());
    }
}
