/** What to measure next: beliefs about parameters as particles, and what a measurement is expected to add to them. */
@NullMarked
package io.mtjlab.analysis.design;

import org.jspecify.annotations.NullMarked;
