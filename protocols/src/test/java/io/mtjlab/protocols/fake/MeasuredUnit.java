package io.mtjlab.protocols.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.protocols.kind.Measurement;

/** A unit as it was recorded, in memory. */
public final class MeasuredUnit implements UnitRecorder {

    public final UnitSpec spec;
    public final List<double[]> rows = new ArrayList<>();
    public final Map<String, Object> notes = new LinkedHashMap<>();

    private MeasuredUnit(UnitSpec spec) {
        this.spec = spec;
    }

    /** All units of the plan. */
    public static List<MeasuredUnit> of(Measurement measurement, LabClock clock) throws Exception {
        RunContext run = context(clock);
        List<MeasuredUnit> units = new ArrayList<>();
        try (LabClock.Participation part = clock.participate("test")) {
            measurement.begin(run);
            for (UnitSpec spec : specs(measurement)) {
                MeasuredUnit unit = new MeasuredUnit(spec);
                measurement.measure(spec, unit, run);
                units.add(unit);
            }
        }
        return units;
    }

    /** The units that a fixed plan will ask for. */
    public static List<UnitSpec> specs(Measurement measurement) {
        List<UnitSpec> specs = new ArrayList<>();
        List<UnitRecord> history = new ArrayList<>();
        for (Optional<UnitSpec> next = measurement.plan().next(history);
                next.isPresent();
                next = measurement.plan().next(history)) {
            specs.add(next.get());
            history.add(new UnitRecord(next.get(), new double[0][], Map.of(), true));
        }
        return specs;
    }

    private static RunContext context(LabClock clock) {
        return new RunContext() {
            @Override
            public LabClock clock() {
                return clock;
            }

            @Override
            public RandomStreams streams() {
                return RandomStreams.of(1);
            }

            @Override
            public void checkpoint() {}
        };
    }

    public double[] column(String name) {
        int index =
                spec.columns().stream().map(column -> column.name()).toList().indexOf(name);
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    public double number(String note) {
        return ((Number) notes.get(note)).doubleValue();
    }

    @Override
    public void append(double... row) {
        if (row.length != spec.columns().size()) {
            throw new IllegalArgumentException("a row of " + row.length + " for " + spec.columns());
        }
        rows.add(row.clone());
    }

    @Override
    public void appendAll(double[]... columns) {
        for (int i = 0; i < columns[0].length; i++) {
            double[] row = new double[columns.length];
            for (int c = 0; c < columns.length; c++) {
                row[c] = columns[c][i];
            }
            append(row);
        }
    }

    @Override
    public void note(String name, Object value) {
        notes.put(name, value);
    }
}
