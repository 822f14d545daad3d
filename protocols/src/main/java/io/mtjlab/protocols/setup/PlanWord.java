package io.mtjlab.protocols.setup;

/** How what is measured next is chosen. */
public enum PlanWord {
    /** As the file says, in its order. */
    GRID,
    /** By what was measured before, among the set-points that the file says. */
    ADAPTIVE;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
