/** Which instruments there are: on the network, on serial ports, on USB. */
@NullMarked
package io.mtjlab.instruments.discover;

import org.jspecify.annotations.NullMarked;
