package io.mtjlab.analysis.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * At which frequencies to read a rectified line, and how often, until its place and width are known as well as asked. A
 * coarse scan over the window comes first, then one frequency after the other. A frequency that tells much is read
 * several times in a row: a lock-in settles from reading to reading sooner than from frequency to frequency.
 */
public final class LineSearch {

    /** Readings of the coarse scan: a line of a twelfth of the window lies under two of them. */
    public static final int SCAN = 24;

    /** Of what is asked; readings that are expected to just reach it would fall short every other time. */
    private static final double AIM = 0.95;

    private final double[] candidates;
    private final List<Target> targets;
    private final int mostInARow;
    private final int mostReadings;
    private final List<Reading> readings = new ArrayList<>();
    private Optional<Belief> belief = Optional.empty();
    private int learned;

    /** One frequency, and how often it is to be read. */
    public record Next(double hertz, int times) {}

    private record Reading(double hertz, double volts) {}

    /** A line that is being looked for. */
    private record Belief(LineDesign line, AdaptiveDesign design) {

        void learn(List<Reading> more) {
            for (int from = 0; from < more.size(); ) {
                double hertz = more.get(from).hertz;
                List<Double> volts = more.stream()
                        .skip(from)
                        .takeWhile(reading -> reading.hertz == hertz)
                        .map(Reading::volts)
                        .toList();
                line.add(hertz, volts);
                from += volts.size();
            }
            int known = line.added();
            design.become(p -> line.logLikelihood(p, known));
        }
    }

    /**
     * @param candidates frequencies that may be read, ascending, in hertz; {@value #SCAN} or more
     * @param frHalfWidthHertz what half of the 95 % interval of the resonance is to be
     * @param relativeWidth what that of the full width is to be, as a share of it
     * @param mostInARow readings of one frequency
     * @param mostReadings after which it ends whether or not that is reached
     */
    public LineSearch(
            List<Double> candidates, double frHalfWidthHertz, double relativeWidth, int mostInARow, int mostReadings) {
        this.candidates = candidates.stream().mapToDouble(v -> v).toArray();
        this.targets = List.of(
                new Target("fr", LineDesign.CENTRE, frHalfWidthHertz, false),
                new Target("ln df", LineDesign.LOG_WIDTH, relativeWidth, false));
        this.mostInARow = mostInARow;
        this.mostReadings = mostReadings;
    }

    public void learn(double hertz, double volts) {
        readings.add(new Reading(hertz, volts));
        if (readings.size() == SCAN) {
            begin();
        }
    }

    private void begin() {
        double low = readings.stream().mapToDouble(Reading::volts).min().orElseThrow();
        double high = readings.stream().mapToDouble(Reading::volts).max().orElseThrow();
        double first = candidates[0];
        double last = candidates[candidates.length - 1];
        double narrowest = 2 * (last - first) / (candidates.length - 1);
        LineDesign line = new LineDesign(first, last, narrowest, low, high);
        Belief started = new Belief(line, new AdaptiveDesign(line, line, targets));
        belief = Optional.of(started);
    }

    /**
     * Empty when enough is known, or so many readings were taken.
     *
     * @param fitted half of the interval that the fit of all this has, over that which is asked for, of the worse
     *     parameter; asked when the design finds it reached, and has the last word
     */
    public Optional<Next> next(DoubleSupplier fitted) {
        int taken = readings.size();
        if (taken >= mostReadings) {
            return Optional.empty();
        }
        if (taken < SCAN) {
            return Optional.of(new Next(
                    candidates[(int) Math.round(taken * (candidates.length - 1.0) / (SCAN - 1))], 1));
        }
        if (learned < taken) {
            belief.orElseThrow().learn(readings.subList(learned, taken));
            learned = taken;
        }
        AdaptiveDesign design = belief.orElseThrow().design;
        double demand = design.reached() ? fitted.getAsDouble() : 1;
        if (demand <= 1 && design.reached()) {
            return Optional.empty();
        }
        design.demand(demand);
        double hertz = design.next(candidates, 1).setPoint();
        int times = 1;
        while (times < Math.min(mostInARow, mostReadings - taken) && design.reaches(hertz, times) > AIM) {
            times++;
        }
        return Optional.of(new Next(hertz, times));
    }

    /** What is known once the coarse scan is through. */
    public Optional<AdaptiveDesign> design() {
        return belief.map(Belief::design);
    }
}
