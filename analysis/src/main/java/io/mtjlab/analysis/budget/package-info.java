/** Uncertainty budgets: statistical, calibration and drift kept apart through derived quantities. */
@NullMarked
package io.mtjlab.analysis.budget;

import org.jspecify.annotations.NullMarked;
