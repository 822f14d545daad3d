package io.mtjlab.acquisition.store;

/**
 * A fit that was attached to a run.
 *
 * @param kind {@code rh}, {@code stfmr}, {@code telegraph}, {@code sigmoid}
 * @param dataSet what it was fitted to: a unit's address, or a name for several units
 * @param document JSON
 */
public record StoredFit(String kind, String dataSet, String document) {}
