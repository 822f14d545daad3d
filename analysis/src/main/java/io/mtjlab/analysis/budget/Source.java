package io.mtjlab.analysis.budget;

/**
 * Where a piece of uncertainty comes from. Two quantities that share a source by name share its error, which is why it
 * may cancel in a quotient.
 *
 * @param name unique, for example {@code nvm volts gain}
 */
public record Source(String name, Kind kind) {

    /** What more measuring, or a better instrument, or a steadier device would reduce. */
    public enum Kind {
        STATISTICAL,
        CALIBRATION,
        DRIFT
    }

    public static Source statistical(String name) {
        return new Source(name, Kind.STATISTICAL);
    }

    public static Source calibration(String name) {
        return new Source(name, Kind.CALIBRATION);
    }

    public static Source drift(String name) {
        return new Source(name, Kind.DRIFT);
    }
}
