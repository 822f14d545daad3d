package io.mtjlab.networks.data;

import java.util.Map;

import io.mtjlab.base.error.InvalidInput;

/**
 * A training set and a test set, and where they come from.
 *
 * @param source {@code idx} or {@code drawn-digits}: which of the two a result was reached on
 * @param description a sentence for a reader
 * @param sha256 part of the data (for example {@code train-images}) to the SHA-256 of its uncompressed bytes, hexadecimal
 */
public record ImageData(
        String source, String description, Map<String, String> sha256, LabelledImages train, LabelledImages test) {

    public ImageData {
        sha256 = Map.copyOf(sha256);
    }

    /** These, if they are as large as MNIST's, which the papers' networks have an input for each pixel of; else refused. */
    public ImageData ofMnistSize() {
        int side = DigitPainter.SIDE;
        if (train.height() != side || train.width() != side) {
            throw new InvalidInput(description + ": images of " + train.height() + " x " + train.width()
                    + " pixels; the network has an input for each pixel of " + side + " x " + side
                    + " (MNIST, Fashion-MNIST)");
        }
        return this;
    }
}
