/** The run store: one SQLite file that holds what was measured, with what, and what is still live. */
@NullMarked
package io.mtjlab.acquisition.store;

import org.jspecify.annotations.NullMarked;
