package io.mtjlab.analysis.telegraph;

/**
 * How readings of the two states are distributed: normal around level plus polarity times offset; a small share lies
 * anywhere (outliers), and a share anywhere between a level and the middle (the state changed while the reading
 * averaged; nearer to P means P at the middle of the aperture).
 *
 * @param ohmsP level of the low-resistance state
 * @param ohmsAP level of the high-resistance state
 * @param offsetOhms what does not reverse with the current (rectified and thermal volts) over the current
 * @param skewOhms by how much that is larger in AP than in P: a source's offset current makes it grow with resistance
 * @param sigmaOhms noise of a reading
 * @param outliers share of readings that lie anywhere
 * @param between share of readings that averaged over a change
 * @param drift coefficients of a polynomial in time (Legendre, from first order), shared by both states
 */
@SuppressWarnings("ArrayRecordComponent")
record Levels(
        double ohmsP,
        double ohmsAP,
        double offsetOhms,
        double skewOhms,
        double sigmaOhms,
        double outliers,
        double between,
        double[] drift) {

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    double gap() {
        return ohmsAP - ohmsP;
    }

    /** Beyond this many standard deviations a normal density is nothing, and not worth an exponential. */
    private static final double FAR = 38;

    double offsetP() {
        return offsetOhms - skewOhms / 2;
    }

    double offsetAP() {
        return offsetOhms + skewOhms / 2;
    }

    /** Density of a normal reading at {@code residual} from its level. */
    double normal(double residual) {
        double z = residual / sigmaOhms;
        return Math.abs(z) > FAR ? 0 : Math.exp(-0.5 * z * z) / (sigmaOhms * ROOT_TWO_PI);
    }

    /** Density of an outlier at {@code residual} from the middle of the levels. */
    double broad(double residual) {
        double width = 5 * (sigmaOhms + gap());
        double z = residual / width;
        return Math.exp(-0.5 * z * z) / (width * ROOT_TWO_PI);
    }

    /** Density in the half of the gap that is nearer to the level; {@code towards} counts from it to the other. */
    double halfGap(double towards) {
        return towards > 0 && towards <= gap() / 2 ? 2 / gap() : 0;
    }

    /** The same with other levels and noise. */
    Levels withLevels(double otherP, double otherAP, double otherSigma) {
        return new Levels(otherP, otherAP, offsetOhms, skewOhms, otherSigma, outliers, between, drift);
    }

    /** The same with another drift. */
    Levels withDrift(double[] other) {
        return new Levels(ohmsP, ohmsAP, offsetOhms, skewOhms, sigmaOhms, outliers, between, other);
    }

    /** The same where no reading averages over a change, or all do and are described as such. */
    Levels withoutBetween() {
        return new Levels(ohmsP, ohmsAP, offsetOhms, skewOhms, sigmaOhms, outliers, 0, drift);
    }
}
