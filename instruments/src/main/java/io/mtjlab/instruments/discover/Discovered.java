package io.mtjlab.instruments.discover;

import java.util.Optional;

import io.mtjlab.instruments.visa.ResourceString;

/**
 * Something that may be an instrument.
 *
 * @param kind by which it was found first
 * @param identity its answer to {@code *IDN?}
 * @param reason why it has no identity; empty when it has one
 */
public record Discovered(ResourceString resource, DiscoveryKind kind, Optional<String> identity, String reason) {}
