package io.mtjlab.acquisition.engine;

import java.lang.ref.SoftReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * The complete units of a step as its plan sees them. Points are read from the store when a plan looks at them, and
 * given up when memory is short: a night's data need not fit into memory.
 */
final class StepHistory extends AbstractList<UnitRecord> implements RandomAccess {

    private final StoredRun run;
    private final String step;
    private final List<StoredUnit> units = new ArrayList<>();
    private final List<SoftReference<UnitRecord>> read = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    StepHistory(StoredRun run, String step) {
        this.run = run;
        this.step = step;
        run.completeUnits(step).forEach(this::add);
    }

    boolean holds(String key) {
        return keys.contains(key);
    }

    /** @param key of a unit that has been stored as complete */
    void add(String key) {
        add(run.completeUnit(step, key)
                .orElseThrow(() -> new IllegalStateException("unit " + step + "/" + key + " is not in the store")));
    }

    private void add(StoredUnit unit) {
        units.add(unit);
        read.add(new SoftReference<>(null));
        keys.add(unit.spec().key());
    }

    /** Lab time that these units were expected to take. */
    double expectedSeconds() {
        return units.stream().mapToDouble(unit -> unit.spec().expectedSeconds()).sum();
    }

    @Override
    public UnitRecord get(int index) {
        UnitRecord record = read.get(index).get();
        if (record == null) {
            record = run.read(units.get(index));
            read.set(index, new SoftReference<>(record));
        }
        return record;
    }

    @Override
    public int size() {
        return units.size();
    }
}
