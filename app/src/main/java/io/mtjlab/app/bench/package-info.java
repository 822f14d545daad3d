/** Benches and what is run on them: opened, made safe, measured, watched. */
@NullMarked
package io.mtjlab.app.bench;

import org.jspecify.annotations.NullMarked;
