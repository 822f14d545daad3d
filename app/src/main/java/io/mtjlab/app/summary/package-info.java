/** What was measured beside what is true. */
@NullMarked
package io.mtjlab.app.summary;

import org.jspecify.annotations.NullMarked;
