package io.mtjlab.acquisition.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the list of runs.
 *
 * @param id {@code r0001}
 * @param cause why it failed or stopped, or ""
 * @param labStart lab time
 * @param labStop lab time; empty while it runs, and for good when the process vanished
 * @param units complete ones
 * @param points stored, those of incomplete units included
 */
public record RunSummary(
        String id,
        String kind,
        RunStatus status,
        String cause,
        String bench,
        long seed,
        String program,
        Instant labStart,
        Optional<Instant> labStop,
        int units,
        long points) {}
