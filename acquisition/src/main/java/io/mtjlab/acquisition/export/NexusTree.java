package io.mtjlab.acquisition.export;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.jhdf.api.WritableGroup;

/** Groups, notes and nested settings as NeXus names and keeps them. */
final class NexusTree {

    private NexusTree() {}

    /** A name as NeXus allows it: letters, digits and underscores. */
    static String name(String any) {
        return any.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** @param name made a NeXus one; gets a number when it is taken */
    static WritableGroup group(WritableGroup parent, String name, String nexusClass) {
        WritableGroup group = parent.putGroup(free(parent, name));
        group.putAttribute("NX_class", nexusClass);
        return group;
    }

    private static String free(WritableGroup parent, String wanted) {
        String name = name(wanted);
        String free = name;
        for (int i = 2; parent.getChildren().containsKey(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** A text of any length. */
    static void note(WritableGroup parent, String name, String mediaType, String text) {
        WritableGroup note = group(parent, name, "NXnote");
        note.putDataset("type", mediaType);
        note.putDataset("data", text);
    }

    /** Maps become NXcollections, lists of numbers arrays, other lists arrays of words, and the rest stays what it is. */
    static void put(WritableGroup parent, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            WritableGroup group = group(parent, name, "NXcollection");
            map.forEach((key, inner) -> put(group, String.valueOf(key), inner));
        } else if (value instanceof List<?> list && list.stream().anyMatch(inner -> inner instanceof Map)) {
            WritableGroup group = group(parent, name, "NXcollection");
            for (int i = 0; i < list.size(); i++) {
                put(group, String.valueOf(i), list.get(i));
            }
        } else {
            parent.putDataset(free(parent, name), leaf(value));
        }
    }

    private static Object leaf(@Nullable Object value) {
        if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                return ""; // the library writes no empty array
            }
            boolean numbers = list.stream().allMatch(inner -> inner instanceof Number);
            return numbers
                    ? list.stream()
                            .mapToDouble(inner -> ((Number) inner).doubleValue())
                            .toArray()
                    : list.stream().map(String::valueOf).toArray(String[]::new);
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof Number number ? number.doubleValue() : String.valueOf(value);
    }
}
