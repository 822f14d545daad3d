/** Stored runs as files that other programs read: CSV, Parquet, HDF5. */
@NullMarked
package io.mtjlab.acquisition.export;

import org.jspecify.annotations.NullMarked;
