package io.mtjlab.acquisition.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.store.StoredRun;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Writes runs as CSV: {@code # key=value} lines, one line of column names with their units, rows. The bytes depend on
 * nothing but the data: no wall time, keys sorted, numbers with digits that give them back exactly.
 */
public final class CsvExport {

    private CsvExport() {}

    /**
     * Writes a run into {@code folder}, which is made when it is not there. Of units that were measured again the
     * complete attempt is written; one that never was completed says {@code # complete=false}, and is left out of files
     * that hold several units.
     *
     * @return the files, in the order of the units
     */
    public static List<Path> write(StoredRun run, Path folder, Layout layout) {
        return ExportFiles.each(Tables.of(run, layout), folder, ".csv", CsvExport::write);
    }

    private static void write(Table table, Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8)) {
            table.header()
                    .forEach((key, value) ->
                            csv.writeComment(" " + key + "=" + text(value).replaceAll("\\R", " ")));
            csv.writeRecord(table.names());
            for (Table.Block block : table.blocks()) {
                writeRows(csv, block);
            }
        }
    }

    private static void writeRows(CsvWriter csv, Table.Block block) {
        double[][] values = block.values().get();
        int constants = block.constants().size();
        String[] row = new String[constants + values.length];
        for (int i = 0; i < constants; i++) {
            row[i] = text(block.constants().get(i));
        }
        int rows = values.length == 0 ? 0 : values[0].length;
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < values.length; c++) {
                row[constants + c] = RoundTripDecimal.of(values[c][i]);
            }
            csv.writeRecord(row);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? RoundTripDecimal.of(number) : String.valueOf(value);
    }
}
