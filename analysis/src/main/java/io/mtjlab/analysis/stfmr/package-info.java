/** Spin-torque ferromagnetic resonance: line shapes of spectra and their dependence on the field. */
@NullMarked
package io.mtjlab.analysis.stfmr;

import org.jspecify.annotations.NullMarked;
