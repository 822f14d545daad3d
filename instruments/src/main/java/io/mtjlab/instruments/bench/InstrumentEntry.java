package io.mtjlab.instruments.bench;

import java.time.Duration;

import io.mtjlab.instruments.visa.ResourceString;

/**
 * One line of the bench file's {@code instruments}.
 *
 * @param role what campaigns call it
 * @param model a name that {@link io.mtjlab.instruments.drivers.Drivers} knows
 * @param place {@code file:line}, for messages
 */
public record InstrumentEntry(
        String role, String model, ResourceString resource, VirtualMode virtual, Duration timeout, String place) {}
