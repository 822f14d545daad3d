package io.mtjlab.protocols.setup;

import java.util.List;

import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.protocols.parameter.RfLevel;

/** What every measurement under a carrier says about it. */
public final class RfParameters {

    /** Range that parameters accept; a generator and the bench's limits may refuse more. */
    public static final double LEAST_DBM = -145;

    public static final double MOST_DBM = 30;

    public static final double LEAST_MEGAHERTZ = 0.1;

    public static final double MOST_MEGAHERTZ = 70_000;

    private RfParameters() {}

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
