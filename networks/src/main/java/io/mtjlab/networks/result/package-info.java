/** What a network's run leaves behind: one JSON document, and figures. */
@NullMarked
package io.mtjlab.networks.result;

import org.jspecify.annotations.NullMarked;
