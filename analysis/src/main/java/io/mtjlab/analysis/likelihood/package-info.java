/** Maximum likelihood in few parameters: damped Newton steps and profile intervals. */
@NullMarked
package io.mtjlab.analysis.likelihood;

import org.jspecify.annotations.NullMarked;
