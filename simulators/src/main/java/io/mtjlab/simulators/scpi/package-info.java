/**
 * SCPI as an instrument understands it: IEEE 488.2 syntax and status, SCPI-99 headers, parameters and errors. Models
 * give a command table and nothing else.
 */
@NullMarked
package io.mtjlab.simulators.scpi;

import org.jspecify.annotations.NullMarked;
