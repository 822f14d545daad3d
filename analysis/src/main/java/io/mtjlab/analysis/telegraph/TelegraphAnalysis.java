package io.mtjlab.analysis.telegraph;

import io.mtjlab.analysis.result.FitResult;

/**
 * A telegraph trace, understood.
 *
 * @param result {@code R_P, R_AP} (ohm, raw), {@code tau_P, tau_AP} (s), {@code P}
 * @param counts for a fit over several fields; empty counts when the state could not be told
 * @param probabilityP that each reading was taken in the P state, shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record TelegraphAnalysis(FitResult result, ChainCounts counts, float[] probabilityP) {}
