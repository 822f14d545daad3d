package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import io.mtjlab.base.error.InvalidInput;

/**
 * Readings of a junction that switches by itself, at constant current of either polarity.
 *
 * @param seconds ascending, shape [n]; gaps are allowed
 * @param polarity +1 or -1, shape [n]
 * @param volts as read, shape [n]
 * @param amperes magnitude of the current
 * @param apertureSeconds how long each reading averages; 0 when it is a sample of a moment
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record TelegraphTrace(double[] seconds, int[] polarity, double[] volts, double amperes, double apertureSeconds) {

    static final int LEAST = 8;

    public TelegraphTrace {
        if (seconds.length != volts.length || polarity.length != volts.length) {
            throw new InvalidInput("telegraph trace: " + seconds.length + " times, " + polarity.length + " polarities, "
                    + volts.length + " volts");
        }
        if (volts.length < LEAST) {
            throw new InvalidInput("telegraph trace: " + volts.length + " readings are too few; at least " + LEAST
                    + " are needed: of fewer, chance often makes one stand apart");
        }
        if (!(amperes > 0)) {
            throw new InvalidInput("telegraph trace: the current is " + amperes + " A, more than 0 expected");
        }
        for (int i = 0; i < volts.length; i++) {
            if (!Double.isFinite(volts[i]) || !Double.isFinite(seconds[i])) {
                throw new InvalidInput("telegraph trace: reading " + (i + 1) + " is not finite");
            }
            if (i > 0 && !(seconds[i] > seconds[i - 1])) {
                throw new InvalidInput("telegraph trace: time does not rise at reading " + (i + 1) + " ("
                        + seconds[i - 1] + " s, then " + seconds[i] + " s)");
            }
        }
    }

    /** A trace that is already in ohm, at one polarity. */
    public static TelegraphTrace ofOhms(double[] seconds, double[] ohms) {
        int[] positive = new int[ohms.length];
        Arrays.fill(positive, 1);
        return new TelegraphTrace(seconds, positive, ohms, 1, 0);
    }

    /** A trace in ohm, at one polarity, whose readings each average over the time to the next. */
    public static TelegraphTrace ofIntegratedOhms(double[] seconds, double[] ohms) {
        TelegraphTrace samples = ofOhms(seconds, ohms);
        return new TelegraphTrace(seconds, samples.polarity, ohms, 1, samples.sampleSeconds());
    }

    public int size() {
        return volts.length;
    }

    /** Whether both directions of the current occur, so that voltages that do not reverse drop out. */
    public boolean hasBothPolarities() {
        return Arrays.stream(polarity).anyMatch(p -> p > 0)
                && Arrays.stream(polarity).anyMatch(p -> p < 0);
    }

    /** Volts times polarity over amperes, in ohm: resistance plus or minus what does not reverse; shape [n]. */
    double[] apparentOhms() {
        double[] ohms = new double[volts.length];
        for (int i = 0; i < ohms.length; i++) {
            ohms[i] = apparentOhms(i);
        }
        return ohms;
    }

    /** The same of one reading. */
    double apparentOhms(int i) {
        return polarity[i] * volts[i] / amperes;
    }

    /** The most common distance between readings. */
    double sampleSeconds() {
        double[] steps = new double[seconds.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = seconds[i + 1] - seconds[i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
