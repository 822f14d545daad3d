/** Steps in a series of readings: outliers, segments, levels, where each step lies, and means of such places. */
@NullMarked
package io.mtjlab.analysis.steps;

import org.jspecify.annotations.NullMarked;
