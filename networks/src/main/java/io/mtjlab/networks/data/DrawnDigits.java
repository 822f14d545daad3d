package io.mtjlab.networks.data;

/**
 * Digits that mtjlab draws itself, so that a network can be trained without any download.
 *
 * @param seed of the drawing; the same seed gives the same bytes
 * @param trainCount images to train with
 * @param testCount images to test with
 */
public record DrawnDigits(long seed, int trainCount, int testCount) implements DataSource {

    /** 10,000 digits to train with and 2,000 to test with. */
    public DrawnDigits() {
        this(1, 10_000, 2_000);
    }

    @Override
    public ImageData load() {
        throw new UnsupportedOperationException("not written yet");
    }
}
