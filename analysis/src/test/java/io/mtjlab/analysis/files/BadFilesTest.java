package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What every kind of file must stand, beside what {@link DataFilesTest} says of reading. */
class BadFilesTest {

    private static final int ROWS = 12;

    /** A small table with the kind's columns: the first rises, counts are counts, the rest goes to and fro; no rows agree. */
    private static List<List<String>> table(Kinds kind) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Arrays.stream(kind.columnNames().example().split(","))
                .collect(Collectors.toCollection(ArrayList::new)));
        for (int i = 0; i < ROWS; i++) {
            List<String> row = new ArrayList<>();
            for (String heading : rows.get(0)) {
                row.add(cell(heading, i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String cell(String heading, int i) {
        return switch (heading) {
            case "loop", "cycle" -> "0";
            case "n", "n_P", "n_AP" -> "20";
            case "V_V" -> String.valueOf(Math.min(i, ROWS - i));
            case "k" -> String.valueOf(Math.min(20, 2 * i));
            default ->
                heading.startsWith("t_")
                                || heading.startsWith("T_")
                                || heading.startsWith("H_")
                                || heading.startsWith("f_")
                                || heading.startsWith("pulse")
                        ? String.valueOf(100 + i)
                        : (i % 4 < 2 ? "1.25" : "2.5");
        };
    }

    private static String text(List<List<String>> rows, String separator, String end) {
        return rows.stream().map(row -> String.join(separator, row)).collect(Collectors.joining(end, "", end));
    }

    private static FitResult fit(Kinds kind, String text) {
        return kind.fit(DataFiles.parse(text, "x.csv", kind).get(0));
    }

    /** What the fit says, or its refusal; anything else is a fault. */
    private static String said(Kinds kind, String text) {
        try {
            return Results.csv(List.of(fit(kind, text)));
        } catch (InvalidInput refused) {
            assertThat(refused).hasMessageMatching("(?s)x\\.csv:\\d+:\\d+: .*");
            return "refused: " + refused.getMessage().replaceAll("x\\.csv:\\d+:\\d+|lines \\d+ to \\d+", "");
        }
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void the_same_table_gives_the_same_numbers_however_it_is_written(Kinds kind) {
        List<List<String>> rows = table(kind);
        String plain = said(kind, text(rows, ",", "\n"));
        assertThat(said(kind, text(rows, ",", "\r\n"))).isEqualTo(plain);
        assertThat(said(kind, "\ufeff" + text(rows, ",", "\n"))).isEqualTo(plain);
        assertThat(said(kind, text(rows, ";", "\n").replace('.', ','))).isEqualTo(plain);
        assertThat(said(kind, text(rows, "\t", "\n"))).isEqualTo(plain);
        List<List<String>> turned = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> other = new ArrayList<>(row);
            Collections.reverse(other);
            other.add(1, row == rows.get(0) ? "remark" : "some words");
            turned.add(other);
        }
        assertThat(said(kind, text(turned, ",", "\n"))).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void few_equal_or_disordered_rows_are_refused_or_fitted_but_never_break_the_fit(Kinds kind) {
        List<List<String>> rows = table(kind);
        for (int count = 1; count <= 3; count++) {
            said(kind, text(rows.subList(0, count + 1), ",", "\n"));
        }
        List<List<String>> same = new ArrayList<>(rows.subList(0, 1));
        same.addAll(Collections.nCopies(ROWS, rows.get(1)));
        said(kind, text(same, ",", "\n"));
        List<List<String>> back = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.reverse(back);
        back.add(0, rows.get(0));
        said(kind, text(back, ",", "\n"));
        List<List<String>> twice = new ArrayList<>(rows);
        twice.addAll(rows.subList(1, rows.size()));
        said(kind, text(twice, ",", "\n"));
        said(kind, text(rows, ",", "\n").replace("1.25", "1e300"));
        said(kind, text(rows, ",", "\n").replace("1.25", "-1e-300"));
        said(kind, text(rows, ",", "\n").replace("1.25", "0"));
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void a_wrong_file_is_refused_with_its_place(Kinds kind) {
        List<List<String>> rows = table(kind);
        String text = text(rows, ",", "\n");
        String first = rows.get(0).get(0);
        for (Map.Entry<String, String> wrong : Map.of(
                        "",
                        "x.csv:1:1",
                        text(rows.subList(0, 1), ",", "\n"),
                        "no rows of data",
                        text.replaceFirst("\n[^\n]*\n", "\n1\n"),
                        "x.csv:2:",
                        text.replaceFirst("\n", "\n\u0000"),
                        "not a text file",
                        "0,1\n" + text,
                        "found the number 0")
                .entrySet()) {
            assertThatThrownBy(() -> fit(kind, wrong.getKey()))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(wrong.getValue());
        }
        String unit = kind.columnNames().names().stream()
                .filter(n -> n.unit().isPresent() && text.contains(n.heading()))
                .findFirst()
                .orElseThrow()
                .heading();
        String quantity = unit.substring(0, unit.lastIndexOf('_'));
        assertThatThrownBy(() -> fit(kind, text.replaceFirst(unit, quantity + "_furlong")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.csv:1:")
                .hasMessageContaining("known are");
        assertThatThrownBy(() -> fit(kind, text.replaceFirst(unit, quantity)))
                .hasMessageContaining("has no unit")
                .hasMessageContaining(quantity + "_");
        assertThatThrownBy(() -> fit(kind, text.replaceFirst(unit, "other")))
                .hasMessageContaining("no column")
                .hasMessageContaining("there are");
        assertThat(first).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void what_is_mended_is_said(Kinds kind) {
        List<List<String>> rows = table(kind);
        int last = rows.get(0).size() - 1;
        for (String value : List.of("NaN", "inf", "-Infinity", "9.9e37")) {
            List<List<String>> broken = new ArrayList<>(rows);
            List<String> row = new ArrayList<>(rows.get(3));
            row.set(last, value);
            broken.set(3, row);
            DataSet data =
                    DataFiles.parse(text(broken, ",", "\n"), "x.csv", kind).get(0);
            assertThat(data.size()).as(value).isEqualTo(ROWS - 1);
            assertThat(data.remarks()).as(value).singleElement().asString().contains("left out", "line 4");
        }
        String whole = text(rows, ",", "\n");
        String cut = whole.substring(0, whole.lastIndexOf(','));
        DataSet data = DataFiles.parse(cut, "x.csv", kind).get(0);
        assertThat(data.size()).isEqualTo(ROWS - 1);
        assertThat(data.remarks()).singleElement().asString().contains("cut off", "13");
        DataSet commas = DataFiles.parse(text(rows, ";", "\r\n").replace('.', ','), "x.csv", kind)
                .get(0);
        assertThat(commas.size()).isEqualTo(ROWS);
        assertThat(commas.remarks()).singleElement().asString().contains("semicolons", "decimal commas");
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void copies_of_all_rows_count_once_and_it_is_said(Kinds kind) {
        List<List<String>> rows = table(kind);
        String plain = said(kind, text(rows, ",", "\n"));
        List<List<String>> behind = new ArrayList<>(rows);
        behind.addAll(rows.subList(1, rows.size()));
        List<List<String>> doubled = new ArrayList<>(rows.subList(0, 1));
        List<List<String>> tripled = new ArrayList<>(rows.subList(0, 1));
        for (List<String> row : rows.subList(1, rows.size())) {
            doubled.addAll(List.of(row, row));
            tripled.addAll(List.of(row, row, row));
        }
        for (List<List<String>> copied : List.of(behind, doubled, tripled, doubled.subList(0, 2 * ROWS))) {
            String text = text(copied, ",", "\n");
            DataSet data = DataFiles.parse(text, "x.csv", kind).get(0);
            assertThat(data.size()).isEqualTo(ROWS);
            assertThat(data.remarks()).singleElement().asString().contains("a copy is no new reading");
            assertThat(said(kind, text)).isEqualTo(plain);
        }
        List<List<String>> some = new ArrayList<>(rows.subList(0, 6));
        some.addAll(rows.subList(5, rows.size()));
        DataSet data = DataFiles.parse(text(some, ",", "\n"), "x.csv", kind).get(0);
        assertThat(data.size()).as("one row is there twice").isEqualTo(ROWS + 1);
        assertThat(data.remarks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kinds.class,
            names = {"STFMR", "SIGMOID", "RH", "ARRHENIUS", "MH"})
    void a_field_in_millitesla_is_converted_and_one_in_volts_is_refused(Kinds kind) {
        String text = text(table(kind), ",", "\n").replaceFirst("f_MHz", "H_Oe").replaceFirst("T_K", "H_Oe");
        double[] oersted = DataFiles.parse(text, "x.csv", kind).get(0).column("H", Unit.OERSTED);
        DataSet data = DataFiles.parse(text.replaceFirst("H_Oe", "H_mT"), "x.csv", kind)
                .get(0);
        double[] converted = data.column("H", Unit.OERSTED);
        for (int i = 0; i < converted.length; i++) {
            assertThat(converted[i]).isCloseTo(10 * oersted[i], within(1e-9)); // 1 mT is 10 G, and 10 Oe in air
        }
        assertThatThrownBy(() -> fit(kind, text.replaceFirst("H_Oe", "H_V")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.csv:1:")
                .hasMessageContaining("H_Oe");
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void columns_without_names_are_read_over_at_the_end_only_and_spaces_separate_nothing(Kinds kind) {
        List<List<String>> rows = table(kind);
        String plain = said(kind, text(rows, ",", "\n"));
        assertThat(said(kind, text(rows, ",", ",,\n"))).isEqualTo(plain);
        assertThatThrownBy(() -> fit(kind, "," + text(rows, ",", "\n")))
                .hasMessageContaining("x.csv:1:1: empty column name");
        assertThatThrownBy(() -> fit(kind, text(rows, " ", "\n")))
                .hasMessageContaining("x.csv:1:1:")
                .hasMessageContaining("separated by spaces");
        assertThatThrownBy(() -> fit(
                        kind,
                        "id," + text(rows, ",", "\n").replace("\n1", "\n,1").replace("\n0", "\n,0")))
                .hasMessageContaining("x.csv:2:1: an id without a letter");
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void zeros_and_the_largest_values_are_refused_or_fitted_but_never_break_the_fit(Kinds kind) {
        List<List<String>> rows = table(kind);
        int last = rows.get(0).size() - 1;
        for (String value : List.of("0", "1e-300", "1e12", "1e29", "-1e29")) {
            List<List<String>> all = new ArrayList<>(rows.subList(0, 1));
            List<List<String>> one = new ArrayList<>(rows);
            for (List<String> row : rows.subList(1, rows.size())) {
                List<String> other = new ArrayList<>(row);
                other.set(last, value);
                all.add(other);
            }
            one.set(5, all.get(5));
            said(kind, text(all, ",", "\n"));
            said(kind, text(one, ",", "\n"));
        }
    }

    @Test
    void a_trace_of_a_handful_of_readings_is_refused_with_its_lines() {
        assertThatThrownBy(() -> fit(Kinds.TELEGRAPH, "t_s,R_ohm\n0,1\n1,1.1\n2,0.9\n3,1\n4,3\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.csv:2:1: telegraph trace: 5 readings are too few; at least 8")
                .hasMessageContaining("lines 2 to 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5 of 10", "11 of 10", "-1 of 10", "1 of 10.5"})
    void a_trial_that_cannot_be_counted_is_refused_with_its_line(String counted) {
        String[] k = counted.split(" of ");
        assertThatThrownBy(() -> fit(Kinds.SIGMOID, "H_Oe,n,k\n1,10,0\n2," + k[1] + "," + k[0] + "\n3,10,9\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.csv:3:")
                .hasMessageContaining("0 <= k <= n");
    }
}
