/** {@code mtjlab network NAME} for networks whose result is a {@link io.mtjlab.networks.result.NetworkResult}. */
@NullMarked
package io.mtjlab.app.network;

import org.jspecify.annotations.NullMarked;
