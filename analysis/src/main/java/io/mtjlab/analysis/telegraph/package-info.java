/** Telegraph traces: levels, dwell times and occupancy of a junction that switches by itself. */
@NullMarked
package io.mtjlab.analysis.telegraph;

import org.jspecify.annotations.NullMarked;
