package io.mtjlab.analysis.files;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.error.InvalidInput;

/** Fit results as {@code table}, {@code json} or {@code csv}. */
public final class Results {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    /** In the format called {@code format}. */
    public static String write(List<FitResult> results, String format) {
        return switch (format) {
            case "table" -> results.stream().map(FitResult::report).collect(Collectors.joining(System.lineSeparator()));
            case "json" -> json(results);
            case "csv" -> csv(results);
            default -> throw new InvalidInput("no format '" + format + "'; there are table json csv");
        };
    }

    /** {@code id,param,value,lo68,hi68,lo95,hi95}; a quantity that is not determined has no row. */
    public static String csv(List<FitResult> results) {
        StringBuilder text = new StringBuilder("id,param,value,lo68,hi68,lo95,hi95\n");
        for (FitResult result : results) {
            for (Outcome outcome : result.outcomes()) {
                if (outcome instanceof Estimate e) {
                    text.append(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%s,%s,%s,%s%n",
                            result.id(),
                            e.name(),
                            number(e.value()),
                            number(e.interval68().low()),
                            number(e.interval68().high()),
                            number(e.interval95().low()),
                            number(e.interval95().high())));
                }
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String json(List<FitResult> results) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode fits = root.putArray("fits");
        results.forEach(result -> fits.add(result.toJson()));
        ObjectNode metrics = root.putObject("metrics");
        metrics.put("data_sets", results.size());
        metrics.put(
                "determined_parameters",
                results.stream()
                        .flatMap(r -> r.outcomes().stream())
                        .filter(Outcome::determined)
                        .count());
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.10g", value);
    }
}
