/** The main job: a whole characterisation on the virtual lab, from the bench to the report. */
@NullMarked
package io.mtjlab.app.demo;

import org.jspecify.annotations.NullMarked;
