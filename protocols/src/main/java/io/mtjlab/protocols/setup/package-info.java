/** The measuring set-up as physics sees it: a magnet with its probe, a junction under current, a carrier. */
@NullMarked
package io.mtjlab.protocols.setup;

import org.jspecify.annotations.NullMarked;
