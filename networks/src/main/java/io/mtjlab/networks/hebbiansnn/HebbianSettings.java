package io.mtjlab.networks.hebbiansnn;

import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.training.Run;

/**
 * Where the paper is silent or, as its eq. (11), cannot be meant as printed (a larger input would silence the neuron), the
 * working reading of docs/networks/hebbian-snn.md. Chosen on other seeds than those that results count.
 *
 * @param device the neurons
 * @param patterns what is learnt
 * @param teacher which output is forced
 * @param networks that are trained, the first with the run's seed, the next with the one after it
 * @param run seed of weights, order of images, heat baths and devices; threads. There are no checkpoints: a network takes
 *     less than a second
 */
public record HebbianSettings(
        SpinDevice device, List<PatternSet> patterns, TeacherRule teacher, int networks, Schedule schedule, Run run) {

    /**
     * What happens when.
     *
     * @param rounds presentations of each image
     * @param freeSeconds of a presentation in which spikes are counted, as long again an output is forced
     * @param gapSeconds without ink between presentations
     * @param testSeconds that an image is shown when weights no longer change; a neuron that was first by chance holds the
     *     right one down for up to 40 ns
     * @param learningRate eta of Hebb's rule
     */
    public record Schedule(int rounds, double freeSeconds, double gapSeconds, double testSeconds, double learningRate) {

        /** Five rounds of 30 ns free and 30 ns forced. */
        public static final Schedule DEFAULT = new Schedule(5, 30e-9, 4e-9, 120e-9, 0.1);

        public Schedule {
            if (rounds < 1) {
                throw new InvalidInput(rounds + " rounds; at least 1 expected");
            }
            if (!(learningRate > 0 && learningRate < 1)) {
                throw new InvalidInput("a learning rate of " + learningRate + "; above 0 and below 1 expected");
            }
            if (!(freeSeconds >= 1e-9 && testSeconds >= 1e-9 && gapSeconds >= 0) || freeSeconds + testSeconds > 1e-3) {
                throw new InvalidInput("presentations of " + freeSeconds + " s, gaps of " + gapSeconds + " s, tests of "
                        + testSeconds + " s; at least 1 ns (gaps: 0) and together at most 1 ms expected");
            }
        }

        public Schedule withRounds(int newRounds) {
            return new Schedule(newRounds, freeSeconds, gapSeconds, testSeconds, learningRate);
        }
    }

    public HebbianSettings {
        patterns = List.copyOf(patterns);
        if (networks < 1 || patterns.isEmpty()) {
            throw new InvalidInput(
                    networks + " networks, " + patterns.size() + " sets of patterns; at least 1 of each expected");
        }
    }

    public static HebbianSettings defaults() {
        return new HebbianSettings(
                SpinDevice.RODRIGUES_2023,
                List.of(PatternSet.LETTERS),
                TeacherRule.FREE_NEURON,
                1,
                Schedule.DEFAULT,
                Run.DEFAULT);
    }

    public HebbianSettings withDevice(SpinDevice newDevice) {
        return new HebbianSettings(newDevice, patterns, teacher, networks, schedule, run);
    }

    public HebbianSettings withPatterns(PatternSet... newPatterns) {
        return new HebbianSettings(device, List.of(newPatterns), teacher, networks, schedule, run);
    }

    public HebbianSettings withTeacher(TeacherRule rule) {
        return new HebbianSettings(device, patterns, rule, networks, schedule, run);
    }

    public HebbianSettings withNetworks(long firstSeed, int count) {
        return new HebbianSettings(device, patterns, teacher, count, schedule, run.withSeed(firstSeed));
    }

    public HebbianSettings withRounds(int rounds) {
        return new HebbianSettings(device, patterns, teacher, networks, schedule.withRounds(rounds), run);
    }

    public HebbianSettings withThreads(int threads) {
        return new HebbianSettings(device, patterns, teacher, networks, schedule, run.withThreads(threads));
    }
}
