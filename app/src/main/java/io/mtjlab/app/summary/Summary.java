package io.mtjlab.app.summary;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.app.JsonText;

/**
 * The table "truth, measured, interval, inside?" of a run on a device whose truth is known.
 *
 * @param rows in the order of the card
 */
public record Summary(List<SummaryRow> rows, long seed) {

    private static final double COVERED_68 = 0.6826894921370859;
    private static final double COVERED_95 = 0.95;

    public Summary {
        rows = List.copyOf(rows);
    }

    /** Every parameter of {@code card}, each with its truth. */
    public static Summary of(DeviceCard card, SummaryRow.Truth truth, long seed) {
        return new Summary(
                card.parameters().stream().map(p -> SummaryRow.of(p, truth)).toList(), seed);
    }

    /**
     * How many truths lie in their intervals.
     *
     * @param pValue chance of a count at least as unlikely, if every interval covered its truth with its nominal
     *     probability and independently of the others; rows of one run share calibration errors, so it is a guide
     */
    public record Coverage(int inside, int of, double nominal, double pValue) {

        static Coverage count(long inside, long of, double nominal) {
            return new Coverage(
                    (int) inside, (int) of, nominal, Binomial.twoSidedPValue((int) inside, (int) of, nominal));
        }
    }

    /** The kinds of measurement, in the order of the rows: {@code rh}, {@code stfmr}, ... */
    public List<String> kinds() {
        return rows.stream().map(SummaryRow::kind).distinct().toList();
    }

    /** The rows of one kind. */
    public Summary of(String kind) {
        return new Summary(rows.stream().filter(row -> row.kind().equals(kind)).toList(), seed);
    }

    public Coverage coverage68() {
        return Coverage.count(rows.stream().filter(SummaryRow::inside68).count(), comparable(), COVERED_68);
    }

    public Coverage coverage95() {
        return Coverage.count(rows.stream().filter(SummaryRow::inside95).count(), comparable(), COVERED_95);
    }

    private long comparable() {
        return rows.stream().filter(SummaryRow::comparable).count();
    }

    /** {@code summary.json}: the same bytes for the same rows. */
    public String toJson() {
        ObjectNode tree = JsonText.object();
        tree.put("seed", seed);
        put(tree.putObject("coverage_68"), coverage68());
        put(tree.putObject("coverage_95"), coverage95());
        ObjectNode kinds = tree.putObject("coverage_by_kind");
        for (String kind : kinds()) {
            put(kinds.putObject(kind).putObject("68"), of(kind).coverage68());
            put(kinds.withObject("/" + kind).putObject("95"), of(kind).coverage95());
        }
        ArrayNode list = tree.putArray("rows");
        rows.forEach(row -> put(list.addObject(), row));
        return JsonText.of(tree);
    }

    private static void put(ObjectNode node, Coverage coverage) {
        node.put("inside", coverage.inside()).put("of", coverage.of());
        node.put("nominal", coverage.nominal()).put("binomial_p_value", coverage.pValue());
    }

    private static void put(ObjectNode node, SummaryRow row) {
        node.put("quantity", row.quantity()).put("unit", row.unit());
        ObjectNode conditions = node.putObject("conditions");
        row.conditions().values().forEach((name, value) -> {
            if (value instanceof Double number) {
                conditions.put(name, number);
            } else {
                conditions.put(name, value.toString());
            }
        });
        row.truth().ifPresent(truth -> node.put("truth", truth));
        if (row.outcome() instanceof Undetermined none) {
            node.put("reason", none.reason());
            return;
        }
        Estimate found = row.outcome().estimate().orElseThrow();
        node.put("value", found.value());
        put(node, "lo68", "hi68", found.interval68());
        put(node, "lo95", "hi95", found.interval95());
    }

    /** An open end has no number. */
    private static void put(ObjectNode node, String low, String high, Interval interval) {
        if (Double.isFinite(interval.low())) {
            node.put(low, interval.low());
        }
        if (Double.isFinite(interval.high())) {
            node.put(high, interval.high());
        }
    }
}
