package io.mtjlab.acquisition.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.base.unit.Unit;

/** JSON as it stands in the store: keys sorted, so that the same content has the same text; NaN as a bare word. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, Object> map(String text) {
        return read(text, MAP);
    }

    static String columns(List<Column> columns) {
        return write(
                columns.stream().map(c -> List.of(c.name(), c.unit().symbol())).toList());
    }

    static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        for (List<String> pair : read(text, PAIRS)) {
            columns.add(Column.of(pair.get(0), Unit.parse(pair.get(1))));
        }
        return columns;
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("the store holds JSON that cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
