package io.mtjlab.networks.sigmoidmlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.BernoulliNeuron;
import io.mtjlab.networks.neuron.RfResponse;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.training.NeuronControl;
import io.mtjlab.networks.training.Recipe;
import io.mtjlab.networks.training.RfPowerControl;

/** What such neurons can do when they are trained well: softmax, cross-entropy, momentum, a stepped learning rate. */
final class GoodStudies {

    /** For the studies that compare: the middle of the candidates, the same for all, tuned for none. */
    private static final double RATE = 0.1;

    /** Among which {@link #goodRecipe} chooses. */
    private static final double[] CANDIDATE_RATES = {0.05, 0.1, 0.2};

    private static final int[] SAMPLES = {1, 5, 20};

    private GoodStudies() {}

    /** Batches of 100, momentum 0.9, the rate divided by five after 65 and 85 % of the epochs. */
    static Recipe recipe(double rate, int epochs) {
        int first = Math.max(2, (int) Math.round(0.65 * epochs) + 1);
        int second = Math.max(first + 1, (int) Math.round(0.85 * epochs) + 1);
        return new Recipe(100, rate, 0.9, List.of(new Recipe.Drop(first, 0.2), new Recipe.Drop(second, 0.2)));
    }

    /** Chooses the learning rate on a validation split, trains with it on all images, tests once. */
    static Findings goodRecipe(Workshop workshop) {
        SigmoidNeuron neuron = workshop.settings().device();
        int epochs = workshop.settings().effectiveEpochs();
        List<Recipe> candidates =
                Stream.of(0, 1, 2).map(i -> recipe(CANDIDATE_RATES[i], epochs)).toList();
        Workshop.Validation chosen = workshop.validate(neuron, candidates);
        Network network = workshop.network(neuron, Output.SOFTMAX);
        Curve curve = workshop.train(Workshop.Job.blind("cross-entropy, momentum", network, chosen.recipe(), epochs));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy", workshop.testAccuracy(network, 1));
        metrics.put("validation_accuracy", chosen.accuracy());
        metrics.put("learning_rate", chosen.recipe().learningRate());
        return new Findings(
                List.of(curve),
                metrics,
                "The learning rate was chosen on the last sixth of the training images; the test images were looked at"
                        + " once, at the end. The curve counts training images on the way");
    }

    /** Hidden neurons that answer 0 or 1; asked once, or several times with the outputs averaged. */
    static Findings stochastic(Workshop workshop) {
        SigmoidNeuron law = workshop.settings().device();
        int epochs = workshop.settings().effectiveEpochs();
        Recipe recipe = recipe(RATE, epochs);
        Network network = workshop.network(new BernoulliNeuron(law), Output.SOFTMAX);
        Curve curve = workshop.train(Workshop.Job.blind("hidden neurons answer 0 or 1", network, recipe, epochs));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int samples : SAMPLES) {
            String name = samples == 1 ? "test_accuracy" : "test_accuracy_" + samples + "_samples";
            metrics.put(name, workshop.testAccuracy(network, samples));
        }
        metrics.put("test_accuracy_mean_field", workshop.testAccuracy(network.answeringWith(law), 1));
        return new Findings(
                List.of(curve),
                metrics,
                "Every hidden neuron is one reading of a junction: 1 with probability P(H), else 0. One reading of the"
                        + " network for test_accuracy; with several, its outputs are averaged; mean_field answers with"
                        + " P itself");
    }

    /**
     * The device's own knobs at work: each hidden neuron's microwave power sets its gain (alpha) and its bias (beta)
     * together, beside neurons without knobs and with a free bias, and a free bias and gain.
     */
    static Findings biasAndGain(Workshop workshop) {
        RfResponse response = workshop.settings().rfResponse();
        double middle = 0.5 * response.lastPosition();
        SigmoidNeuron neuron = SigmoidNeuron.of(
                response.alphaPerOersted(middle), response.betaOersted(middle), response.origin() + ", middle level");
        Recipe recipe = recipe(RATE, workshop.settings().effectiveEpochs());
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<Curve> curves = new ArrayList<>();

        Network powered = workshop.network(neuron, Output.SOFTMAX);
        int hidden = powered.layers().get(0).outputs();
        RfPowerControl power = new RfPowerControl(response, hidden);
        power.applyTo(powered.layers().get(0));
        curves.add(controlled(workshop, "microwave power per neuron", powered, recipe, power));
        metrics.put("test_accuracy", workshop.testAccuracy(powered, 1));
        metrics.put("rf_position_spread", spread(power.positions()));

        Network fixed = workshop.network(neuron, Output.SOFTMAX);
        curves.add(controlled(workshop, "no knob", fixed, recipe, NeuronControl.fixed()));
        metrics.put("test_accuracy_no_knob", workshop.testAccuracy(fixed, 1));

        Network biased = workshop.network(neuron, Output.SOFTMAX);
        curves.add(controlled(workshop, "free bias", biased, recipe, NeuronControl.freeBias(hidden)));
        metrics.put("test_accuracy_free_bias", workshop.testAccuracy(biased, 1));

        Network free = workshop.network(neuron, Output.SOFTMAX);
        curves.add(controlled(workshop, "free bias and gain", free, recipe, NeuronControl.freeBiasAndGain(hidden)));
        metrics.put("test_accuracy_free_bias_and_gain", workshop.testAccuracy(free, 1));
        return new Findings(
                curves,
                metrics,
                String.format(
                        Locale.ROOT,
                        "A neuron's microwave power moves alpha from %.3g to %.3g per Oe and beta from %.4g to %.4g Oe"
                                + " together: one knob for gain and bias. rf_position_spread is the standard deviation"
                                + " of the trained powers in steps between measured levels",
                        response.alphaPerOersted(0),
                        response.alphaPerOersted(response.lastPosition()),
                        response.betaOersted(0),
                        response.betaOersted(response.lastPosition())));
    }

    private static Curve controlled(
            Workshop workshop, String name, Network network, Recipe recipe, NeuronControl hidden) {
        return workshop.train(
                Workshop.Job.blind(name, network, recipe, workshop.settings().effectiveEpochs())
                        .controlling(hidden, NeuronControl.freeBias(network.outputs())));
    }

    private static double spread(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    }
}
