/** Layers of neurons and the weights between them. */
@NullMarked
package io.mtjlab.networks.network;

import org.jspecify.annotations.NullMarked;
