package io.mtjlab.analysis.trend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * A fitted quantity over devices of several designs.
 *
 * <p>For each design value v: {@code median[v]}, {@code spread[v]}, and {@code determined[v]}, the share of devices that have
 * a value at all; with a limit also {@code above[v]}, the share of those with a value that lies above it (Clopper and
 * Pearson). With three design values or more devices than two: {@code slope intercept zero} of the line weighted by the errors
 * of measurement and the scatter from device to device, {@code scatter}, and the same by Huber's loss as {@code
 * slope_robust intercept_robust zero_robust}.
 */
public final class TrendFit {

    /** The scatter of all devices over that of their middle which few of them make. */
    private static final double TELLING = 2;

    private final String quantity;
    private final String unit;
    private final String design;
    private final String designUnit;
    private final OptionalDouble limit;

    private TrendFit(String quantity, String unit, String design, String designUnit, OptionalDouble limit) {
        this.quantity = quantity;
        this.unit = unit;
        this.design = design;
        this.designUnit = designUnit;
        this.limit = limit;
    }

    /** Of a quantity in {@code unit} against a design variable in {@code designUnit}. */
    public static TrendFit of(String quantity, String unit, String design, String designUnit) {
        return new TrendFit(quantity, unit, design, designUnit, OptionalDouble.empty());
    }

    /** Also the share of devices above {@code value}. */
    public TrendFit withLimit(double value) {
        return new TrendFit(quantity, unit, design, designUnit, OptionalDouble.of(value));
    }

    /** @throws InvalidInput when there is no device */
    public FitResult fit(List<Device> devices) {
        if (devices.isEmpty()) {
            throw new InvalidInput("trend: no device");
        }
        Map<Double, List<Device>> groups = new TreeMap<>();
        devices.forEach(d ->
                groups.computeIfAbsent(d.design(), key -> new ArrayList<>()).add(d));
        List<Outcome> outcomes = new ArrayList<>();
        groups.forEach((at, group) -> outcomes.addAll(group(text(at), group)));
        List<Device> found = devices.stream().filter(d -> d.found().isPresent()).toList();
        List<String> remarks = new ArrayList<>();
        List<DesignLine> lines = new ArrayList<>();
        if (found.size() < 3
                || found.stream().mapToDouble(Device::design).distinct().count() < 2) {
            String why = "a line needs values of three devices of two designs";
            for (String name : List.of("slope", "intercept", "zero")) {
                outcomes.add(Undetermined.because(name, name.equals("zero") ? designUnit : unit, why));
            }
        } else {
            lines.addAll(lines(found, outcomes, remarks));
        }
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("devices", (double) devices.size());
        statistics.put("devices_with_a_value", (double) found.size());
        if (!lines.isEmpty()) {
            statistics.put("scatter", lines.get(0).scatter());
        }
        return new FitResult(
                "trend",
                quantity,
                outcomes,
                Covariance.NONE,
                "closed form",
                statistics,
                remarks,
                List.of(TrendFigure.of(quantity + label(unit), design + label(designUnit), found, groups, lines)));
    }

    private List<Outcome> group(String at, List<Device> group) {
        double[] values = group.stream()
                .filter(d -> d.found().isPresent())
                .mapToDouble(Device::value)
                .toArray();
        Summary summary = new Summary(values, unit);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(summary.median("median[" + at + "]"));
        outcomes.add(summary.spread("spread[" + at + "]"));
        outcomes.add(Proportion.of(values.length, group.size()).clopperPearson("determined[" + at + "]"));
        limit.ifPresent(value -> {
            String name = "above[" + at + "]";
            int above =
                    (int) java.util.Arrays.stream(values).filter(v -> v > value).count();
            outcomes.add(
                    values.length == 0
                            ? Undetermined.because(name, "1", "no device has a value")
                            : Proportion.of(above, values.length).clopperPearson(name));
        });
        return outcomes;
    }

    private List<DesignLine> lines(List<Device> found, List<Outcome> outcomes, List<String> remarks) {
        double[] x = found.stream().mapToDouble(Device::design).toArray();
        double[] y = found.stream().mapToDouble(Device::value).toArray();
        double[] sigma = found.stream().mapToDouble(Device::sigma).toArray();
        long without = java.util.Arrays.stream(sigma).filter(Double::isNaN).count();
        if (without > 0) {
            remarks.add(
                    "the line is not weighted: " + without + " of " + sigma.length + " values have no finite error");
            sigma = new double[sigma.length];
        }
        DesignLine weighted = DesignLine.weighted(x, y, sigma, designUnit, unit);
        DesignLine robust = DesignLine.robust(x, y, designUnit, unit);
        outcomes.addAll(List.of(weighted.slope(), weighted.intercept(), weighted.zero()));
        for (Outcome outcome : List.of(robust.slope(), robust.intercept(), robust.zero())) {
            outcomes.add(outcome.named(outcome.name() + "_robust"));
        }
        if (weighted.scatter() > TELLING * robust.scatter()) {
            remarks.add("a few devices lie far from the others' line; the robust one does not follow them");
        }
        return List.of(weighted, robust);
    }

    private static String label(String symbol) {
        return symbol.isEmpty() || symbol.equals("1") ? "" : " (" + symbol + ")";
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
