package io.mtjlab.networks.quantizedmlp;

import java.util.Locale;

/** What is trained and compared. */
public enum QuantizedStudy {
    /** The chosen synapse: full precision, quantized after training, and trained with the hardware in the loop. */
    QUANTIZE,
    /** The chosen mapping with 1 to 6 cells, quantized after training and trained with the hardware in the loop. */
    CELLS,
    /** All mappings with 1 to 6 cells, quantized after training. */
    MAPPINGS,
    /** TMR from 33 to 260 % with 1 and 3 cells, for all mappings, quantized after training. */
    TMR,
    /** What the devices' imperfections cost: spread, read noise, stuck cells, programming error. */
    VARIATION,
    /** The paper's own figures beside what each reading of its rule gives. */
    PAPER;

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
