package io.mtjlab.analysis.card;

import io.mtjlab.analysis.result.Covariance;

/**
 * Statistical covariance of parameters that one fit determined together.
 *
 * @param covariance its names are the card's, for example {@code sigmoid.alpha}
 * @param conditions those of the parameters
 */
public record CardCovariance(Covariance covariance, Conditions conditions) {}
