/** What is wrong with an installation or a bench, and what to do about it. */
@NullMarked
package io.mtjlab.app.doctor;

import org.jspecify.annotations.NullMarked;
