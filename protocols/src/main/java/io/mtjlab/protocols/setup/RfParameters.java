package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement under a carrier says about it. */
public final class RfParameters {

    /** Range that parameters accept; a generator and the bench's limits may refuse more. */
    public static final double LEAST_DBM = -145;

    public static final double MOST_DBM = 30;

    public static final double LEAST_MEGAHERTZ = 0.1;

    public static final double MOST_MEGAHERTZ = 70_000;

    public static final Parameter<List<RfLevel>> LEVELS = Parameter.byDefault(
            "rf_dbm",
            Unit.DBM,
            ValueTypes.levels(LEAST_DBM, MOST_DBM),
            List.of(RfLevel.OFF),
            "levels of the carrier at the generator's connector, all of them at every field; off for no carrier",
            "without a carrier the device is what it is by itself");

    public static final Parameter<Double> MEGAHERTZ = Parameter.optional(
            "rf_megahertz",
            Unit.MEGAHERTZ,
            ValueTypes.number(LEAST_MEGAHERTZ, MOST_MEGAHERTZ),
            "frequency of the carrier; needed where rf_dbm has a level");

    public static final Parameter<Double> SETTLE = Parameter.byDefault(
            "settle.rf_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 60),
            0.1,
            "from a change of the carrier until its level stands",
            "a generator's level settles within 50 ms");

    private RfParameters() {}

    /** The carrier of the step; without a generator where no unit has one. */
    public static Carrier carrier(Arguments step, Station station) {
        Optional<RfGenerator> generator = station.optionalPart("rf", RfGenerator.class);
        if (step.get(LEVELS).stream().anyMatch(RfLevel::on)) {
            if (step.find(MEGAHERTZ).isEmpty()) {
                throw step.error("rf_dbm has a level, but rf_megahertz is missing");
            }
            if (generator.isEmpty()) {
                throw step.error("rf_dbm has a level, but no role fills the part rf");
            }
        }
        return new Carrier(
                generator, step.find(MEGAHERTZ), station.wiring().rf(), step.duration(SETTLE), station.clock());
    }

    /** The level among the coordinates of a unit, which {@code rf_dbm} names. */
    public static RfLevel level(UnitSpec unit) {
        Object level = Objects.requireNonNull(unit.coordinates().get(LEVELS.path()), LEVELS.path());
        return level instanceof Number dbm ? RfLevel.of(dbm.doubleValue()) : RfLevel.OFF;
    }

    /** Largest peak volts that these levels put on the junction at worst; 0 when all are off. */
    public static double peakVolts(List<RfLevel> levels, Station station) {
        Guard guard = new Guard(station.limits(), station.wiring());
        return levels.stream()
                .filter(RfLevel::on)
                .mapToDouble(
                        level -> guard.carrier("", level.dbm().getAsDouble()).volts())
                .max()
                .orElse(0);
    }
}
