/** Rules of a whole campaign: what must be so on the bench, and what happens when an instrument is lost. */
@NullMarked
package io.mtjlab.protocols.rules;

import org.jspecify.annotations.NullMarked;
