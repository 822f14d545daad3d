/** The run store as the command line shows it. */
@NullMarked
package io.mtjlab.app.runs;

import org.jspecify.annotations.NullMarked;
