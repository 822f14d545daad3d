/** Needles and relays: how a device is contacted and left again. */
@NullMarked
package io.mtjlab.protocols.contact;

import org.jspecify.annotations.NullMarked;
