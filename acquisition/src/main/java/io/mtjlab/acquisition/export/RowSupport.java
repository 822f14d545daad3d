package io.mtjlab.acquisition.export;

import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Tells the Parquet writer a row: one value a field, null where there is none. */
final class RowSupport extends WriteSupport<Object[]> {

    private final MessageType schema;
    private final boolean[] number;
    private final String[] names;

    @SuppressWarnings("NullAway.Init") // the writer calls prepareForWrite first
    private RecordConsumer consumer;

    RowSupport(MessageType schema) {
        this.schema = schema;
        this.number = new boolean[schema.getFieldCount()];
        this.names = new String[number.length];
        for (int i = 0; i < number.length; i++) {
            number[i] = schema.getType(i).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
            names[i] = schema.getFieldName(i);
        }
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Object[] row) {
        consumer.startMessage();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                consumer.startField(names[i], i);
                if (number[i]) {
                    consumer.addDouble(((Number) row[i]).doubleValue());
                } else {
                    consumer.addBinary(Binary.fromString(String.valueOf(row[i])));
                }
                consumer.endField(names[i], i);
            }
        }
        consumer.endMessage();
    }
}
