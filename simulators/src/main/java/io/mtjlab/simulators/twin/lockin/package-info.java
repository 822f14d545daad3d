/** What lock-in amplifiers have in common: detection, filter, noise, sampling. */
@NullMarked
package io.mtjlab.simulators.twin.lockin;

import org.jspecify.annotations.NullMarked;
