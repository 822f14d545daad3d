/** Reading data files, fitting them by kind, writing results. */
@NullMarked
package io.mtjlab.analysis.files;

import org.jspecify.annotations.NullMarked;
