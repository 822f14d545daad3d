/** The page that a reader opens after a run: one file, nothing loaded from elsewhere. */
@NullMarked
package io.mtjlab.app.report;

import org.jspecify.annotations.NullMarked;
