/** The fit engine: models that declare their parameters once, least squares, covariance, Wald and profile intervals. */
@NullMarked
package io.mtjlab.analysis.fit;

import org.jspecify.annotations.NullMarked;
