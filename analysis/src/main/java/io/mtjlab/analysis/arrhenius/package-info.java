/** Mean dwell times over temperature or field: energy barriers, attempt time, slopes and the crossing. */
@NullMarked
package io.mtjlab.analysis.arrhenius;

import org.jspecify.annotations.NullMarked;
