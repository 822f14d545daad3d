/** Command languages older than SCPI: one mnemonic, perhaps a question mark, numbers between commas. */
@NullMarked
package io.mtjlab.simulators.mnemonic;

import org.jspecify.annotations.NullMarked;
