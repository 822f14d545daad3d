package io.mtjlab.networks.forcernn;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.Junctions;
import io.mtjlab.networks.recurrent.RecursiveLeastSquares;
import io.mtjlab.networks.recurrent.Reservoir;

/**
 * Junctions that learn to make a sine: their weighted sum is the output, which drives all of them; FORCE learning
 * (Sussillo and Abbott 2009) turns the output weights at every step while the loop is closed. A step allocates nothing.
 */
final class ForceNetwork {

    /** Spread of the junctions' states at the beginning. */
    private static final double BEGIN = 0.1;

    private final ForceSettings settings;
    private final Reservoir reservoir;
    private final int[] plastic;
    private final RecursiveLeastSquares squares;
    private final double[] regressor;
    private final double[] plasticWeights;
    private final double[] weights;
    private final double[] past;
    private final double[] feedback = new double[1];
    private final ZigguratSampler.NormalizedGaussian noise;
    private int step;
    private double output;

    ForceNetwork(ForceSettings settings, Device device, RandomStreams streams) {
        this.settings = settings;
        Imperfections real = settings.imperfections();
        Junctions junctions = Junctions.of(device, settings.size(), streams);
        if (real.sizes() > 1) {
            UniformRandomProvider sizes = streams.stream("sizes");
            junctions = junctions.each(response -> SizedJunction.drawn(response, real.sizes(), sizes));
        }
        UniformRandomProvider random = streams.stream("wiring");
        reservoir = Reservoir.wired(settings.wiring(), junctions, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        reservoir.place(i -> BEGIN * normal.sample());
        weights = new double[settings.size()]; // one that cannot be written stays at nothing
        int frozen = (int) Math.round(real.frozenFraction() * settings.size());
        plastic = new int[settings.size() - frozen];
        java.util.Arrays.setAll(plastic, i -> frozen + i);
        squares = new RecursiveLeastSquares(plastic.length, settings.forgetting());
        regressor = new double[plastic.length];
        plasticWeights = new double[plastic.length];
        past = new double[real.delaySteps() + 1];
        noise = ZigguratSampler.NormalizedGaussian.of(streams.stream("noise"));
    }

    double output() {
        return output;
    }

    int step() {
        return step;
    }

    /** Begins to learn something new: the weights stay, what the least squares know is forgotten. */
    void beginLearning() {
        squares.reset(settings.alpha());
    }

    /** One step; with {@code learning} the weights are turned towards {@code target}. Returns the error before that. */
    double step(double target, boolean learning) {
        step++;
        feedback[0] = past[step % past.length];
        reservoir.step(feedback);
        double[] answers = reservoir.answers();
        double noisy = settings.imperfections().answerNoise();
        if (noisy > 0) {
            for (int i = 0; i < answers.length; i++) {
                answers[i] += noisy * noise.sample();
            }
        }
        output = read(answers);
        double error = output - target;
        if (learning) {
            learn(answers, error);
            output = read(answers);
        }
        past[step % past.length] = output;
        return error;
    }

    /** The least squares know the weights that they may write alone: a frozen one is part of the error, no regressor. */
    private void learn(double[] answers, double error) {
        for (int k = 0; k < plastic.length; k++) {
            regressor[k] = answers[plastic[k]];
            plasticWeights[k] = weights[plastic[k]];
        }
        squares.see(regressor);
        squares.correct(plasticWeights, error);
        for (int k = 0; k < plastic.length; k++) {
            weights[plastic[k]] = plasticWeights[k];
        }
    }

    private double read(double[] answers) {
        double sum = 0;
        double fluctuation = settings.imperfections().weightNoise();
        if (fluctuation > 0) {
            for (int i = 0; i < answers.length; i++) {
                sum += weights[i] * (1 + fluctuation * noise.sample()) * answers[i];
            }
            return sum;
        }
        for (int i = 0; i < answers.length; i++) {
            sum += weights[i] * answers[i];
        }
        return sum;
    }
}
