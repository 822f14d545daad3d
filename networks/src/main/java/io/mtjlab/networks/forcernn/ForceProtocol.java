package io.mtjlab.networks.forcernn;

import java.util.List;
import java.util.function.IntConsumer;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.recurrent.Device;

/**
 * The paper's protocol: the first sine is learnt and made freely, then the second one. A network has learnt when both
 * free runs stay within an RMSE of {@link #LEARNT_RMSE} of their targets, phase and all.
 */
final class ForceProtocol {

    static final double LEARNT_RMSE = 0.05;

    private final ForceSettings settings;
    private final Device device;

    ForceProtocol(ForceSettings settings, Device device) {
        this.settings = settings;
        this.device = device;
    }

    /**
     * @param rmseFirst of the free run after the first sine
     * @param rmseSecond of the free run after the second sine
     */
    record Outcome(double rmseFirst, double rmseSecond) {

        /** Of the worse run; infinite where the network ran away. */
        double rmse() {
            double worse = Math.max(rmseFirst, rmseSecond);
            return Double.isNaN(worse) ? Double.POSITIVE_INFINITY : worse;
        }

        boolean learnt() {
            return rmse() < LEARNT_RMSE;
        }
    }

    /** Watches a run: output and target of every step. */
    interface Watcher {
        Watcher NOBODY = (step, output, target, learning) -> {};

        void see(int step, double output, double target, boolean learning);
    }

    Outcome run(RandomStreams streams, Watcher watcher) {
        ForceNetwork network = new ForceNetwork(settings, device, streams);
        double first = learn(network, Sine.FIRST, watcher);
        double second = learn(network, Sine.SECOND, watcher);
        return new Outcome(first, second);
    }

    private static double learn(ForceNetwork network, Sine sine, Watcher watcher) {
        network.beginLearning();
        run(network, sine, sine.learnSteps(), true, watcher);
        return run(network, sine, sine.freeSteps(), false, watcher);
    }

    private static double run(ForceNetwork network, Sine sine, int steps, boolean learning, Watcher watcher) {
        double squares = 0;
        for (int i = 0; i < steps; i++) {
            double target = sine.at(network.step() + 1);
            double error = network.step(target, learning);
            squares += error * error;
            watcher.see(network.step(), network.output(), target, learning);
        }
        return Math.sqrt(squares / steps);
    }

    /** {@code networks} of them, each from a substream of its own. */
    List<Outcome> runMany(RandomStreams streams, int networks, IntConsumer done) {
        var finished = new java.util.concurrent.atomic.AtomicInteger();
        return java.util.stream.IntStream.range(0, networks)
                .parallel()
                .mapToObj(i -> {
                    Outcome outcome = run(streams.child("network", i), Watcher.NOBODY);
                    done.accept(finished.incrementAndGet());
                    return outcome;
                })
                .toList();
    }
}
