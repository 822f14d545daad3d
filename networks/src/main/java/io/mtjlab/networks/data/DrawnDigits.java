package io.mtjlab.networks.data;

import java.util.Map;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

/**
 * Digits that mtjlab draws itself, 28 x 28 like MNIST's, so that a network can be trained without any download: strokes
 * in several hands, distorted, drawn with pens of several widths. Every image has a random stream of its own, so that
 * any number of threads draws the same bytes. Accuracies reached on them say nothing about MNIST.
 *
 * @param seed of the drawing; the same seed gives the same bytes
 * @param trainCount images to train with
 * @param testCount images to test with
 */
public record DrawnDigits(long seed, int trainCount, int testCount) implements DataSource {

    public DrawnDigits {
        if (trainCount < 1 || testCount < 1) {
            throw new InvalidInput(
                    "drawn digits: " + trainCount + " to train and " + testCount + " to test; each must be at least 1");
        }
    }

    /** 10,000 digits to train with and 2,000 to test with. */
    public DrawnDigits() {
        this(1, 10_000, 2_000);
    }

    @Override
    public ImageData load() {
        LabelledImages train = draw("train", trainCount);
        LabelledImages test = draw("test", testCount);
        return new ImageData(
                "drawn-digits",
                "digits drawn by mtjlab (seed " + seed + "), not MNIST: " + trainCount + " to train with, " + testCount
                        + " to test with",
                Map.of(
                        "train-images", IdxFile.sha256(train.pixels()),
                        "train-labels", IdxFile.sha256(train.labels()),
                        "test-images", IdxFile.sha256(test.pixels()),
                        "test-labels", IdxFile.sha256(test.labels())),
                train,
                test);
    }

    private LabelledImages draw(String part, int count) {
        RandomStreams streams = RandomStreams.of(seed).child("digits", part);
        int pixels = DigitPainter.SIDE * DigitPainter.SIDE;
        byte[] images = new byte[Math.multiplyExact(count, pixels)];
        byte[] labels = new byte[count];
        ThreadLocal<DigitPainter> painter = ThreadLocal.withInitial(DigitPainter::new);
        IntStream.range(0, count).parallel().forEach(i -> {
            labels[i] = (byte) (i % LabelledImages.CLASSES);
            painter.get().paint(labels[i], streams.stream(i), images, i * pixels);
        });
        return new LabelledImages(DigitPainter.SIDE, DigitPainter.SIDE, images, labels);
    }
}
