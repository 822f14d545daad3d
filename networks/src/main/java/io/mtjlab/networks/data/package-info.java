/** Images with labels: read from IDX files or drawn. */
@NullMarked
package io.mtjlab.networks.data;

import org.jspecify.annotations.NullMarked;
