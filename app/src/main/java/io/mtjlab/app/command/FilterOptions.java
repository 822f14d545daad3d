package io.mtjlab.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.store.RunFilter;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Option;

/** Which runs are wanted. */
final class FilterOptions {

    @Option(names = "--device", paramLabel = "NAME", description = "Measured on this device, or tagged device=NAME.")
    @Nullable
    String device;

    @Option(names = "--die", paramLabel = "NAME", description = "Measured on this die, or tagged die=NAME.")
    @Nullable
    String die;

    @Option(names = "--protocol", paramLabel = "KIND", description = "With a step of this kind.")
    @Nullable
    String protocol;

    @Option(names = "--since", paramLabel = "DATE", description = "Begun on this day or later, in lab time (UTC).")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "DATE", description = "Begun on this day or earlier.")
    @Nullable
    String until;

    @Option(names = "--tag", paramLabel = "NAME[=VALUE]", description = "With this tag; may come several times.")
    List<String> tags = List.of();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "With a step that has this parameter: rf_megahertz=1890, telegraph.rf_dbm=-15,"
                    + " field_oersted.from=-400; may come several times.")
    List<String> parameters = List.of();

    RunFilter filter() {
        return new RunFilter(
                Optional.ofNullable(device),
                Optional.ofNullable(die),
                Optional.ofNullable(protocol),
                Optional.ofNullable(since).map(text -> instant("--since", text, 0)),
                Optional.ofNullable(until).map(text -> instant("--until", text, 1)),
                pairs(tags, "--tag"),
                pairs(parameters, "--parameter"));
    }

    /** A day, from its beginning or to its end, or a moment. */
    private static Instant instant(String option, String text, int days) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    option + " " + text + " is not a date; write 2026-03-14, or 2026-03-14T18:00:00Z", e);
        }
    }

    private static Map<String, String> pairs(List<String> texts, String option) {
        Map<String, String> pairs = new TreeMap<>();
        for (String text : texts) {
            Pair pair = Pair.of(text, option);
            if (option.equals("--parameter") && pair.value().isEmpty()) {
                throw new InvalidInput("--parameter " + text + " has no value; write --parameter rf_megahertz=1890");
            }
            pairs.put(pair.name(), pair.value());
        }
        return pairs;
    }

    /** What stands before and after the first =. */
    record Pair(String name, String value) {
        static Pair of(String text, String option) {
            int at = text.indexOf('=');
            String name = at < 0 ? text : text.substring(0, at);
            if (name.isBlank()) {
                throw new InvalidInput(option + " '" + text + "' has no name; write NAME or NAME=VALUE");
            }
            return new Pair(name, at < 0 ? "" : text.substring(at + 1));
        }
    }
}
