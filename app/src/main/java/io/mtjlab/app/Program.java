package io.mtjlab.app;

/** What signs the data. */
public final class Program {

    /** Name and version, as stored with every run. */
    public static final String NAME = "mtjlab 0.1.0";

    private Program() {}
}
