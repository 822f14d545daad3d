/** SCPI and IEEE 488.2 seen from the controller: settings as rows of facts, error queues, status bytes. */
@NullMarked
package io.mtjlab.instruments.scpi;

import org.jspecify.annotations.NullMarked;
