package io.mtjlab.acquisition.engine;

import java.util.List;

/**
 * What became of a run.
 *
 * @param run its id
 * @param points of it that are stored
 * @param notSafe outputs that could not be shown to be safe; empty when all is well
 */
public record RunResult(String run, Outcome outcome, long points, List<NotSafe> notSafe) {}
