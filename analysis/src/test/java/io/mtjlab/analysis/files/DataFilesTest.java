package io.mtjlab.analysis.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class DataFilesTest {

    @TempDir
    Path folder;

    private static DataSet parse(Kinds kind, String text) {
        return DataFiles.parse(text, "data.csv", kind).get(0);
    }

    private static DataSet trace(String text) {
        return parse(Kinds.TELEGRAPH, text);
    }

    private DataSet bytes(Kinds kind, byte[] content) throws IOException {
        return DataFiles.read(Files.write(folder.resolve("data.csv"), content), kind)
                .get(0);
    }

    @Test
    void reads_header_units_and_windows_line_ends() {
        DataSet data = parse(Kinds.STFMR, "# n_peaks=2\r\nf_GHz,V_mV\r\n1,2\r\n3,4\r\n");
        assertThat(data.number(HeaderKey.PEAKS)).hasValue(2);
        assertThat(data.column("f", Unit.HERTZ)).containsExactly(1e9, 3e9);
        assertThat(data.column("V", Unit.VOLT)).containsExactly(2e-3, 4e-3);
        assertThat(data.line(1)).isEqualTo(4);
    }

    @Test
    void lines_may_end_with_a_carriage_return_alone_and_a_byte_order_mark_is_no_text() throws IOException {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] text = "t_s,R_ohm\r0,1\r1,2\r".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[mark.length + text.length];
        System.arraycopy(mark, 0, all, 0, mark.length);
        System.arraycopy(text, 0, all, mark.length, text.length);
        DataSet data = bytes(Kinds.TELEGRAPH, all);
        assertThat(data.column("R", Unit.OHM)).containsExactly(1, 2);
        assertThat(data.line(1)).isEqualTo(3);
    }

    @Test
    void millitesla_become_oersted() {
        assertThat(parse(Kinds.SIGMOID, "H_mT,n,k\n1,2,1\n-3,2,1\n").column("H", Unit.OERSTED))
                .containsExactly(10, -30);
    }

    @Test
    void a_micro_sign_is_read_in_utf_8_and_in_latin_1() throws IOException {
        String text = "f_MHz,V_\u00b5V\n1,2\n";
        assertThat(bytes(Kinds.STFMR, text.getBytes(StandardCharsets.UTF_8)).column("V", Unit.VOLT))
                .containsExactly(2e-6);
        assertThat(bytes(Kinds.STFMR, text.getBytes(StandardCharsets.ISO_8859_1))
                        .column("V", Unit.VOLT))
                .containsExactly(2e-6);
    }

    @Test
    void an_unknown_unit_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> trace("t_s,R_furlong\n0,1\n").column("R", Unit.OHM))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("data.csv:1:5:")
                .hasMessageContaining("furlong")
                .hasMessageContaining("kohm")
                .hasMessageContaining("'R_ohm' would be right");
    }

    @Test
    void a_missing_or_wrong_unit_names_what_would_be_right() {
        assertThatThrownBy(() -> parse(Kinds.SIGMOID, "# a=1\nH,n,k\n1,2,1\n").column("H", Unit.OERSTED))
                .hasMessageStartingWith("data.csv:2:1:")
                .hasMessageContaining("has no unit")
                .hasMessageContaining("H_Oe");
        assertThatThrownBy(() -> parse(Kinds.SIGMOID, "H_s,n,k\n1,2,1\n").column("H", Unit.OERSTED))
                .hasMessageContaining("no unit of field");
        assertThatThrownBy(() -> parse(Kinds.SIGMOID, "H_Oe,n\n1,2\n").column("k"))
                .hasMessageContaining("there are H_Oe,n");
        assertThatThrownBy(() -> parse(Kinds.SIGMOID, "H_Oe,n_s,k\n1,2,1\n").column("n"))
                .hasMessageContaining("plain number");
        assertThatThrownBy(() -> parse(Kinds.ARRHENIUS, "T_K,tau_P,n_P,tau_AP_s,n_AP\n1,1,1,1,1\n")
                        .column("tau_P", Unit.SECOND))
                .hasMessageContaining("tau_P_s");
    }

    @Test
    void a_file_of_another_kind_is_told_what_it_is() {
        assertThatThrownBy(() -> trace("f_MHz,V_uV\n1,2\n").column("t", Unit.SECOND))
                .hasMessageContaining("no column 't_s'; there are f_MHz,V_uV, which is a file for stfmr");
    }

    @Test
    void columns_may_come_in_any_order_and_with_others_between() {
        DataSet data = trace("note,R_kohm,T_K,t_ms\nfirst,1,300,0\n\"a, b\",2,warm,1\n");
        assertThat(data.column("t", Unit.SECOND)).containsExactly(0, 1e-3);
        assertThat(data.column("R", Unit.OHM)).containsExactly(1000, 2000);
        assertThatThrownBy(() -> trace("t_s,R_ohm,R_kohm\n1,2,3\n"))
                .hasMessageContaining("1:11")
                .hasMessageContaining("two columns of 'R'");
    }

    @Test
    void counts_over_pulse_volts_have_a_sigmoid_over_volts() {
        FitResult field = Kinds.SIGMOID.fit(parse(Kinds.SIGMOID, "H_Oe,n,k\n1,20,1\n2,20,6\n3,20,13\n4,20,19\n"));
        FitResult volts = Kinds.SIGMOID.fit(parse(Kinds.SIGMOID, "V_mV,n,k\n1,20,1\n2,20,6\n3,20,13\n4,20,19\n"));
        assertThat(volts.estimate("beta").orElseThrow().unit()).isEqualTo("V");
        assertThat(volts.estimate("alpha").orElseThrow().unit()).isEqualTo("1/V");
        assertThat(volts.value("beta")).isCloseTo(1e-3 * field.value("beta"), within(1e-7));
        assertThat(volts.value("alpha")).isCloseTo(1e3 * field.value("alpha"), withinPercentage(1e-4));
    }

    @Test
    void a_column_with_a_longer_name_is_another_quantity() {
        DataSet data = parse(Kinds.RV, "V_V,V_terminals_V,R_ohm\n0.1,0.16,1000\n");
        assertThat(data.column("V", Unit.VOLT)).containsExactly(0.1);
        assertThatThrownBy(() ->
                        parse(Kinds.RV, "V_terminals_V,R_ohm\n0.16,1000\n").column("V", Unit.VOLT))
                .hasMessageContaining("no column 'V_V'");
    }

    @Test
    void a_decimal_comma_is_refused_among_commas_and_read_elsewhere() {
        assertThatThrownBy(() -> trace("t_s,R_ohm\n0,1,5\n"))
                .hasMessageStartingWith("data.csv:2:")
                .hasMessageContaining("decimal comma");
        DataSet data = trace("t_s;R_ohm\n0,5;1,25\n");
        assertThat(data.column("R", Unit.OHM)).containsExactly(1.25);
        assertThat(data.remarks()).anyMatch(r -> r.contains("semicolons"));
        assertThat(trace("t_s\tR_ohm\n0,5\t1,25e1\n").column("R", Unit.OHM)).containsExactly(12.5);
        assertThat(trace("t_s,R_ohm\n\"0,5\",\"1,25\"\n").column("R", Unit.OHM)).containsExactly(1.25);
        assertThatThrownBy(() -> trace("t_s;R_ohm\n0,5;1.25\n")).hasMessageContaining("which is meant is unclear");
        assertThatThrownBy(() -> trace("t_s;R_ohm\n0;1.234,5\n")).hasMessageContaining("'1.234,5' is not a number");
    }

    @Test
    void a_last_line_cut_off_is_left_out_and_said_but_a_short_line_inside_is_refused() {
        DataSet data = trace("t_s,R_ohm\n0,1\n1,2\n2");
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.remarks()).anyMatch(r -> r.contains("last line (4)"));
        assertThatThrownBy(() -> trace("t_s,R_ohm\n0,1\n1\n2,3\n")).hasMessageStartingWith("data.csv:3:");
        assertThat(trace("t_s,R_ohm\n0,1.25\n1,2.25\n2,1e-").size()).isEqualTo(2);
    }

    @Test
    void digits_lost_from_the_last_value_are_not_believed_but_a_file_may_end_without_a_line_end() {
        DataSet cut = trace("t_s,R_ohm\n0,165.25\n1,128.5\n2,12");
        assertThat(cut.size()).isEqualTo(2);
        assertThat(cut.remarks()).anyMatch(r -> r.contains("last line (4)"));
        DataSet whole = trace("t_s,R_ohm\n0,165.25\n1,128.5\n2,122.5");
        assertThat(whole.size()).isEqualTo(3);
        assertThat(whole.remarks()).isEmpty();
    }

    @Test
    void rows_with_nan_are_left_out_and_said_and_words_are_refused() {
        DataSet data = trace("t_s,R_ohm\n0,1\n1,NaN\n2,inf\n3,4\n4,\n5,-Infinity\n");
        assertThat(data.column("t", Unit.SECOND)).containsExactly(0, 3);
        assertThat(data.remarks()).anyMatch(r -> r.contains("4 rows") && r.contains("line 3"));
        assertThat(trace("t_s,R_ohm\n0,1\n1,9.9E37\n2,-9.9e37\n3,9.91e37\n4,1e37\n5,9.8e29\n")
                        .size())
                .as("an instrument's infinities and its not-a-number are none either")
                .isEqualTo(2);
        assertThatThrownBy(() -> trace("t_s,R_ohm\n0,1\n1,twelve\n"))
                .hasMessage("data.csv:3:3: 'twelve' is not a number");
        assertThatThrownBy(() -> trace("0,1\n1,2\n")).hasMessageContaining("found the number 0");
        assertThatThrownBy(() -> trace("t_s,R_ohm\n")).hasMessageContaining("no rows");
        assertThatThrownBy(() -> trace("t_s,R_ohm\n0,nan\n")).hasMessageContaining("no row of finite numbers");
        assertThatThrownBy(() -> trace("")).hasMessage("data.csv:1:1: no line of column names, such as 't_s,R_ohm'");
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        assertThatThrownBy(() -> bytes(Kinds.TELEGRAPH, new byte[] {1, 2, 0, 4}))
                .hasMessageContaining("not a text");
        assertThatThrownBy(() -> bytes(Kinds.TELEGRAPH, "t_s,R_ohm\n0,1\n".getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> bytes(Kinds.TELEGRAPH, new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                .hasMessageContaining("gzip");
        assertThatThrownBy(() -> bytes(Kinds.TELEGRAPH, "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("a line of more than");
        assertThatThrownBy(() -> trace("t_s,R_ohm\n\"0,1\n2,3\n")).hasMessage("data.csv:2:1: a quote without its end");
    }

    @Test
    void numbers_are_the_nearest_doubles() {
        var random = io.mtjlab.base.random.RandomStreams.of(5).stream("numbers");
        NumberField number = new NumberField();
        for (int i = 0; i < 20_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double usual = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
            for (String text : List.of(
                    String.valueOf(any),
                    String.valueOf(usual),
                    String.format("%.7g", usual),
                    String.format("%.20e", any))) {
                if (Double.isFinite(Double.parseDouble(text))) {
                    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                    assertThat(number.read(bytes, 0, bytes.length, false)).isTrue();
                    assertThat(number.value()).as(text).isEqualTo(Double.parseDouble(text));
                }
            }
        }
        for (String text : List.of("1e", "1e+", "--1", "1.2.3", "0x10", "1d", "1 2", "e5", ".", "1e5e5", "+")) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(number.read(bytes, 0, bytes.length, false)).as(text).isFalse();
        }
    }

    @Test
    void lines_are_counted_right_wherever_the_buffer_ends() throws IOException {
        StringBuilder text = new StringBuilder("t_s,R_ohm\r\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(',').append(i % 7 * 1.25).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        DataSet data = bytes(Kinds.TELEGRAPH, text.toString().getBytes(StandardCharsets.US_ASCII));
        double[] seconds = data.column("t", Unit.SECOND);
        double[] ohms = data.column("R", Unit.OHM);
        assertThat(seconds).hasSize(20_000);
        for (int i = 0; i < seconds.length; i++) {
            assertThat(seconds[i]).isEqualTo(i);
            assertThat(ohms[i]).isEqualTo(i % 7 * 1.25);
            assertThat(data.line(i)).isEqualTo(i + 2);
        }
    }

    @Test
    void an_id_column_holds_several_data_sets() throws IOException {
        Path file = folder.resolve("many.csv");
        Files.writeString(file, "id,H_Oe,n,k\nA,1,10,0\nA,2,10,4\nA,3,10,9\nB,1,10,1\nB,2,10,5\nB,3,10,10\n");
        List<FitResult> fits = Kinds.SIGMOID.fit(file);
        assertThat(fits).extracting(FitResult::id).containsExactly("A", "B");
        assertThat(Results.csv(fits))
                .startsWith("id,param,value,lo68,hi68,lo95,hi95\nA,alpha,")
                .contains("\nB,beta,");
        assertThat(Results.write(fits, "json")).contains("\"metrics\"");
        assertThatThrownBy(() -> Results.write(fits, "xml")).hasMessageContaining("table json csv");
    }

    @Test
    void impossible_counts_and_times_name_the_line() {
        assertThatThrownBy(() -> Kinds.SIGMOID.fit(parse(Kinds.SIGMOID, "H_Oe,n,k\n1,10,3\n2,10,11\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("data.csv:3:");
        assertThatThrownBy(() -> Kinds.TELEGRAPH.fit(trace("t_s,R_ohm\n0,1\n2,1\n1,1\n4,2\n")))
                .hasMessageStartingWith("data.csv:4:");
        assertThatThrownBy(() -> Kinds.named("telegraf")).hasMessageContaining("telegraph stfmr sigmoid rh");
    }

    @Test
    void a_folder_gives_its_csv_files_by_name() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "");
        Files.writeString(folder.resolve("a.CSV"), "");
        Files.writeString(folder.resolve("truth.json"), "");
        Files.createDirectory(folder.resolve("c.csv"));
        assertThat(DataFiles.files(folder))
                .extracting(p -> String.valueOf(p.getFileName()))
                .containsExactly("a.CSV", "b.csv");
        assertThatThrownBy(() -> DataFiles.files(folder.resolve("c.csv"))).hasMessageContaining("no .csv file in");
        assertThatThrownBy(() -> DataFiles.files(folder.resolve("d.csv"))).hasMessageContaining("no such file");
    }
}
