/** USB test and measurement devices by Linux's own driver. */
@NullMarked
package io.mtjlab.instruments.session.usbtmc;

import org.jspecify.annotations.NullMarked;
