package io.mtjlab.networks.spiking;

import java.util.Locale;

/** How the brightness x of a pixel, 0 to 1, becomes an input over T steps. */
public enum Encoding {
    /** A spike in every step with probability x (Poisson-like, drawn anew for every image and epoch). */
    RATE {
        @Override
        void step(int[] grey, int step, int steps, int key, int[] row) {
            int counter = key;
            for (int j = 0; j < row.length; j++) {
                row[j] = counter;
                counter += GOLDEN;
            }
            // Integers out of an array, without a branch: this loop becomes vector code. x is met to 1/65536.
            for (int j = 0; j < row.length; j++) {
                int x = row[j];
                x = (x ^ (x >>> 16)) * 0x7feb352d;
                x = (x ^ (x >>> 15)) * 0x846ca68b;
                x = (x ^ (x >>> 16)) >>> 16;
                row[j] = ((x - ((grey[j] * 65793) >>> 8)) >> 31) & ONE;
            }
        }
    },
    /**
     * One spike, the earlier the brighter: in step round((1 - x)(T - 1)); none where x = 0. It is as high as T/4 others, or
     * a network made for as many spikes as the other encodings send would stay silent, and learn nothing.
     */
    LATENCY {
        @Override
        void step(int[] grey, int step, int steps, int key, int[] row) {
            int height = Float.floatToRawIntBits(Math.max(1f, 0.25f * steps));
            for (int j = 0; j < row.length; j++) {
                int when = ((255 - grey[j]) * (steps - 1) + 127) / 255;
                row[j] = grey[j] > 0 && when == step ? height : 0;
            }
        }
    },
    /** floor(x T) pulses of full height, evenly spaced. */
    PULSE_NUMBER {
        @Override
        void step(int[] grey, int step, int steps, int key, int[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (grey[j] * (step + 1) / 255 - grey[j] * step / 255) * ONE;
            }
        }
    },
    /** A pulse of height x in every step. */
    PULSE_AMPLITUDE {
        @Override
        void step(int[] grey, int step, int steps, int key, int[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Float.floatToRawIntBits(grey[j] / 255f);
            }
        }
    };

    /** Bits of 1f. */
    private static final int ONE = 0x3f800000;

    /** Steps of the counter that RATE hashes (by two rounds of multiply and shift, Wellons's lowbias32). */
    private static final int GOLDEN = 0x9e3779b9;

    /**
     * The inputs of one image in one step.
     *
     * @param grey 0 to 255, shape [pixels of an image]
     * @param key of the image's chance in this step
     * @param row bits of floats, shape [pixels of an image]
     */
    abstract void step(int[] grey, int step, int steps, int key, int[] row);

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
