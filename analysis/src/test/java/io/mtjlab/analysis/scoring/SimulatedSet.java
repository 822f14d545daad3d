package io.mtjlab.analysis.scoring;

import java.util.List;

import io.mtjlab.analysis.files.Kinds;

/**
 * One freshly simulated data file with its truth, which the fit never sees.
 *
 * @param id names the set in the score's list of failures
 * @param kind that the file is fitted as
 * @param csv the file as a user would have it: header lines, column names with units, rows
 * @param truths what the fit is asked for, and what it must not make up
 */
record SimulatedSet(String id, Kinds kind, String csv, List<Truth> truths) {

    SimulatedSet {
        truths = List.copyOf(truths);
    }
}
