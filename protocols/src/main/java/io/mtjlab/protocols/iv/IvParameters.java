package io.mtjlab.protocols.iv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.BiasSource;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.SourceMeterParameters;
import io.mtjlab.protocols.setup.Station;

/** What a step of kind {@code iv} may say. */
final class IvParameters {

    /** Who times a sweep. */
    enum Timing {
        /** Level by level, so that every reading is stored and the run can be stopped between two. */
        STEPPED,
        /** The instrument by itself, faster and more evenly. */
        INSTRUMENT;

        @Override
        public String toString() {
            return this == STEPPED ? "stepped" : "instrument";
        }
    }

    static final Parameter<Grid> VOLTS = Parameter.optional(
            "volts",
            Unit.VOLT,
            ValueTypes.grid(-SourceMeterParameters.MOST_VOLTS, SourceMeterParameters.MOST_VOLTS),
            "levels of a source of voltage, in their order; either these or amperes");

    static final Parameter<Grid> AMPERES = Parameter.optional(
            "amperes",
            Unit.AMPERE,
            ValueTypes.grid(-SourceMeterParameters.MOST_AMPERES, SourceMeterParameters.MOST_AMPERES),
            "levels of a source of current, in their order; either these or volts");

    static final Parameter<Boolean> LOOP = Parameter.byDefault(
            "loop",
            Unit.ONE,
            ValueTypes.flag(),
            true,
            "whether the levels are taken back in reverse order",
            "choice: a hysteresis shows only in a loop");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            1,
            "how many sweeps at every field; each is a unit of work",
            "one shows the curve");

    static final Parameter<Grid> FIELDS = Parameter.optional(
            "field_oersted",
            Unit.OERSTED,
            ValueTypes.grid(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "fields at which the sweeps are taken; when left out, no magnet is touched");

    static final Parameter<Timing> TIMING = Parameter.byDefault(
            "timing",
            Unit.ONE,
            ValueTypes.word(Timing.class),
            Timing.STEPPED,
            "who times the sweep: stepped stores level by level, instrument lets the source meter sweep by itself",
            "choice: what is stored survives whatever happens next");

    static final ParameterTable TABLE = ParameterTable.of(
            VOLTS,
            AMPERES,
            LOOP,
            CYCLES,
            FieldParameters.AXIS_IF_WANTED,
            FIELDS,
            FieldParameters.SATURATE,
            SourceMeterParameters.COMPLIANCE_AMPERES,
            BiasParameters.COMPLIANCE,
            SourceMeterParameters.POWER_LINE_CYCLES,
            SourceMeterParameters.FOUR_WIRE,
            SourceMeterParameters.AUTOZERO,
            SourceMeterParameters.LEVEL_SETTLE,
            TIMING);

    private IvParameters() {}

    /** Every level of a sweep, in order. */
    static List<Double> levels(Arguments step) {
        Optional<Grid> volts = step.find(VOLTS);
        if (volts.isPresent() == step.find(AMPERES).isPresent()) {
            throw step.error("iv needs either volts or amperes");
        }
        List<Double> there =
                volts.or(() -> step.find(AMPERES)).map(Grid::values).orElseThrow();
        List<Double> all = new ArrayList<>(there);
        for (int i = there.size() - 2; step.get(LOOP) && i >= 0; i--) {
            all.add(there.get(i));
        }
        return List.copyOf(all);
    }

    static BiasSource source(Arguments step, Station station) {
        boolean volts = step.find(VOLTS).isPresent();
        return new BiasSource(
                station.part("source", SourceMeter.class),
                volts ? SourceMeter.Function.VOLTS : SourceMeter.Function.AMPERES,
                volts
                        ? step.get(SourceMeterParameters.COMPLIANCE_AMPERES)
                        : BiasParameters.complianceVolts(step, station, 0),
                SourceMeterParameters.measurement(step),
                step.duration(SourceMeterParameters.LEVEL_SETTLE),
                station.clock());
    }
}
