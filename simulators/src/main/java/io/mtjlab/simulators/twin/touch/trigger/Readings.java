package io.mtjlab.simulators.twin.touch.trigger;

/** What a block reads with: the active function, a measuring one, or a digitizing one (2461-901-01, page 6-205). */
enum Readings {
    ACTIVE("MEASURE_DIGITIZE"),
    MEASURED("MEASURE"),
    DIGITIZED("DIGITIZE");

    private final String block;

    Readings(String block) {
        this.block = block;
    }

    /** The name of such a block. */
    String block() {
        return block;
    }
}
