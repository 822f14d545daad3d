/** The link to one instrument: bytes out, bytes in, time-outs, and errors that tell the whole story. */
@NullMarked
package io.mtjlab.instruments.session;

import org.jspecify.annotations.NullMarked;
