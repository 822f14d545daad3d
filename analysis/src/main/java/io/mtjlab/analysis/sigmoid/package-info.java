/** The switching probability P(H) = 1/(1+exp(-alpha(H-beta))) from counts or from telegraph runs. */
@NullMarked
package io.mtjlab.analysis.sigmoid;

import org.jspecify.annotations.NullMarked;
