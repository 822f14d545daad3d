/** What a fit found: values with intervals, or the reason why there is none. */
@NullMarked
package io.mtjlab.analysis.result;

import org.jspecify.annotations.NullMarked;
