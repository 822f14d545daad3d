package io.mtjlab.networks.hebbiansnn;

import java.util.Locale;

/** Which output is made to fire in the forced half of a presentation. */
public enum TeacherRule {
    /** An image keeps its first winner: of the neurons that no other image has, the one that fired most. */
    FREE_NEURON,
    /** The paper's: the one that fired most, or the next, if it fired less than 0.9 of what it did on another image. */
    PAPER,
    /** None: nothing is forced, and Hebb's rule works on what fires by itself. */
    NONE;

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
