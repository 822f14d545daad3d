package io.mtjlab.acquisition.procedure;

/** How one output of the bench becomes safe. The engine runs all of them, in their order, on every way out. */
public interface SafeAction {

    /** The role in the bench. */
    String name();

    /** Lower goes first; equal orders go in the order of names. */
    int order();

    void makeSafe() throws Exception;

    /** Asks the instrument whether it is. */
    boolean isSafe() throws Exception;
}
