package io.mtjlab.analysis.steps;

/** Why readings tell no switching. */
public enum NoLoop {
    ONE_LEVEL("the resistance shows one level only: no switching in this range"),
    WANDERS("the resistance wanders: its levels are not told from those that a random walk would have"),
    STAYS_AWAY(
            "the resistance changed in one direction and did not come back: switching is not told from a change of the contact");

    private final String reason;

    NoLoop(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** Whether the levels that were found are levels, whatever made them. */
    public boolean hasLevels() {
        return this != WANDERS;
    }
}
