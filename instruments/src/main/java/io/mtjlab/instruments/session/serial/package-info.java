/** Serial ports. */
@NullMarked
package io.mtjlab.instruments.session.serial;

import org.jspecify.annotations.NullMarked;
