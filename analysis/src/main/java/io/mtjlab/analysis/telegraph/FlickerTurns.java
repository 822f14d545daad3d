package io.mtjlab.analysis.telegraph;

/**
 * Chain and 1/f noise told apart in turns: states say what is noise; at each reading the noise that the others make
 * likely is taken out; what is left says which states.
 */
final class FlickerTurns {

    /** Variance of each of the noise's processes over the white variance that are tried, in equal ratios. */
    private static final double WEAKEST = 1e-3;

    private static final double RATIO = Math.sqrt(10);
    private static final int STRENGTHS = 8;
    private static final int PASSES = 3;
    /** Readings further off than this many standard deviations say nothing about the noise. */
    private static final double FAR = 5;

    private final Readings readings;
    private final FlickerFilter filter;
    private final FlickerNoise[] noises = new FlickerNoise[STRENGTHS];

    /** @param readings whose noise is looked for, evenly taken at one polarity */
    FlickerTurns(Readings readings) {
        this.readings = readings;
        filter = new FlickerFilter(readings);
    }

    /**
     * A chain beside 1/f noise.
     *
     * @param fitted to readings less that noise; its noise is what is left then
     * @param levels with the white noise alone
     * @param strength index of the noise's power
     */
    record State(TelegraphEm.Fitted fitted, Levels levels, int strength, double logLikelihood) {

        double power() {
            return WEAKEST * Math.pow(RATIO, strength);
        }
    }

    /** From a guess, by one pass that knows of no 1/f noise. */
    State first(LevelStarts.Start start) {
        TelegraphEm em = new TelegraphEm(readings);
        return next(em.withProbabilities(em.run(start, 1)), STRENGTHS / 2, 2);
    }

    /** Some turns on. */
    State go(State from, int turns) {
        State state = from;
        for (int turn = 0; turn < turns; turn++) {
            state = next(state.fitted, state.strength, 1);
        }
        return state;
    }

    private State next(TelegraphEm.Fitted before, int strengthBefore, int stride) {
        float[] residuals = residuals(before);
        int strength = likeliest(residuals, strengthBefore, stride);
        FlickerNoise noise = noise(strength);
        TelegraphEm em = new TelegraphEm(readings.less(noise.fromOthers(residuals)));
        TelegraphEm.Fitted fitted =
                em.withProbabilities(em.run(new LevelStarts.Start(before.levels(), before.eta(), before.u()), PASSES));
        Levels l = fitted.levels();
        Levels white = l.withLevels(l.ohmsP(), l.ohmsAP(), l.sigmaOhms() / Math.sqrt(1 + noise.varianceFromOthers()));
        double log =
                filter.logLikelihood(readings.without(l.drift(), new float[0]), white, fitted.eta(), fitted.u(), noise);
        return new State(fitted, white, strength, log);
    }

    /** Readings minus the levels that they are likely at; outliers are not numbers. */
    private float[] residuals(TelegraphEm.Fitted fitted) {
        Levels l = fitted.levels();
        float[] p = fitted.probabilityP();
        float[] ohms = readings.without(l.drift(), new float[0]);
        float[] residuals = new float[ohms.length];
        double far = FAR * l.sigmaOhms();
        for (int i = 0; i < ohms.length; i++) {
            double off = ohms[i] + readings.centreOhms() - l.ohmsAP() + p[i] * l.gap();
            double unsure = Math.min(p[i], 1 - p[i]) * l.gap();
            boolean outlier = Math.abs(off - fitted.readings().baseline(i)) > far + unsure;
            residuals[i] = outlier ? Float.NaN : (float) off;
        }
        return residuals;
    }

    /** Up or down from a strength as long as the residuals get likelier. */
    private int likeliest(float[] residuals, int from, int stride) {
        int best = from;
        double most = noise(from).logLikelihood(residuals);
        for (int direction = -stride; direction <= stride; direction += 2 * stride) {
            for (int s = from + direction; s >= 0 && s < STRENGTHS; s += direction) {
                double log = noise(s).logLikelihood(residuals);
                if (log <= most) {
                    break;
                }
                most = log;
                best = s;
            }
        }
        return best;
    }

    private FlickerNoise noise(int strength) {
        if (noises[strength] == null) {
            noises[strength] = new FlickerNoise(readings.size(), WEAKEST * Math.pow(RATIO, strength));
        }
        return noises[strength];
    }
}
