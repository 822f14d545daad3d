package io.mtjlab.acquisition.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.store.RunDescription;
import io.mtjlab.acquisition.store.StoredRun;

/**
 * Writes runs as Parquet, in the same tables as {@link CsvExport}: numbers as doubles, words as strings. What a CSV file
 * says in its header lines stands in the footer under the same names, after {@code mtjlab.}; so do the whole provenance
 * ({@code mtjlab.provenance}, JSON), the campaign and the bench file, and the unit of each column ({@code
 * mtjlab.unit.NAME}).
 */
public final class ParquetExport {

    private ParquetExport() {}

    /** @return the files, in the order of the units; {@code folder} is made when it is not there */
    public static List<Path> write(StoredRun run, Path folder, Layout layout) {
        Map<String, String> provenance = Map.of(
                "mtjlab.provenance", RunDescription.provenance(run),
                "mtjlab.campaign", run.header().campaignText(),
                "mtjlab.bench_file", run.header().benchText());
        return ExportFiles.each(
                Tables.of(run, layout), folder, ".parquet", (table, file) -> write(table, provenance, file));
    }

    private static void write(Table table, Map<String, String> provenance, Path file) throws IOException {
        Map<String, String> footer = new LinkedHashMap<>();
        table.header().forEach((key, value) -> footer.put("mtjlab." + key, String.valueOf(value)));
        for (Column column : table.columns()) {
            footer.put("mtjlab.unit." + column.header(), column.unit().symbol());
        }
        footer.putAll(provenance);
        try (ParquetWriter<Object[]> writer = new RowWriterBuilder(file, schema(table))
                .withConf(new PlainParquetConfiguration())
                .withExtraMetaData(footer)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build()) {
            for (Table.Block block : table.blocks()) {
                writeRows(writer, block);
            }
        }
    }

    private static MessageType schema(Table table) {
        List<Type> fields = new ArrayList<>();
        for (Table.Constant constant : table.constants()) {
            fields.add(
                    constant.number()
                            ? Types.optional(PrimitiveTypeName.DOUBLE).named(constant.name())
                            : Types.optional(PrimitiveTypeName.BINARY)
                                    .as(LogicalTypeAnnotation.stringType())
                                    .named(constant.name()));
        }
        for (Column column : table.columns()) {
            fields.add(Types.required(PrimitiveTypeName.DOUBLE).named(column.header()));
        }
        return new MessageType("mtjlab", fields);
    }

    private static void writeRows(ParquetWriter<Object[]> writer, Table.Block block) throws IOException {
        double[][] values = block.values().get();
        int constants = block.constants().size();
        Object[] row = new Object[constants + values.length];
        for (int i = 0; i < constants; i++) {
            row[i] = block.constants().get(i);
        }
        int rows = values.length == 0 ? 0 : values[0].length;
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < values.length; c++) {
                row[constants + c] = values[c][i];
            }
            writer.write(row);
        }
    }

    /** Makes writers of rows. */
    private static final class RowWriterBuilder extends ParquetWriter.Builder<Object[], RowWriterBuilder> {

        private final MessageType schema;

        RowWriterBuilder(Path file, MessageType schema) {
            super(new LocalOutputFile(file));
            this.schema = schema;
        }

        @Override
        protected RowWriterBuilder self() {
            return this;
        }

        @Override
        protected RowSupport getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new RowSupport(schema);
        }
    }
}
