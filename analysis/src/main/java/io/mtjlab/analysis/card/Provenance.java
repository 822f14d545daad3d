package io.mtjlab.analysis.card;

import java.util.Optional;

/**
 * Where a number came from.
 *
 * @param source {@code measured} or {@code simulated}
 * @param run id of the run, for example {@code r0003}; empty when simulated
 * @param fit which fit of that run, for example {@code sigmoid rf_dbm=-25}
 * @param dataSha256 of the data that were fitted, hexadecimal; empty when there are none
 * @param program name and version of the program that fitted
 */
public record Provenance(
        String source, Optional<String> run, Optional<String> fit, Optional<String> dataSha256, String program) {

    public static Provenance simulated(String program) {
        return new Provenance("simulated", Optional.empty(), Optional.empty(), Optional.empty(), program);
    }

    public static Provenance measured(String run, String fit, String dataSha256, String program) {
        return new Provenance("measured", Optional.of(run), Optional.of(fit), Optional.of(dataSha256), program);
    }
}
