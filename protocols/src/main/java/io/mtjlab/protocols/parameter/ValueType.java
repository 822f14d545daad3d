package io.mtjlab.protocols.parameter;

import java.util.Map;

import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * What may stand at a key.
 *
 * @param <T> of the value
 */
public interface ValueType<T> {

    /** What is accepted, as it goes on after "must be": {@code a number from 1 to 10}. */
    String wording();

    /** @throws io.mtjlab.base.error.InvalidInput that names file, line, column and what is accepted */
    T read(LocatedYaml node);

    /** The value as number, word, truth value, list or map, for records and messages. */
    Object plain(T value);

    /** What is accepted, as a JSON Schema. Values are numbers, words, lists and maps. */
    Map<String, Object> schema();
}
