package io.mtjlab.simulators.scpi;

/** One parameter of a command as it stood on the line. */
record Token(Kind kind, String text) {

    /** Forms of program data, IEEE 488.2, 7.7. */
    enum Kind {
        /** Decimal or non-decimal number, perhaps with a suffix. */
        NUMBER,
        /** A word: ON, MAX, IMMediate. */
        WORD,
        /** In quotes; {@link #text} is what stood between them, doubled quotes made single. */
        STRING,
        /** {@code #} and length; {@link #text} is the bytes alone, as Latin-1. */
        BLOCK,
        /** In parentheses. */
        EXPRESSION
    }
}
