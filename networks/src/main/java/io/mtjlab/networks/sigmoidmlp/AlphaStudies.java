package io.mtjlab.networks.sigmoidmlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.training.History;
import io.mtjlab.networks.training.Recipe;

/** What happens when alpha changes, and what it is. */
final class AlphaStudies {

    /** The paper trains with microwave until here. */
    private static final int SWITCH_AFTER_EPOCH = 15;

    private AlphaStudies() {}

    /**
     * The paper's proposal: steep neurons for the first epochs, then shallow ones. Switching alone changes what the
     * network computes; with weights and biases times the ratio of the alphas it does not.
     */
    static Findings alphaSwitch(Workshop workshop) {
        int epochs = workshop.settings().effectiveEpochs();
        if (epochs <= SWITCH_AFTER_EPOCH) {
            throw new InvalidInput("alpha is switched after epoch " + SWITCH_AFTER_EPOCH + "; " + epochs
                    + " epochs are too few to see it");
        }
        SigmoidNeuron steep = workshop.settings().device();
        double shallow = workshop.settings().rfResponse().alphaPerOersted(0);
        double ratio = steep.alphaPerOersted() / shallow;
        Recipe recipe = workshop.plainRecipe();
        Network start = workshop.network(steep, Output.SIGMOID);
        Curve before = workshop.train(Workshop.Job.watched("until the switch", start, recipe, SWITCH_AFTER_EPOCH));
        History history = new History(before.loss(), before.accuracy());

        Network naive = start.copy();
        naive.switchAlpha(shallow);
        Network scaled = naive.copy();
        scaled.scaleWeights(ratio);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy_before_switch", workshop.testAccuracy(start, 1));
        metrics.put("test_accuracy_after_naive_switch", workshop.testAccuracy(naive, 1));
        metrics.put("test_accuracy_after_scaled_switch", workshop.testAccuracy(scaled, 1));

        Recipe faster = recipe.withLearningRate(recipe.learningRate() * ratio * ratio);
        Network scaledToo = scaled.copy();
        String kept = PlainStudies.label(steep.alphaPerOersted(), "kept");
        List<Curve> curves = List.of(
                workshop.train(Workshop.Job.watched(kept, start, recipe, epochs).following(history)),
                workshop.train(Workshop.Job.watched("switched, weights kept", naive, recipe, epochs)
                        .following(history)),
                workshop.train(Workshop.Job.watched("switched, weights scaled", scaled, recipe, epochs)
                        .following(history)),
                workshop.train(Workshop.Job.watched("switched, weights and rate scaled", scaledToo, faster, epochs)
                        .following(history)));
        metrics.put("test_accuracy", curves.get(2).lastAccuracy());
        metrics.put("test_accuracy_kept", curves.get(0).lastAccuracy());
        metrics.put("test_accuracy_naive", curves.get(1).lastAccuracy());
        metrics.put("test_accuracy_scaled_rate", curves.get(3).lastAccuracy());
        return new Findings(
                curves,
                metrics,
                "Lowering alpha with the weights kept scales every drive down: the network computes something else and"
                        + " loses accuracy. Weights and biases times the ratio of the alphas keep its function; a"
                        + " learning rate times the square of the ratio keeps its course too");
    }

    /** Alpha r, against alpha 1 with weights times r and a learning rate times r squared. */
    static Findings learningRate(Workshop workshop) {
        SigmoidNeuron device = workshop.settings().device();
        double r = device.alphaPerOersted();
        Recipe recipe = workshop.plainRecipe();
        Curve steep = PlainStudies.learn(workshop, PlainStudies.label(r, "device"), device);
        Network equivalent = workshop.network(SigmoidNeuron.PLAIN, Output.SIGMOID);
        equivalent.scaleWeights(r);
        Curve rescaled = workshop.train(Workshop.Job.watched(
                "alpha 1, weights and rate scaled",
                equivalent,
                recipe.withLearningRate(recipe.learningRate() * r * r),
                workshop.settings().effectiveEpochs()));
        Curve plain = PlainStudies.learn(workshop, PlainStudies.label(1, "conventional"), SigmoidNeuron.PLAIN);
        double difference = 0;
        for (int i = 0; i < steep.accuracy().length; i++) {
            difference = Math.max(difference, Math.abs(steep.accuracy()[i] - rescaled.accuracy()[i]));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy", steep.lastAccuracy());
        metrics.put("test_accuracy_rescaled", rescaled.lastAccuracy());
        metrics.put("test_accuracy_plain", plain.lastAccuracy());
        metrics.put("largest_accuracy_difference", difference);
        return new Findings(
                List.of(steep, rescaled, plain),
                metrics,
                "alpha = r does the same as alpha = 1 with weights and biases times r and a learning rate times r^2;"
                        + " the curves differ by rounding alone");
    }
}
