/** YAML whose every value knows its line and column. */
@NullMarked
package io.mtjlab.instruments.yaml;

import org.jspecify.annotations.NullMarked;
