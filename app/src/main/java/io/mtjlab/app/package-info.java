/** The program: its start, and what every command shares. */
@NullMarked
package io.mtjlab.app;

import org.jspecify.annotations.NullMarked;
