package io.mtjlab.acquisition.store;

import java.time.Instant;

/**
 * An output of a bench that may be live.
 *
 * @param role in the bench
 * @param what made it live, for people
 * @param since lab time
 * @param run that made it so
 */
public record LiveOutput(String bench, String role, String what, Instant since, String run) {}
