/** Measurements made of measurements: in sequence, again and again, over a wafer. */
@NullMarked
package io.mtjlab.protocols.group;

import org.jspecify.annotations.NullMarked;
