package io.mtjlab.analysis.budget;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Quantiles;

/**
 * The uncertainty of one reported value by where it comes from. The statistical interval may be skew; calibration and
 * drift are normal. The total is the root of the sum of squares, taken on each side of the value by itself.
 *
 * @param statistical one standard deviation, in the unit of the value
 * @param statistical68 the fit's own 68 % interval
 * @param statistical95 the fit's own 95 % interval
 * @param calibration one standard deviation by term, signed: how far the value moves with the term
 * @param drift one standard deviation by term
 * @param possible what the value can be at all: no interval reaches beyond
 * @param unstated calibration terms that move the value but by nobody knows how much: in no total and no interval
 */
public record UncertaintyBudget(
        double value,
        double statistical,
        Interval statistical68,
        Interval statistical95,
        Map<String, Double> calibration,
        Map<String, Double> drift,
        Interval possible,
        Set<String> unstated) {

    /** Of a time, a rate, a width. */
    public static final Interval POSITIVE = new Interval(0, Double.POSITIVE_INFINITY);

    /** Of a share or a probability. */
    public static final Interval SHARE = new Interval(0, 1);

    private static final double Z95 = Quantiles.NORMAL.at95();

    public UncertaintyBudget {
        calibration = Collections.unmodifiableMap(new LinkedHashMap<>(calibration));
        drift = Collections.unmodifiableMap(new LinkedHashMap<>(drift));
        unstated = Collections.unmodifiableSet(new TreeSet<>(unstated));
    }

    /** Only what the fit says. */
    public static UncertaintyBudget of(Estimate estimate) {
        return new UncertaintyBudget(
                estimate.value(),
                estimate.standardError(),
                estimate.interval68(),
                estimate.interval95(),
                Map.of(),
                Map.of(),
                Interval.EVERYTHING,
                Set.of());
    }

    /** A derived value, whose statistical interval is taken as normal. */
    public static UncertaintyBudget of(Uncertain derived) {
        double statistical = derived.standardError(Source.Kind.STATISTICAL);
        UncertaintyBudget budget = new UncertaintyBudget(
                derived.value(),
                statistical,
                Interval.around(derived.value(), statistical),
                Interval.around(derived.value(), Z95 * statistical),
                Map.of(),
                Map.of(),
                Interval.EVERYTHING,
                Set.of());
        for (Map.Entry<Source, Double> entry : derived.components().entrySet()) {
            Source source = entry.getKey();
            if (source.kind() == Source.Kind.CALIBRATION) {
                budget = budget.withCalibration(source.name(), entry.getValue());
            } else if (source.kind() == Source.Kind.DRIFT) {
                budget = budget.withDrift(source.name(), entry.getValue());
            }
        }
        return budget;
    }

    /** One more calibration term, one standard deviation in the unit of the value. */
    public UncertaintyBudget withCalibration(String term, double component) {
        return with(put(calibration, term, component), drift, possible, unstated);
    }

    public UncertaintyBudget withDrift(String term, double component) {
        return with(calibration, put(drift, term, component), possible, unstated);
    }

    /** With a calibration term whose size, or whose effect on the value, nobody told. */
    public UncertaintyBudget withUnstated(String term) {
        Set<String> more = new TreeSet<>(unstated);
        more.add(term);
        return with(calibration, drift, possible, more);
    }

    /** The same, where the value can only be within {@code bounds}. */
    public UncertaintyBudget within(Interval bounds) {
        return with(calibration, drift, bounds, unstated);
    }

    private UncertaintyBudget with(
            Map<String, Double> calibrations, Map<String, Double> drifts, Interval bounds, Set<String> unknown) {
        return new UncertaintyBudget(
                value, statistical, statistical68, statistical95, calibrations, drifts, bounds, unknown);
    }

    /** One standard deviation of all calibration terms together. */
    public double calibrationTotal() {
        return rootSumSquares(calibration);
    }

    public double driftTotal() {
        return rootSumSquares(drift);
    }

    /** One standard deviation of everything. */
    public double standardError() {
        return Math.hypot(statistical, systematic());
    }

    public Interval interval68() {
        return widened(statistical68, 1);
    }

    public Interval interval95() {
        return widened(statistical95, Z95);
    }

    private Interval widened(Interval inner, double z) {
        double reach = z * systematic();
        return new Interval(
                value - side(value - inner.low(), reach, value - possible.low()),
                value + side(inner.high() - value, reach, possible.high() - value));
    }

    /**
     * Both together on one side of the value: the root of the sum of squares, of the logarithm of the distance to what is
     * impossible where there is such an end.
     */
    private static double side(double statistical, double systematic, double room) {
        if (Double.isInfinite(room) || !(room > 0)) {
            return Math.hypot(statistical, systematic);
        }
        double ln = Math.hypot(Math.log1p(-Math.min(statistical / room, 1)), systematic / room);
        return -room * Math.expm1(-ln);
    }

    private double systematic() {
        return Math.hypot(calibrationTotal(), driftTotal());
    }

    private static Map<String, Double> put(Map<String, Double> terms, String term, double component) {
        Map<String, Double> more = new LinkedHashMap<>(terms);
        more.merge(term, component, Math::hypot);
        return more;
    }

    private static double rootSumSquares(Map<String, Double> terms) {
        return terms.values().stream().mapToDouble(c -> c).reduce(0, Math::hypot);
    }
}
