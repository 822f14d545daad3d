package io.mtjlab.networks.data;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Paints one digit: writes it in some hand, distorts it by a random affine map and a slow bend, and draws it with a
 * round pen, anti-aliased, with noise on the ink. Not for several threads at once.
 */
final class DigitPainter {

    static final int SIDE = 28;

    /** Height of a digit in pixels, before it is stretched. */
    private static final double BOX = 19;

    private static final double WOBBLE = 0.028;
    private static final double ROTATION_RADIANS = 0.14;
    private static final double SLANT = 0.2;
    private static final double STRETCH = 0.12;
    private static final double SHIFT_PIXELS = 0.7;
    private static final double BEND_PIXELS = 0.9;
    private static final double INK_NOISE = 0.06;

    private final float[] ink = new float[SIDE * SIDE];

    /** Paints {@code digit} into {@code target} from {@code offset} on, {@code SIDE * SIDE} unsigned bytes. */
    void paint(int digit, UniformRandomProvider random, byte[] target, int offset) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        List<double[][]> strokes = Glyphs.write(digit, WOBBLE, random);
        distort(strokes, gaussian, random);
        double pen = 0.9 + 0.9 * random.nextDouble();
        Arrays.fill(ink, 0);
        for (double[][] stroke : strokes) {
            for (int i = 0; i + 1 < stroke.length; i++) {
                segment(stroke[i], stroke[i + 1], pen);
            }
        }
        double strength = 0.8 + 0.2 * random.nextDouble();
        for (int p = 0; p < ink.length; p++) {
            double grey = ink[p] == 0 ? 0 : strength * ink[p] + INK_NOISE * gaussian.sample();
            target[offset + p] = (byte) Math.round(255 * Math.max(0, Math.min(1, grey)));
        }
    }

    /** From boxes around (1/2, 1/2) to pixels around the middle of the image. */
    private static void distort(
            List<double[][]> strokes, ZigguratSampler.NormalizedGaussian gaussian, UniformRandomProvider random) {
        double angle = ROTATION_RADIANS * gaussian.sample();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double slant = SLANT * gaussian.sample();
        double width = BOX * (1 + STRETCH * gaussian.sample());
        double height = BOX * (1 + 0.6 * STRETCH * gaussian.sample());
        double middleX = (SIDE - 1) / 2.0 + SHIFT_PIXELS * gaussian.sample();
        double middleY = (SIDE - 1) / 2.0 + SHIFT_PIXELS * gaussian.sample();
        double bendX = BEND_PIXELS * gaussian.sample();
        double bendY = BEND_PIXELS * gaussian.sample();
        double phaseX = 2 * Math.PI * random.nextDouble();
        double phaseY = 2 * Math.PI * random.nextDouble();
        for (double[][] stroke : strokes) {
            for (double[] point : stroke) {
                double y = height * (point[1] - 0.5);
                double x = width * (point[0] - 0.5) - slant * y;
                double bentX = x + bendX * StrictMath.sin(4 * point[1] + phaseX);
                double bentY = y + bendY * StrictMath.sin(4 * point[0] + phaseY);
                point[0] = middleX + cos * bentX - sin * bentY;
                point[1] = middleY + sin * bentX + cos * bentY;
            }
        }
    }

    /** Ink along a line: full within the pen's radius, falling to none over one pixel around its edge. */
    private void segment(double[] a, double[] b, double radius) {
        double reach = radius + 0.5;
        int left = (int) Math.max(0, Math.ceil(Math.min(a[0], b[0]) - reach));
        int right = (int) Math.min(SIDE - 1, Math.floor(Math.max(a[0], b[0]) + reach));
        int top = (int) Math.max(0, Math.ceil(Math.min(a[1], b[1]) - reach));
        int bottom = (int) Math.min(SIDE - 1, Math.floor(Math.max(a[1], b[1]) + reach));
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double squared = Math.max(dx * dx + dy * dy, 1e-12);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / squared));
                double offX = x - a[0] - along * dx;
                double offY = y - a[1] - along * dy;
                double covered = reach - Math.sqrt(offX * offX + offY * offY);
                int pixel = y * SIDE + x;
                ink[pixel] = Math.max(ink[pixel], (float) Math.max(0, Math.min(1, covered)));
            }
        }
    }
}
