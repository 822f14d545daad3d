/** GPIB by Prologix-style adapters. */
@NullMarked
package io.mtjlab.instruments.session.prologix;

import org.jspecify.annotations.NullMarked;
