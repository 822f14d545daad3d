/** What stands between an instrument's connector and the device, computed: circuits, pulses, microwaves. */
@NullMarked
package io.mtjlab.instruments.wiring;

import org.jspecify.annotations.NullMarked;
