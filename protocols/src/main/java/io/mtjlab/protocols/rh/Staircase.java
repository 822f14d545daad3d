package io.mtjlab.protocols.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.mtjlab.protocols.parameter.Grid;

/**
 * The fields of one loop in the order in which they are taken, so that each is approached from the side of the one
 * before: from {@code first} to {@code turn}, and back where the loop closes.
 *
 * @param steps at least one
 */
public record Staircase(List<Step> steps) {

    /**
     * @param oersted set-point
     * @param branch +1 while the field rises, -1 while it falls
     */
    public record Step(double oersted, int branch) {}

    /**
     * Where the steps are finer.
     *
     * @param lowOersted inclusive
     * @param highOersted inclusive, above {@code lowOersted}
     * @param stepOersted above 0, dividing the span
     */
    public record Fine(double lowOersted, double highOersted, double stepOersted) {}

    public Staircase {
        steps = List.copyOf(steps);
    }

    /**
     * @param coarse from the saturated end to the other
     * @param fine fields that replace the coarse ones within its span
     * @param loop whether the field comes back
     */
    public static Staircase through(Grid coarse, Optional<Fine> fine, boolean loop) {
        List<Double> there = fine.map(f -> refined(coarse, f)).orElse(coarse.values());
        int outward = coarse.last() >= coarse.first() ? 1 : -1;
        List<Step> steps = new ArrayList<>();
        for (double oersted : there) {
            steps.add(new Step(oersted, outward));
        }
        // The turning point belongs to the way out; measuring it twice would weigh it twice.
        for (int i = there.size() - 2; loop && i >= 0; i--) {
            steps.add(new Step(there.get(i), -outward));
        }
        return new Staircase(steps);
    }

    private static List<Double> refined(Grid coarse, Fine fine) {
        TreeSet<Double> fields = new TreeSet<>();
        for (double oersted : coarse.values()) {
            if (oersted < fine.lowOersted() || oersted > fine.highOersted()) {
                fields.add(oersted);
            }
        }
        for (double oersted : Grid.even(fine.lowOersted(), fine.highOersted(), fine.stepOersted())
                .values()) {
            if (oersted >= coarse.least() && oersted <= coarse.largest()) {
                fields.add(oersted);
            }
        }
        return List.copyOf(coarse.last() >= coarse.first() ? fields : fields.descendingSet());
    }

    public double firstOersted() {
        return steps.get(0).oersted();
    }

    /** All fields, each as often as it is taken. */
    public List<Double> fields() {
        return steps.stream().map(Step::oersted).toList();
    }
}
