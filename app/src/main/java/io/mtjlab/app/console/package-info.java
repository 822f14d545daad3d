/** The interactive console of one instrument. */
@NullMarked
package io.mtjlab.app.console;

import org.jspecify.annotations.NullMarked;
