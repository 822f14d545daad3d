package io.mtjlab.protocols.group;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;

/** A group's history sorted by the child that measured: each child's plan sees its own units under its own keys. */
final class Histories {

    private final Map<String, List<Integer>> byWithin = new HashMap<>();
    private List<UnitRecord> all = List.of();
    private int sorted;

    /** @param history the group's, never shorter than before */
    void show(List<UnitRecord> history) {
        all = history;
        for (; sorted < history.size(); sorted++) {
            String key = history.get(sorted).spec().key();
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                byWithin.computeIfAbsent(key.substring(0, slash), k -> new ArrayList<>())
                        .add(sorted);
            }
        }
    }

    /** What has been measured under {@code within}; points are read when they are looked at. */
    List<UnitRecord> under(String within) {
        List<Integer> places = List.copyOf(byWithin.getOrDefault(within, List.of()));
        return new AbstractList<>() {
            @Override
            public UnitRecord get(int index) {
                UnitRecord record = all.get(places.get(index));
                UnitSpec spec = record.spec();
                String key = spec.key().substring(within.length() + 1);
                UnitSpec inner =
                        new UnitSpec(key, spec.label(), spec.coordinates(), spec.columns(), spec.expectedSeconds());
                return new UnitRecord(inner, record.values(), record.notes(), record.complete());
            }

            @Override
            public int size() {
                return places.size();
            }
        };
    }
}
