/** A handwritten character that junctions learn to write from a pulse: Zheng et al. (2020), Fig. 3. */
@NullMarked
package io.mtjlab.networks.innaternn;

import org.jspecify.annotations.NullMarked;
