package io.mtjlab.analysis.sigmoid;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Undetermined;

/**
 * Data that a step describes as well as any sigmoid: at most one field at which both states occur, one state only
 * below it and the other above. Then alpha can be as large as one likes, and beta lies somewhere in the gap.
 */
record Separation(Undetermined alpha, Undetermined beta, String reason) {

    /** @param ones trials that ended in P, of {@code trials} */
    record Cell(double at, double ones, double trials) {}

    static Optional<Separation> of(List<TelegraphRun> runs) {
        return ofCells(
                runs.stream()
                        .map(r -> new Cell(
                                r.fieldOersted(),
                                r.counts().samplesP(),
                                r.counts().samplesP() + r.counts().samplesAP()))
                        .toList(),
                Abscissa.FIELD);
    }

    static Optional<Separation> ofCells(List<Cell> cells, Abscissa abscissa) {
        List<Cell> sorted = cells.stream()
                .filter(c -> c.trials > 0)
                .sorted(Comparator.comparingDouble(Cell::at))
                .toList();
        double highestZero = extreme(sorted, true, false);
        double lowestOne = extreme(sorted, false, true);
        double lowestZero = extreme(sorted, false, false);
        double highestOne = extreme(sorted, true, true);
        if (Double.isNaN(highestZero) || Double.isNaN(highestOne)) {
            String reason = "only one state was ever seen";
            return Optional.of(new Separation(
                    Undetermined.because("alpha", abscissa.slopeUnit(), reason),
                    Undetermined.because("beta", abscissa.unit(), reason),
                    reason));
        }
        if (highestZero <= lowestOne) {
            return Optional.of(separated(highestZero, lowestOne, false, abscissa));
        }
        if (highestOne <= lowestZero) {
            return Optional.of(separated(highestOne, lowestZero, true, abscissa));
        }
        return Optional.empty();
    }

    /** The highest or lowest field with at least one trial in P ({@code one}) or in AP; NaN when there is none. */
    private static double extreme(List<Cell> cells, boolean highest, boolean one) {
        var fields =
                cells.stream().filter(c -> one ? c.ones > 0 : c.ones < c.trials).mapToDouble(Cell::at);
        return (highest ? fields.max() : fields.min()).orElse(Double.NaN);
    }

    private static Separation separated(double below, double above, boolean falling, Abscissa abscissa) {
        String reason = below == above
                ? "both states occur at one " + abscissa.word() + " only, " + below + " " + abscissa.unit()
                        + ": a step fits as well as any slope"
                : "no " + abscissa.word() + " shows both states: a step fits as well as any slope";
        Interval sign = falling ? new Interval(Double.NEGATIVE_INFINITY, 0) : new Interval(0, Double.POSITIVE_INFINITY);
        return new Separation(
                new Undetermined("alpha", abscissa.slopeUnit(), reason, sign),
                new Undetermined("beta", abscissa.unit(), reason, new Interval(below, above)),
                reason);
    }
}
