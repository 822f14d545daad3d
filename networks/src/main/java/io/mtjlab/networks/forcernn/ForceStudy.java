package io.mtjlab.networks.forcernn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** What is looked at: one network's run, or how many of many learn while something is varied. */
public enum ForceStudy {
    /** One network, drawn over time. */
    PROTOCOL("", List.of(), (settings, value) -> settings),
    /** Many networks as they are set. */
    SEEDS("", List.of(0.0), (settings, value) -> settings),
    /** Junctions of several areas (the paper: 25 sizes do not harm). */
    SIZES(
            "sizes",
            List.of(1.0, 2.0, 5.0, 25.0),
            (settings, value) ->
                    settings.withImperfections(settings.imperfections().withSizes((int) Math.round(value)))),
    /** Answers that fluctuate from step to step. */
    PHASE_NOISE(
            "standard deviation of an answer (of its range)",
            List.of(0.0, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2),
            (settings, value) ->
                    settings.withImperfections(settings.imperfections().withAnswerNoise(value))),
    /** Output weights that fluctuate from step to step. */
    WEIGHT_FLUCTUATION(
            "standard deviation of an output weight (of itself)",
            List.of(0.0, 1e-5, 1e-4, 1e-3, 1e-2),
            (settings, value) ->
                    settings.withImperfections(settings.imperfections().withWeightNoise(value))),
    /** Outputs that are fed back late. */
    DELAY(
            "delay of the fed-back output (steps of 1.5 ns)",
            List.of(0.0, 1.0, 3.0, 5.0, 10.0),
            (settings, value) ->
                    settings.withImperfections(settings.imperfections().withDelaySteps((int) Math.round(value)))),
    /** Output weights that cannot be written. */
    FROZEN_OUTPUTS(
            "fraction of the output weights that cannot be written",
            List.of(0.0, 0.1, 0.2, 0.3, 0.5),
            (settings, value) ->
                    settings.withImperfections(settings.imperfections().withFrozenFraction(value))),
    /** Fewer and more junctions. */
    NETWORK_SIZE(
            "junctions",
            List.of(10.0, 20.0, 40.0, 80.0, 160.0),
            (settings, value) -> settings.withSize((int) Math.round(value))),
    /** Junctions with less and more memory; 1 is none. */
    LEAK(
            "leak of a junction's state in a step",
            List.of(0.1, 0.15, 0.2, 0.3, 0.5, 1.0),
            (settings, value) -> settings.withLeak(value)),
    /** Least squares that forget more and less. */
    FORGETTING(
            "forgetting factor of the least squares",
            List.of(0.98, 0.99, 0.995, 0.999, 1.0),
            (settings, value) -> settings.withForgetting(value));

    private final String varies;
    private final List<Double> tried;
    private final BiFunction<ForceSettings, Double, ForceSettings> change;

    ForceStudy(String varies, List<Double> tried, BiFunction<ForceSettings, Double, ForceSettings> change) {
        this.varies = varies;
        this.tried = tried;
        this.change = change;
    }

    /** What is varied, with its unit; empty for nothing. */
    String varies() {
        return varies;
    }

    List<Double> tried() {
        return tried;
    }

    ForceSettings at(ForceSettings settings, double value) {
        return change.apply(settings, value);
    }

    /** As on the command line, for example {@code phase-noise}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(ForceStudy::key).toList();
    }
}
