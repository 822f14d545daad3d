/** What networks take from a device card, and what their passes cost in the devices. */
@NullMarked
package io.mtjlab.networks.device;

import org.jspecify.annotations.NullMarked;
