package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.mtjlab.analysis.pulses.TrainSampler.Draw;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.trend.Proportion;
import io.mtjlab.base.random.RandomStreams;

/**
 * Thresholds of a domain-wall device from pulse trains: {@code FitResult fit = PulseFit.fit(train);}
 *
 * <p>Junction A switches once in a cycle, when the wall depins; junction B switches (fire) and back (reset). By amplitude:
 * {@code V_depin V_fire V_reset} (V), the means over the cycles measured, and {@code _sd}, their scatter over those
 * cycles; {@code _mu} and {@code _sigma} are mean and deviation of the normal law behind them, for the device itself. By
 * number: {@code N_fire N_fire_sd N_reset N_reset_sd}, the number of the first pulse after which B is switched, and back;
 * {@code velocity_sigma} and {@code threshold_pulses}, the scatter of a pulse's travel and the way to fire, both in mean
 * travels a pulse ({@link PassageFit}). {@code write_success}: the share of cycles that fired, Clopper-Pearson.
 */
public final class PulseFit {

    private static final String OVER_CYCLES = "posterior of the hidden states, over the cycles measured";
    private static final String OF_DEVICE = "posterior of the law behind the cycles";
    private static final String NOTHING = "no junction switches in step with the pulses";
    private static final String NEVER_BACK = "no cycle switches back within its pulses";
    /** The sampler's; any other gives the same results within a few hundredths of the errors. */
    private static final long SEED = 1;

    private PulseFit() {}

    public static FitResult fit(PulseTrain train) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Double> statistics = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        statistics.put("cycles", (double) train.cycles().size());
        double[][] place = train.cycles().stream().map(PulseTrain.Cycle::place).toArray(double[][]::new);
        Optional<TrainSampler> a = Optional.empty();
        if (!train.byNumber()) {
            a = sampler(train.cycles().stream().map(PulseTrain.Cycle::ohmsA).toList(), place, false, false, "A");
            outcomes.addAll(a.map(s -> amplitude(s, "V_depin", false))
                    .orElseGet(() -> List.of(Undetermined.because("V_depin", "V", NOTHING))));
        }
        Optional<TrainSampler> b = sampler(
                train.cycles().stream().map(PulseTrain.Cycle::ohmsB).toList(), place, true, train.byNumber(), "B");
        if (b.isPresent()) {
            TrainSampler sampler = b.get();
            if (train.byNumber()) {
                outcomes.addAll(number(sampler));
            } else {
                outcomes.addAll(amplitude(sampler, "V_fire", false));
                outcomes.addAll(
                        sampler.hasSecond()
                                ? amplitude(sampler, "V_reset", true)
                                : neverBack("V", "V_reset", "V_reset_sd", "V_reset_mu", "V_reset_sigma"));
            }
            outcomes.add(Proportion.of(sampler.switchedCycles(), place.length).clopperPearson("write_success"));
            statistics.put("signal_to_noise", Math.abs(sampler.gap()) / sampler.noise());
        } else {
            for (String name : train.byNumber()
                    ? List.of("N_fire", "N_fire_sd", "N_reset")
                    : List.of("V_fire", "V_fire_sd", "V_reset", "V_reset_sd")) {
                outcomes.add(Undetermined.because(name, train.byNumber() ? "1" : "V", NOTHING));
            }
        }
        return new FitResult(
                "pulses",
                "train",
                outcomes,
                Covariance.NONE,
                "sampled",
                statistics,
                remarks,
                List.of(PulseFigure.of(train, a, b)));
    }

    /**
     * None where no cycle switches: its law would only follow its prior. Where no cycle switches back nothing tells the second
     * threshold either.
     */
    private static Optional<TrainSampler> sampler(
            List<double[]> readings, double[][] place, boolean pulse, boolean byNumber, String junction) {
        return Signal.of(readings, pulse)
                .map(signal -> {
                    TrainSampler sampler = sampler(signal, place, pulse, byNumber, junction);
                    return pulse && sampler.switchedBackCycles() == 0
                            ? sampler(signal, place, false, byNumber, junction)
                            : sampler;
                })
                .filter(sampler -> sampler.switchedCycles() > 0);
    }

    private static TrainSampler sampler(
            Signal signal, double[][] place, boolean pulse, boolean byNumber, String junction) {
        return new TrainSampler(signal, place, pulse, byNumber, RandomStreams.of(SEED).stream("pulses", junction));
    }

    private static List<Outcome> neverBack(String unit, String... names) {
        return Stream.of(names)
                .map(name -> (Outcome) Undetermined.because(name, unit, NEVER_BACK))
                .toList();
    }

    private static List<Outcome> amplitude(TrainSampler sampler, String name, boolean second) {
        List<Draw> draws = sampler.draws();
        return List.of(
                Draws.estimate(name, "V", draws, d -> Draws.mean(second ? d.second() : d.first()), OVER_CYCLES),
                Draws.estimate(
                        name + "_sd", "V", draws, d -> Draws.deviation(second ? d.second() : d.first()), OVER_CYCLES),
                Draws.estimate(name + "_mu", "V", draws, d -> second ? d.secondMean() : d.mean(), OF_DEVICE),
                Draws.estimate(name + "_sigma", "V", draws, d -> second ? d.secondSd() : d.sd(), OF_DEVICE));
    }

    private static List<Outcome> number(TrainSampler sampler) {
        List<Draw> draws = sampler.draws();
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Draws.estimate("N_fire", "1", draws, d -> Draws.mean(d.first()), OVER_CYCLES));
        outcomes.add(Draws.estimate("N_fire_sd", "1", draws, d -> Draws.deviation(d.first()), OVER_CYCLES));
        if (sampler.hasSecond()) {
            outcomes.add(Draws.estimate("N_reset", "1", draws, d -> Draws.mean(d.second()), OVER_CYCLES));
            outcomes.add(Draws.estimate("N_reset_sd", "1", draws, d -> Draws.deviation(d.second()), OVER_CYCLES));
        } else {
            outcomes.addAll(neverBack("1", "N_reset", "N_reset_sd"));
        }
        outcomes.addAll(PassageFit.fit(draws.stream().map(Draw::first).toList()));
        return outcomes;
    }
}
