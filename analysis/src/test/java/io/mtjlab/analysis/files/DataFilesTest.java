package io.mtjlab.analysis.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFilesTest {

    private static DataSet parse(String text) {
        return CsvReader.parse(text, "data.csv", "data").get(0);
    }

    @Test
    void reads_header_units_and_windows_line_ends() {
        DataSet data = parse("# n_peaks=2\r\nH_mT,V_mV\r\n1,2\r\n3,4\r\n");
        assertThat(data.number("n_peaks")).hasValue(2);
        assertThat(data.column("H", Unit.OERSTED)).containsExactly(10, 30);
        assertThat(data.column("V", Unit.VOLT)).containsExactly(2e-3, 4e-3);
    }

    @Test
    void an_unknown_unit_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> parse("t_s,R_furlong\n0,1\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("data.csv:1:5:")
                .hasMessageContaining("furlong")
                .hasMessageContaining("ohm");
    }

    @Test
    void a_missing_or_wrong_unit_names_what_would_be_right() {
        assertThatThrownBy(() -> parse("H,n,k\n1,2,1\n").column("H", Unit.OERSTED))
                .hasMessageContaining("has no unit")
                .hasMessageContaining("H_Oe");
        assertThatThrownBy(() -> parse("H_s,n,k\n1,2,1\n").column("H", Unit.OERSTED))
                .hasMessageContaining("no unit of field");
        assertThatThrownBy(() -> parse("H_Oe,n\n1,2\n").column("k")).hasMessageContaining("there are H_Oe,n");
    }

    @Test
    void a_decimal_comma_is_refused_among_commas_and_read_among_semicolons() {
        assertThatThrownBy(() -> parse("t_s,R_ohm\n0,1,5\n"))
                .hasMessageStartingWith("data.csv:2:")
                .hasMessageContaining("decimal comma");
        DataSet data = parse("t_s;R_ohm\n0,5;1,25\n");
        assertThat(data.column("R", Unit.OHM)).containsExactly(1.25);
        assertThat(data.remarks()).anyMatch(r -> r.contains("semicolons"));
    }

    @Test
    void a_last_line_cut_off_is_left_out_and_said_but_a_short_line_inside_is_refused() {
        DataSet data = parse("t_s,R_ohm\n0,1\n1,2\n2");
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.remarks()).anyMatch(r -> r.contains("last line (4)"));
        assertThatThrownBy(() -> parse("t_s,R_ohm\n0,1\n1\n2,3\n")).hasMessageStartingWith("data.csv:3:");
    }

    @Test
    void rows_with_nan_are_left_out_and_said_and_words_are_refused() {
        DataSet data = parse("t_s,R_ohm\n0,1\n1,NaN\n2,inf\n3,4\n");
        assertThat(data.column("t", Unit.SECOND)).containsExactly(0, 3);
        assertThat(data.remarks()).anyMatch(r -> r.contains("2 rows") && r.contains("line 3"));
        assertThatThrownBy(() -> parse("t_s,R_ohm\n0,1\n1,twelve\n"))
                .hasMessage("data.csv:3:3: 'twelve' is not a number");
        assertThatThrownBy(() -> parse("0,1\n1,2\n")).hasMessageContaining("found the number 0");
        assertThatThrownBy(() -> parse("t_s,R_ohm\n")).hasMessageContaining("no rows");
    }

    @Test
    void an_id_column_holds_several_data_sets(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("many.csv");
        Files.writeString(file, "id,H_Oe,n,k\nA,1,10,0\nA,2,10,4\nA,3,10,9\nB,1,10,1\nB,2,10,5\nB,3,10,10\n");
        List<FitResult> fits =
                DataFiles.read(file).stream().map(Kinds.SIGMOID::fit).toList();
        assertThat(fits).extracting(FitResult::id).containsExactly("A", "B");
        assertThat(Results.csv(fits))
                .startsWith("id,param,value,lo68,hi68,lo95,hi95\nA,alpha,")
                .contains("\nB,beta,");
        assertThat(Results.write(fits, "json")).contains("\"metrics\"");
        assertThatThrownBy(() -> Results.write(fits, "xml")).hasMessageContaining("table json csv");
    }

    @Test
    void impossible_counts_and_times_name_the_line() {
        assertThatThrownBy(() -> Kinds.SIGMOID.fit(parse("H_Oe,n,k\n1,10,3\n2,10,11\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("data.csv:3:");
        assertThatThrownBy(() -> Kinds.TELEGRAPH.fit(parse("t_s,R_ohm\n0,1\n2,1\n1,1\n4,2\n")))
                .hasMessageStartingWith("data.csv:4:");
        assertThatThrownBy(() -> Kinds.named("telegraf")).hasMessageContaining("telegraph stfmr sigmoid rh");
    }
}
