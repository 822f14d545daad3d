package io.mtjlab.networks.hebbiansnn;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Crew;

/**
 * Nine junctions that see a pixel each and three that learn, Rodrigues et al. (2023), sec. IV, in the working reading
 *
 * <pre>
 * tau_g dg_n/dt = -g_n + tau_g sum over spikes of input n
 * J_m = max(J_min, J_rest - chi_m K sum_n W_mn g_n)
 * Hebb: at a spike of m   W_mn += eta (1 - W_mn) if n fired within 1.5 ns before, else W_mn -= eta W_mn
 * </pre>
 *
 * with chi_m = 0.1 for 1 ns after another output's spike, else 1. Input neurons do not hear of the outputs, so that those
 * of the next segment are computed beside the outputs of this one.
 */
final class HebbianNetwork {

    static final double REST = 3.2e10;
    static final double FIRING = 1.8e10;
    private static final double LEAST = 1.4e10;
    private static final double COUPLING = 0.04e10;
    private static final double SYNAPSE_SECONDS = 4e-9;
    private static final double INHIBITED = 0.1;
    private static final double INHIBITION_SECONDS = 1e-9;
    private static final double COINCIDENCE_SECONDS = 1.5e-9;
    private static final double DECAY = Math.exp(-SpinNeuron.BIN_SECONDS / SYNAPSE_SECONDS);
    private static final int INHIBITION_BINS = (int) Math.round(INHIBITION_SECONDS / SpinNeuron.BIN_SECONDS);
    private static final int COINCIDENCE_BINS = (int) Math.round(COINCIDENCE_SECONDS / SpinNeuron.BIN_SECONDS);

    private static final int INPUTS = PatternSet.PIXELS;
    private static final int OUTPUTS = PatternSet.IMAGES;

    private final HebbianSettings settings;
    private final PatternSet patterns;
    private final SpinNeuron[] inputs = new SpinNeuron[INPUTS];
    private final SpinNeuron[] outputs = new SpinNeuron[OUTPUTS];
    private final double[][] weights = new double[OUTPUTS][INPUTS];
    private final double[] g = new double[INPUTS];
    private final long[] lastInput = new long[INPUTS];
    private final long[] lastOutput = new long[OUTPUTS];
    private final double[] density = new double[OUTPUTS];
    private final boolean[] fired = new boolean[OUTPUTS];
    private final boolean[][][] inputSpikes;
    private final Teacher teacher;
    private final Record record;
    private long bin;

    /** A time during which the inputs stay the same. @param image shown, -1 for none */
    private record Segment(int image, int bins, boolean test) {}

    /** What happened: spikes (seconds, neuron; inputs first), weights after each presentation. */
    record Record(List<double[]> spikes, List<double[]> weights, int[][] testCounts) {}

    HebbianNetwork(HebbianSettings settings, PatternSet patterns, RandomStreams streams) {
        this.settings = settings;
        this.patterns = patterns;
        UniformRandomProvider drawn = streams.stream("weights");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("devices"));
        for (int n = 0; n < INPUTS; n++) {
            inputs[n] = neuron(normal, streams.stream("heat", "input", n));
            lastInput[n] = Long.MIN_VALUE / 2;
        }
        for (int m = 0; m < OUTPUTS; m++) {
            outputs[m] = neuron(normal, streams.stream("heat", "output", m));
            lastOutput[m] = Long.MIN_VALUE / 2;
            for (int n = 0; n < INPUTS; n++) {
                weights[m][n] = 0.5 + 0.125 * (2 * drawn.nextDouble() - 1);
            }
        }
        int longest = Math.max(
                bins(2 * settings.schedule().freeSeconds()),
                bins(settings.schedule().testSeconds()));
        inputSpikes = new boolean[2][INPUTS][longest];
        teacher = new Teacher(settings.teacher());
        record = new Record(new ArrayList<>(), new ArrayList<>(), new int[OUTPUTS][OUTPUTS]);
    }

    private SpinNeuron neuron(ZigguratSampler.NormalizedGaussian normal, UniformRandomProvider heatBath) {
        double factor = 1 + settings.device().spread() * normal.sample();
        return new SpinNeuron(settings.device(), Math.max(0.1, factor), heatBath);
    }

    private static int bins(double seconds) {
        return (int) Math.round(seconds / SpinNeuron.BIN_SECONDS);
    }

    private List<Segment> segments(RandomStreams streams) {
        List<Segment> all = new ArrayList<>();
        Segment gap = new Segment(-1, bins(settings.schedule().gapSeconds()), false);
        for (int round = 0; round < settings.schedule().rounds(); round++) {
            int first = streams.stream("order", round).nextInt(OUTPUTS);
            for (int i = 0; i < OUTPUTS; i++) {
                all.add(new Segment(
                        (first + i) % OUTPUTS, bins(2 * settings.schedule().freeSeconds()), false));
                all.add(gap);
            }
        }
        for (int image = 0; image < OUTPUTS; image++) {
            all.add(new Segment(image, bins(settings.schedule().testSeconds()), true));
            all.add(gap);
        }
        return all;
    }

    /** Trains, then tests. */
    Record run(RandomStreams streams, Crew crew) {
        List<Segment> segments = segments(streams);
        for (int k = 0; k <= segments.size(); k++) {
            int now = k;
            crew.run(1 + INPUTS, task -> {
                if (task == 0 && now > 0) {
                    outputs(segments.get(now - 1), inputSpikes[(now - 1) % 2]);
                } else if (task > 0 && now < segments.size()) {
                    input(task - 1, segments.get(now), inputSpikes[now % 2][task - 1]);
                }
            });
        }
        return record;
    }

    private void input(int n, Segment segment, boolean[] spikes) {
        boolean ink = segment.image >= 0 && patterns.ink(segment.image, n);
        double amperesPerSquareMetre = ink ? FIRING : REST;
        for (int b = 0; b < segment.bins; b++) {
            spikes[b] = inputs[n].fires(amperesPerSquareMetre);
        }
    }

    private void outputs(Segment segment, boolean[][] spikes) {
        int free = segment.test ? segment.bins : segment.bins / 2;
        boolean shown = segment.image >= 0;
        int[] counts = new int[OUTPUTS];
        int forced = -1;
        boolean plastic = false;
        for (int b = 0; b < segment.bins; b++, bin++) {
            if (shown && b == free) {
                forced = teacher.winner(segment.image, counts);
                plastic = true;
            }
            hear(spikes, b);
            for (int m = 0; m < OUTPUTS; m++) {
                density[m] = forced >= 0 ? (m == forced ? FIRING : REST) : driven(m);
            }
            for (int m = 0; m < OUTPUTS; m++) {
                fired[m] = outputs[m].fires(density[m]);
            }
            for (int m = 0; m < OUTPUTS; m++) {
                if (fired[m]) {
                    spike(m, shown && b < free ? counts : null, plastic);
                }
            }
        }
        if (segment.test) {
            record.testCounts[segment.image] = counts;
        } else if (shown) {
            keepWeights();
        }
    }

    private void hear(boolean[][] spikes, int b) {
        for (int n = 0; n < INPUTS; n++) {
            g[n] *= DECAY;
            if (spikes[n][b]) {
                g[n]++;
                lastInput[n] = bin;
                record.spikes.add(new double[] {bin * SpinNeuron.BIN_SECONDS, n});
            }
        }
    }

    private double driven(int m) {
        double sum = 0;
        for (int n = 0; n < INPUTS; n++) {
            sum += weights[m][n] * g[n];
        }
        return Math.max(LEAST, REST - (inhibited(m) ? INHIBITED : 1) * COUPLING * sum);
    }

    private boolean inhibited(int m) {
        for (int other = 0; other < OUTPUTS; other++) {
            if (other != m && bin - lastOutput[other] <= INHIBITION_BINS) {
                return true;
            }
        }
        return false;
    }

    private void spike(int m, int @Nullable [] counts, boolean plastic) {
        lastOutput[m] = bin;
        record.spikes.add(new double[] {bin * SpinNeuron.BIN_SECONDS, INPUTS + m});
        if (counts != null) {
            counts[m]++;
        }
        if (!plastic) {
            return;
        }
        for (int n = 0; n < INPUTS; n++) {
            double goal = bin - lastInput[n] <= COINCIDENCE_BINS ? 1 : 0;
            weights[m][n] += settings.schedule().learningRate() * (goal - weights[m][n]);
        }
    }

    private void keepWeights() {
        double[] row = new double[1 + OUTPUTS * INPUTS];
        row[0] = bin * SpinNeuron.BIN_SECONDS;
        for (int m = 0; m < OUTPUTS; m++) {
            System.arraycopy(weights[m], 0, row, 1 + m * INPUTS, INPUTS);
        }
        record.weights.add(row);
    }
}
