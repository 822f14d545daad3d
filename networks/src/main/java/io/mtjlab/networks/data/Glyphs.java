package io.mtjlab.networks.data;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How people write the digits: several hands for each, as strokes in a box from (0, 0) at the top left to (1, 1).
 *
 * <p>A path is text: {@code M x y} begins a stroke, {@code L x y} is a line, {@code Q cx cy x y} a quadratic Bezier
 * curve, {@code A cx cy rx ry from to} a stroke of its own along an ellipse (degrees, 0 to the right, clockwise).
 */
final class Glyphs {

    private static final int CURVE_PIECES = 8;
    private static final int ARC_PIECES = 24;

    private static final String[][] HANDS = {
        {
            "A .5 .5 .32 .5 -90 270",
            "A .5 .5 .23 .5 -90 270",
            "A .5 .5 .36 .46 -60 290",
            "M .62 .02 Q .2 .0 .2 .52 Q .22 1 .5 1 Q .82 .98 .8 .46 Q .76 .06 .44 .06",
        },
        {
            "M .5 0 L .5 1", "M .3 .2 L .52 0 L .52 1", "M .3 .2 L .52 0 L .52 1 M .28 1 L .76 1",
        },
        {
            "M .2 .28 Q .22 0 .5 0 Q .8 0 .8 .3 Q .8 .52 .18 1 L .84 1",
            "M .2 .25 Q .25 0 .5 0 Q .8 .02 .76 .32 Q .7 .6 .35 .9 Q .2 1 .16 .88 Q .2 .74 .42 .88 Q .6 1 .88 .9",
            "M .2 .16 Q .44 -.06 .66 .06 Q .9 .26 .6 .58 L .2 .98 Q .5 .9 .84 .98",
        },
        {
            "M .2 .12 Q .3 0 .5 0 Q .8 0 .78 .25 Q .76 .46 .45 .46 Q .82 .48 .82 .74 Q .8 1 .48 1 Q .25 1 .16 .84",
            "M .2 0 L .78 0 L .46 .4 Q .82 .42 .82 .7 Q .8 1 .48 1 Q .26 1 .16 .86",
            "M .2 .08 Q .7 -.1 .76 .2 Q .74 .4 .34 .48 Q .86 .5 .8 .8 Q .66 1.06 .14 .96",
        },
        {
            "M .3 0 L .2 .55 L .8 .55 M .68 .1 L .66 1",
            "M .66 1 L .66 0 L .14 .66 L .88 .66",
            "M .24 .02 Q .14 .5 .26 .54 Q .5 .58 .74 .5 M .78 0 Q .7 .5 .7 1",
        },
        {
            "M .78 0 L .3 0 L .26 .44 Q .8 .34 .8 .7 Q .78 1 .46 1 Q .26 1 .18 .88",
            "M .3 .02 L .26 .42 Q .8 .4 .76 .72 Q .7 1.02 .2 .94 M .3 .02 L .84 0",
            "M .8 .02 Q .5 .02 .32 .06 Q .26 .2 .26 .4 Q .5 .36 .68 .5 Q .86 .72 .62 .92 Q .4 1.04 .16 .9",
        },
        {
            "M .7 0 Q .2 .25 .2 .68 Q .22 1 .5 1 Q .8 1 .8 .72 Q .78 .46 .5 .46 Q .26 .48 .2 .7",
            "M .5 0 L .26 .56 Q .14 .96 .48 1 Q .8 1 .78 .74 Q .74 .52 .48 .54 Q .3 .58 .24 .76",
            "M .38 0 Q .14 .5 .24 .84 Q .44 1.1 .72 .88 Q .84 .64 .58 .58 Q .36 .58 .26 .84",
        },
        {
            "M .18 0 L .82 0 L .42 1",
            "M .18 0 L .82 0 L .42 1 M .32 .5 L .78 .5",
            "M .16 .08 Q .4 -.02 .82 .04 Q .52 .4 .46 1",
            "M .2 .16 L .2 0 L .8 0 Q .5 .5 .44 1",
        },
        {
            "A .5 .25 .25 .25 -90 270 A .5 .75 .31 .25 -90 270",
            "M .74 .12 Q .5 -.1 .28 .16 Q .22 .36 .5 .48 Q .82 .62 .76 .84 Q .6 1.06 .3 .94 Q .1 .76 .38 .54 Q .82 .3 .74 .12",
            "A .5 .22 .2 .22 90 450 A .5 .72 .26 .28 -90 270",
        },
        {
            "M .78 .28 Q .76 .0 .48 0 Q .2 .02 .2 .3 Q .22 .54 .48 .54 Q .76 .52 .78 .28 L .72 1",
            "M .78 .3 Q .78 0 .5 0 Q .22 0 .22 .28 Q .22 .52 .5 .52 Q .76 .5 .78 .3 Q .84 .96 .3 1",
            "M .7 .12 Q .4 -.1 .24 .18 Q .16 .48 .42 .5 Q .66 .46 .74 .1 Q .7 .6 .56 1",
        },
    };

    private Glyphs() {}

    /**
     * The strokes of a digit in a hand drawn from {@code random}, every point of the path moved a little.
     *
     * @param wobble standard deviation of that movement, in boxes
     * @return strokes, each of shape [points x 2] as x, y
     */
    static List<double[][]> write(int digit, double wobble, UniformRandomProvider random) {
        String[] hands = HANDS[digit];
        return strokes(hands[random.nextInt(hands.length)], wobble, random);
    }

    private static List<double[][]> strokes(String path, double wobble, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        List<double[][]> strokes = new ArrayList<>();
        List<double[]> stroke = new ArrayList<>();
        String[] words = path.split(" ");
        int at = 0;
        while (at < words.length) {
            String command = words[at];
            double[] n = numbers(words, at + 1);
            at += 1 + n.length;
            if (!command.equals("A")) {
                for (int i = 0; i < n.length; i++) {
                    n[i] += wobble * gaussian.sample();
                }
            }
            switch (command) {
                case "M" -> {
                    finish(stroke, strokes);
                    stroke.add(n);
                }
                case "L" -> stroke.add(n);
                case "Q" -> addCurve(stroke, n);
                case "A" -> {
                    finish(stroke, strokes);
                    addArc(stroke, n, wobble, gaussian);
                }
                default -> throw new IllegalStateException("path command " + command);
            }
        }
        finish(stroke, strokes);
        return strokes;
    }

    private static double[] numbers(String[] words, int from) {
        int to = from;
        while (to < words.length && !Character.isLetter(words[to].charAt(0))) {
            to++;
        }
        double[] numbers = new double[to - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(words[from + i]);
        }
        return numbers;
    }

    private static void finish(List<double[]> stroke, List<double[][]> strokes) {
        if (!stroke.isEmpty()) {
            strokes.add(stroke.toArray(double[][]::new));
            stroke.clear();
        }
    }

    private static void addCurve(List<double[]> stroke, double[] n) {
        double[] start = stroke.get(stroke.size() - 1);
        for (int i = 1; i <= CURVE_PIECES; i++) {
            double t = (double) i / CURVE_PIECES;
            double u = 1 - t;
            stroke.add(new double[] {
                u * u * start[0] + 2 * u * t * n[0] + t * t * n[2], u * u * start[1] + 2 * u * t * n[1] + t * t * n[3]
            });
        }
    }

    private static void addArc(
            List<double[]> stroke, double[] n, double wobble, ZigguratSampler.NormalizedGaussian gaussian) {
        double rx = n[2] * (1 + 4 * wobble * gaussian.sample());
        double ry = n[3] * (1 + 2 * wobble * gaussian.sample());
        // A hand does not end exactly where it began.
        double drift = 2 * wobble * gaussian.sample();
        for (int i = 0; i <= ARC_PIECES; i++) {
            double part = (double) i / ARC_PIECES;
            double angle = StrictMath.toRadians(n[4] + (n[5] - n[4]) * part);
            stroke.add(new double[] {
                n[0] + (rx + drift * part) * StrictMath.cos(angle), n[1] + (ry + drift * part) * StrictMath.sin(angle)
            });
        }
    }
}
