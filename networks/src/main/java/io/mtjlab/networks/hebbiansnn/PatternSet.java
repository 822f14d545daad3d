package io.mtjlab.networks.hebbiansnn;

import java.util.Locale;

/** Three images of 3 x 3 pixels, row by row. */
public enum PatternSet {
    /** z, v, n. */
    LETTERS("110010011", "101101010", "010101101"),
    /** X, +, L. */
    SIGNS("101010101", "010111010", "100100111"),
    /** The three rows. */
    ROWS("111000000", "000111000", "000000111");

    /** Pixels of an image, which are the network's inputs. */
    static final int PIXELS = 9;

    /** Images of a set, which are as many as the network has outputs. */
    static final int IMAGES = 3;

    private final String[] images;

    PatternSet(String... images) {
        this.images = images;
    }

    boolean ink(int image, int pixel) {
        return images[image].charAt(pixel) == '1';
    }

    /** The name on the command line and in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
