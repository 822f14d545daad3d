/** Recurrent networks of tunnel junctions: the junction's response, the reservoir, recursive least squares. */
@NullMarked
package io.mtjlab.networks.recurrent;

import org.jspecify.annotations.NullMarked;
