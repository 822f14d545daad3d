/** The cables of the virtual bench: what every twin drives, and what each of them sees, all at one junction. */
@NullMarked
package io.mtjlab.simulators.wiring;

import org.jspecify.annotations.NullMarked;
