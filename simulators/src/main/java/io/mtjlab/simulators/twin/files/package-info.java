/** Files and clocks that generators keep: SCPI's MMEMory, SYSTem:DATE and SYSTem:TIME. */
@NullMarked
package io.mtjlab.simulators.twin.files;

import org.jspecify.annotations.NullMarked;
