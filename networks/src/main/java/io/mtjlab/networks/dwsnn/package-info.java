/** The spiking network of Cui et al. (2023): domain walls as neurons that integrate and fire. */
@NullMarked
package io.mtjlab.networks.dwsnn;

import org.jspecify.annotations.NullMarked;
