package io.mtjlab.instruments.discover;

import java.util.List;

/**
 * What was found.
 *
 * @param instruments in the order of their resource strings
 * @param troubles what could not be searched and why, one sentence each
 */
public record DiscoveryReport(List<Discovered> instruments, List<String> troubles) {

    public DiscoveryReport {
        instruments = List.copyOf(instruments);
        troubles = List.copyOf(troubles);
    }
}
