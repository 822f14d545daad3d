/** Sines and square waves that junctions learn to tell apart: Zheng et al. (2020), Fig. 4. */
@NullMarked
package io.mtjlab.networks.recognitionrnn;

import org.jspecify.annotations.NullMarked;
