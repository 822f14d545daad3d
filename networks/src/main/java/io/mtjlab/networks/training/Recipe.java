package io.mtjlab.networks.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.base.error.InvalidInput;

/**
 * How a network is trained: batches in random order, gradient descent with momentum,
 * {@code v = momentum v + g; w = w - rate v}.
 *
 * @param batchSize images a step; the last batch of an epoch may be smaller
 * @param learningRate at the first epoch
 * @param momentum 0 (plain gradient descent) to below 1
 * @param drops epochs from which on the learning rate is multiplied, in order
 */
public record Recipe(int batchSize, double learningRate, double momentum, List<Drop> drops) {

    /** @param epoch counted from 1 */
    public record Drop(int epoch, double factor) {}

    public Recipe {
        drops = List.copyOf(drops);
        if (batchSize < 1) {
            throw new InvalidInput("batch size " + batchSize + "; it must be at least 1");
        }
        if (!(learningRate > 0)) {
            throw new InvalidInput("learning rate " + learningRate + "; it must be positive");
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new InvalidInput("momentum " + momentum + "; it must be at least 0 and below 1");
        }
    }

    /** Plain gradient descent. */
    public static Recipe plain(int batchSize, double learningRate) {
        return new Recipe(batchSize, learningRate, 0, List.of());
    }

    public Recipe withLearningRate(double newRate) {
        return new Recipe(batchSize, newRate, momentum, drops);
    }

    public Recipe withBatchSize(int newSize) {
        return new Recipe(newSize, learningRate, momentum, drops);
    }

    /** For a result's document. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("batch_size", batchSize);
        facts.put("learning_rate", learningRate);
        facts.put("momentum", momentum);
        facts.put(
                "learning_rate_drops",
                drops.stream()
                        .map(drop -> new TreeMap<>(Map.of("epoch", drop.epoch(), "factor", drop.factor())))
                        .toList());
        return facts;
    }

    /** Learning rate of an epoch, counted from 1. */
    public double learningRateAt(int epoch) {
        double rate = learningRate;
        for (Drop drop : drops) {
            if (epoch >= drop.epoch()) {
                rate *= drop.factor();
            }
        }
        return rate;
    }
}
