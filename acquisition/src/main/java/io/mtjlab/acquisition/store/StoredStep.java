package io.mtjlab.acquisition.store;

import java.util.Map;

/**
 * One procedure of a run.
 *
 * @param name unique within the run: the kind, with {@code -2}, {@code -3} where a kind comes again
 * @param parameters everything that defines it, defaults included
 */
public record StoredStep(String name, String kind, Map<String, Object> parameters) {}
