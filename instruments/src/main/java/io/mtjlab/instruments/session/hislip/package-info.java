/** HiSLIP 1.0: messages over two TCP connections (IVI-6.1). */
@NullMarked
package io.mtjlab.instruments.session.hislip;

import org.jspecify.annotations.NullMarked;
