/** What source meters have in common: the source, its limit, its two meters. */
@NullMarked
package io.mtjlab.simulators.twin.smu;

import org.jspecify.annotations.NullMarked;
