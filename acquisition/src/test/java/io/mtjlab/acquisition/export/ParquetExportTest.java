package io.mtjlab.acquisition.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The reader is DuckDB's, which shares nothing with the writer. */
class ParquetExportTest {

    @TempDir
    Path folder;

    @Test
    void duckdb_reads_ids_coordinates_values_and_types() throws Exception {
        List<Path> files = export("store", Layout.FILE_PER_STEP);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("r0001-telegraph.parquet", "r0001-rh.parquet");
        assertThat(query("DESCRIBE SELECT * FROM '" + files.get(0) + "'", 2))
                .containsExactly(
                        "id VARCHAR",
                        "axis VARCHAR",
                        "field_oersted DOUBLE",
                        "t_s DOUBLE",
                        "polarity DOUBLE",
                        "V_V DOUBLE");
        assertThat(query("SELECT * FROM '" + files.get(0) + "'", 6))
                .containsExactly(
                        "H=0/rf=-15 hard 27.0 0.0 1.0 0.0",
                        "H=0/rf=-15 hard 27.0 0.001 1.0 0.14285714285714285",
                        "H=0/rf=-15 hard 27.0 0.002 1.0 0.2857142857142857",
                        "H=1/rf=-15 hard 27.0 0.0 1.0 1.0",
                        "H=1/rf=-15 hard 27.0 0.001 1.0 1.1428571428571428",
                        "H=1/rf=-15 hard 27.0 0.002 1.0 1.2857142857142856");
        assertThat(query("SELECT R_ohm FROM '" + files.get(1) + "'", 1)).containsExactly("900.0", "NaN", "1800.0");
    }

    @Test
    void the_footer_tells_units_and_the_whole_provenance() throws Exception {
        List<Path> files = export("store", Layout.FILE_PER_UNIT);
        assertThat(files).hasSize(4);
        Map<String, String> footer = footer(files.get(0));
        assertThat(footer)
                .containsEntry("mtjlab.run", "r0001")
                .containsEntry("mtjlab.complete", "true")
                .containsEntry("mtjlab.rate_hz", "1000")
                .containsEntry("mtjlab.unit.V_V", "V")
                .containsEntry("mtjlab.campaign", ExportedRun.HEADER.campaignText())
                .containsEntry("mtjlab.bench_file", ExportedRun.HEADER.benchText());
        assertThat(footer.get("mtjlab.provenance"))
                .contains("\"dc_volts\":0.35", "\"identity\":\"KEITHLEY 2400\"", "\"program\":\"mtjlab test\"");
        assertThat(footer(files.get(2))).containsEntry("mtjlab.complete", "false");
    }

    @Test
    void the_same_run_has_the_same_bytes() throws Exception {
        Path once = export("a", Layout.FILE_PER_STEP).get(0);
        Path again = export("b", Layout.FILE_PER_STEP).get(0);
        assertThat(Files.mismatch(once, again)).isEqualTo(-1);
    }

    private List<Path> export(String name, Layout layout) {
        return ExportedRun.with(
                folder.resolve(name), run -> ParquetExport.write(run, folder.resolve(name + "-out"), layout));
    }

    private static Map<String, String> footer(Path file) throws Exception {
        Map<String, String> footer = new TreeMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT decode(key), decode(value) FROM parquet_kv_metadata('" + file + "')")) {
            while (rows.next()) {
                footer.put(rows.getString(1), rows.getString(2));
            }
        }
        return footer;
    }

    private static List<String> query(String sql, int columns) throws Exception {
        List<String> lines = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(rows.getString(i));
                }
                lines.add(String.join(" ", cells));
            }
        }
        return lines;
    }
}
