package io.mtjlab.analysis.files;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the lines above the rows may say, and with which place they are refused. */
class HeaderTest {

    private static final List<String> NO_NUMBERS =
            List.of("", "abc", "25,5", "25 Oe", "0x10", "1d", "nan", "inf", "1e999", "--3", "1e");

    private static final Map<HeaderKey, List<String>> ALSO_WRONG = Map.of(
            HeaderKey.TEMPERATURE, List.of("-300", "0"),
            HeaderKey.RF_FREQUENCY, List.of("-1", "0"),
            HeaderKey.VOLUME, List.of("-1e-9", "0"),
            HeaderKey.PEAKS, List.of("9", "0", "-1", "2.5", "two"),
            HeaderKey.LEVELS, List.of("1", "7", "many"));

    private static final Map<HeaderKey, List<String>> RIGHT = Map.ofEntries(
            Map.entry(HeaderKey.TEMPERATURE, List.of("300", "4.2", "3e2")),
            Map.entry(HeaderKey.FIELD, List.of("-25.5", "+1e2", "0", ".5")),
            Map.entry(HeaderKey.CURRENT, List.of("-1e-5", "0")),
            Map.entry(HeaderKey.RF_LEVEL, List.of("off", "-15", "-15.5")),
            Map.entry(HeaderKey.RF_FREQUENCY, List.of("1890")),
            Map.entry(HeaderKey.AXIS, List.of("hard", "Easy", "perpendicular")),
            Map.entry(HeaderKey.PEAKS, List.of("1", "4")),
            Map.entry(HeaderKey.LEVELS, List.of("2", "6", "unknown (2 to 6)")),
            Map.entry(HeaderKey.ACQUISITION, List.of("sample", "integrate")),
            Map.entry(HeaderKey.ENCODING, List.of("number", "amplitude")),
            Map.entry(HeaderKey.VOLUME, List.of("1.5e-9")));

    private static Kinds kindOf(HeaderKey key) {
        return Arrays.stream(Kinds.values())
                .filter(kind -> kind.headerKeys().contains(key))
                .findFirst()
                .orElseThrow();
    }

    private static DataSet data(Kinds kind, String header) {
        String names = kind.columnNames().example();
        String rows = ("1" + ",1".repeat(names.split(",").length - 1) + "\n").repeat(3);
        return DataFiles.parse(header + names + "\n" + rows, "x.csv", kind).get(0);
    }

    @ParameterizedTest
    @EnumSource(HeaderKey.class)
    void a_value_that_cannot_be_is_refused_with_its_place_whether_the_fit_needs_it_or_not(HeaderKey key) {
        Kinds kind = kindOf(key);
        List<String> wrong = new java.util.ArrayList<>(NO_NUMBERS);
        wrong.addAll(ALSO_WRONG.getOrDefault(key, List.of()));
        for (String name : key.names()) {
            for (String text : wrong) {
                DataSet data = data(kind, "# made by=hand\n#  " + name + " = " + text + "\n");
                assertThatThrownBy(() -> kind.fit(data))
                        .as(name + "=" + text)
                        .isInstanceOf(InvalidInput.class)
                        .hasMessage("x.csv:2:" + (name.length() + 7) + ": header '" + name + "=" + text + "': "
                                + key.right() + " expected");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HeaderKey.class)
    void a_value_that_can_be_is_taken_with_what_a_spreadsheet_adds(HeaderKey key) {
        for (String name : key.names()) {
            for (String text : RIGHT.get(key)) {
                for (String end : List.of("\n", "\r\n", ",,\n", ";\t \n")) {
                    assertThat(data(kindOf(key), "#" + name + "=" + text + end).word(key))
                            .as(name + "=" + text)
                            .contains(text);
                }
            }
        }
    }

    @Test
    void two_values_of_one_key_are_refused_and_the_same_one_twice_is_not() {
        Kinds kind = Kinds.STFMR;
        assertThatThrownBy(() -> kind.fit(data(kind, "# n_peaks=1\n# n_peaks=2\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("x.csv:2:11: header 'n_peaks=2': line 1 says '1'");
        assertThatThrownBy(() -> kind.fit(data(kind, "# field_oersted=30\n# H_Oe=31\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("x.csv:2:8: header 'H_Oe=31': line 1 says 'field_oersted=30'");
        assertThat(data(kind, "# n_peaks=1\n# n_peaks=1\n").word(HeaderKey.PEAKS))
                .contains("1");
        assertThat(data(kind, "# field_oersted=30\n# H_Oe=30.0\n").number(HeaderKey.FIELD))
                .hasValue(30);
    }

    @Test
    void what_no_kind_reads_is_nobodys_business() {
        DataSet data = data(Kinds.RH, "# n_peaks=abc\n# note=1\n# note=2\n# = 3\n#\n# just words\n");
        data.checkHeader(Kinds.RH.headerKeys());
        assertThat(data.header()).containsEntry("note", "1").containsEntry("n_peaks", "abc");
    }

    @Test
    void a_key_that_a_series_misses_is_told_with_the_file() {
        Member member = new Member(data(Kinds.STFMR, ""), Kinds.STFMR.fit(spectrum()));
        assertThatThrownBy(() -> member.condition(HeaderKey.FIELD))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "x.csv:1:1: no header '# field_oersted=' (or '# H_Oe='); a series needs it of each of its files");
    }

    private static DataSet spectrum() {
        StringBuilder text = new StringBuilder("f_MHz,V_uV\n");
        for (int i = 0; i < 40; i++) {
            double x = (i - 20) / 4.0;
            text.append(1000 + 5 * i).append(',').append(1 / (1 + x * x)).append('\n');
        }
        return DataFiles.parse(text.toString(), "y.csv", Kinds.STFMR).get(0);
    }
}
