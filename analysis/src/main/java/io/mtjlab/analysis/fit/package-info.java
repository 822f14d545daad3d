/**
 * The fit engine: models that declare their parameters once; least squares and robust losses over independent or
 * correlated points, of one data set or several; held and tied parameters; Wald, profile and bootstrap intervals; models
 * compared.
 */
@NullMarked
package io.mtjlab.analysis.fit;

import org.jspecify.annotations.NullMarked;
