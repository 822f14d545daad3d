/** Plans that choose the next unit by what the ones before have told. */
@NullMarked
package io.mtjlab.protocols.adaptive;

import org.jspecify.annotations.NullMarked;
