package io.mtjlab.networks.data;

import java.util.Arrays;

import io.mtjlab.base.error.InvalidInput;

/**
 * Grey images of one size, each with a label from 0 to 9.
 *
 * @param height rows of an image
 * @param width columns of an image
 * @param pixels shape [count x height x width], row by row, 0 (background) to 255 (ink), as unsigned bytes
 * @param labels shape [count]
 */
@SuppressWarnings("ArrayRecordComponent") // data sets are handed on, never compared
public record LabelledImages(int height, int width, byte[] pixels, byte[] labels) {

    /** Labels are 0 to {@code CLASSES - 1}. */
    public static final int CLASSES = 10;

    public LabelledImages {
        if ((long) labels.length * height * width != pixels.length) {
            throw new InvalidInput(labels.length + " labels do not go with " + pixels.length + " pixels in " + height
                    + " x " + width + " images");
        }
    }

    public int count() {
        return labels.length;
    }

    /** Pixels of one image. */
    public int pixelsPerImage() {
        return height * width;
    }

    /** The images from {@code from} (included) to {@code to} (excluded), copied. */
    public LabelledImages range(int from, int to) {
        return new LabelledImages(
                height,
                width,
                Arrays.copyOfRange(pixels, from * pixelsPerImage(), to * pixelsPerImage()),
                Arrays.copyOfRange(labels, from, to));
    }
}
