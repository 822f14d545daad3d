package io.mtjlab.analysis.files;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the {@code # key=value} lines of a file can say to a fit, and what would be right. One line a key. */
enum HeaderKey {
    TEMPERATURE(List.of("temperature_kelvin", "T_K"), "a temperature above zero, in K", number(v -> v > 0)),
    FIELD(List.of("field_oersted", "H_Oe"), "a field in Oe", number(v -> true)),
    CURRENT(List.of("current_amperes", "I_A"), "a current in A", number(v -> true)),
    RF_LEVEL(
            List.of("rf_dbm"),
            "a level in dBm, or 'off'",
            text -> text.equals("off") || number(v -> true).test(text)),
    RF_FREQUENCY(List.of("rf_megahertz", "f_MHz"), "a frequency above zero, in MHz", number(v -> v > 0)),
    AXIS(List.of("axis"), "'hard', 'easy' or 'perpendicular'", text -> text.matches("(?i)hard|easy|perpendicular")),
    PEAKS(List.of("n_peaks"), "a whole number from 1 to 4", List.of("1", "2", "3", "4")::contains),
    LEVELS(
            List.of("levels"),
            "a whole number from 2 to 6, or 'unknown'",
            text -> text.matches("[2-6]") || text.startsWith("unknown")),
    ACQUISITION(
            List.of("acquisition"),
            "'sample' (the value of a moment) or 'integrate' (the mean over the time to the next reading)",
            List.of("sample", "integrate")::contains),
    ENCODING(List.of("encoding"), "'amplitude' or 'number'", List.of("amplitude", "number")::contains),
    VOLUME(List.of("volume_cm3"), "a volume above zero, in cm3", number(v -> v > 0));

    private final List<String> names;
    private final String right;
    private final Predicate<String> accepts;

    /** @param names which all mean the same */
    HeaderKey(List<String> names, String right, Predicate<String> accepts) {
        this.names = names;
        this.right = right;
        this.accepts = accepts;
    }

    /** Every spelling, the usual one first. */
    List<String> names() {
        return names;
    }

    /** What would be right, for messages. */
    String right() {
        return right;
    }

    boolean accepts(String text) {
        return accepts.test(text);
    }

    /** {@code '# field_oersted=' (or '# H_Oe=')}. */
    String written() {
        List<String> all = names.stream().map(name -> "'# " + name + "='").toList();
        return all.size() == 1 ? all.get(0) : all.get(0) + " (or " + all.get(1) + ")";
    }

    /** A finite decimal number, as in the rows below. */
    private static Predicate<String> number(DoublePredicate within) {
        return text -> text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")
                && Stream.of(Double.parseDouble(text)).allMatch(v -> Double.isFinite(v) && within.test(v));
    }
}
