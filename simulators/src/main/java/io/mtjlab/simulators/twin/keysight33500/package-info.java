/** The Keysight 33500 waveform generators: state and wire. */
@NullMarked
package io.mtjlab.simulators.twin.keysight33500;

import org.jspecify.annotations.NullMarked;
