/** What devices went through, over all runs of a store. */
@NullMarked
package io.mtjlab.acquisition.health;

import org.jspecify.annotations.NullMarked;
