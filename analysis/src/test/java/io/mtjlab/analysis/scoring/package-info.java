/** Scores the fits on freshly simulated sets, whose truth they never see. */
package io.mtjlab.analysis.scoring;
