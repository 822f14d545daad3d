package io.mtjlab.networks.sigmoidmlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/** Squared error and plain gradient descent, as the paper trains: what alpha does to the speed of learning. */
final class PlainStudies {

    /** The accuracy that the paper compares at. */
    private static final double PAPER_ACCURACY = 0.87;

    private PlainStudies() {}

    /** The device beside the plain sigmoid. */
    static Findings device(Workshop workshop) {
        SigmoidNeuron device = workshop.settings().device();
        Network network = workshop.network(device, Output.SIGMOID);
        Curve measured = learn(workshop, label(device.alphaPerOersted(), "device"), network);
        Curve plain = learn(workshop, label(1, "conventional"), SigmoidNeuron.PLAIN);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy", measured.lastAccuracy());
        if (workshop.settings().hardware().varies()) {
            metrics.put("test_accuracy_device_spread", workshop.testAccuracyOfDrawnDevices(network));
        }
        metrics.put("test_accuracy_plain", plain.lastAccuracy());
        metrics.put("alpha_per_oersted", device.alphaPerOersted());
        metrics.put("beta_oersted", device.betaOersted());
        crossing(metrics, "epoch_at_87_percent", measured);
        crossing(metrics, "epoch_at_87_percent_plain", plain);
        String faster = device.alphaPerOersted() > 1 ? "sooner" : "later";
        return new Findings(
                List.of(measured, plain),
                metrics,
                String.format(
                        Locale.ROOT,
                        "alpha = %.3g per Oe learns %s than alpha = 1 because alpha acts as a learning rate: a network"
                                + " with weights times alpha and a learning rate times alpha squared has the same"
                                + " curve. Beta (%.4g Oe) is held by the biases",
                        device.alphaPerOersted(),
                        faster,
                        device.betaOersted()));
    }

    /** The paper's two curves. */
    static Findings plainRecipe(Workshop workshop) {
        Curve plain = learn(workshop, label(1, "conventional"), SigmoidNeuron.PLAIN);
        Curve steep = learn(
                workshop, label(1.5, "with microwave"), SigmoidNeuron.of(1.5, 22.6, "Luo et al. 2023, with microwave"));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("test_accuracy", plain.lastAccuracy());
        metrics.put("test_accuracy_alpha_1_5", steep.lastAccuracy());
        crossing(metrics, "epoch_at_87_percent", plain);
        crossing(metrics, "epoch_at_87_percent_alpha_1_5", steep);
        return new Findings(
                List.of(plain, steep),
                metrics,
                "The paper reaches 87 % after 80 epochs with the conventional sigmoid and after 30 with the microwave");
    }

    static Curve learn(Workshop workshop, String name, SigmoidNeuron neuron) {
        return learn(workshop, name, workshop.network(neuron, Output.SIGMOID));
    }

    private static Curve learn(Workshop workshop, String name, Network network) {
        int epochs = workshop.settings().effectiveEpochs();
        return workshop.train(Workshop.Job.watched(name, network, workshop.plainRecipe(), epochs));
    }

    static String label(double alpha, String what) {
        return String.format(Locale.ROOT, "alpha %.3g, %s", alpha, what);
    }

    /** A network that never gets there has no such number. */
    static void crossing(Map<String, Double> metrics, String name, Curve curve) {
        int epoch = curve.firstEpochAt(PAPER_ACCURACY);
        if (epoch > 0) {
            metrics.put(name, (double) epoch);
        }
    }
}
