/** The commands: what a user writes, checked and handed to the code that does it. */
@NullMarked
package io.mtjlab.app.command;

import org.jspecify.annotations.NullMarked;
