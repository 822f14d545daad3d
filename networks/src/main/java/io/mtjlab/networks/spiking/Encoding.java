package io.mtjlab.networks.spiking;

import io.mtjlab.networks.training.CounterBits;

/** How the brightness x of a pixel, 0 to 1, becomes an input over T steps. */
public enum Encoding {
    /** A spike in every step with probability x (Poisson-like, drawn anew for every image and epoch). */
    RATE {
        @Override
        void step(byte[] pixels, int offset, int step, int steps, long key, float[] row) {
            // Four draws of 16 bits from each random number; x is met to 1/65536. The sign of a difference and not a
            // comparison: half of the branches would be predicted wrongly.
            long first = (long) step * row.length;
            for (int i = 0; i < row.length; i += 4) {
                long bits = CounterBits.bits(key, first + i);
                int end = Math.min(row.length, i + 4);
                for (int j = i; j < end; j++) {
                    int threshold = ((pixels[offset + j] & 0xff) * 65793) >>> 8;
                    row[j] = ((int) (bits & 0xffff) - threshold) >>> 31;
                    bits >>>= 16;
                }
            }
        }
    },
    /** One spike, the earlier the brighter: in step round((1 - x)(T - 1)); none where x = 0. */
    LATENCY {
        @Override
        void step(byte[] pixels, int offset, int step, int steps, long key, float[] row) {
            for (int j = 0; j < row.length; j++) {
                int grey = pixels[offset + j] & 0xff;
                row[j] = grey > 0 && ((255 - grey) * (steps - 1) + 127) / 255 == step ? 1f : 0f;
            }
        }
    },
    /** floor(x T) pulses of full height, evenly spaced. */
    PULSE_NUMBER {
        @Override
        void step(byte[] pixels, int offset, int step, int steps, long key, float[] row) {
            for (int j = 0; j < row.length; j++) {
                int grey = pixels[offset + j] & 0xff;
                row[j] = grey * (step + 1) / 255 - grey * step / 255;
            }
        }
    },
    /** A pulse of height x in every step. */
    PULSE_AMPLITUDE {
        @Override
        void step(byte[] pixels, int offset, int step, int steps, long key, float[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (pixels[offset + j] & 0xff) / 255f;
            }
        }
    };

    /**
     * The inputs of one image in one step.
     *
     * @param pixels bytes, from {@code offset} on those of the image
     * @param key of the image's chance
     * @param row shape [pixels of an image]
     */
    abstract void step(byte[] pixels, int offset, int step, int steps, long key, float[] row);

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
