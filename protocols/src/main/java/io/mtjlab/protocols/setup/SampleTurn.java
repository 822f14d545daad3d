package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.protocols.parameter.Grid;

/**
 * Turns the sample, by the bench's rotator or by hand, and never while anything drives the device or a needle touches it:
 * what is live and what touches is asked of the instruments themselves, each time.
 */
public final class SampleTurn {

    private static final String BONDED = "bonded";

    private final Station station;
    private final Optional<Rotator> rotator;

    private SampleTurn(Station station, Optional<Rotator> rotator) {
        this.station = station;
        this.rotator = rotator;
    }

    /** With the bench's rotator, where it has one. @throws InvalidInput when there are several */
    public static SampleTurn of(Station station) {
        List<Rotator> all = station.onBench(Rotator.class);
        if (all.size() > 1) {
            throw new InvalidInput(
                    "the bench has rotators " + all.stream().map(Rotator::role).toList() + "; a sample lies on one");
        }
        return new SampleTurn(station, all.stream().findFirst());
    }

    public Optional<Rotator> rotator() {
        return rotator;
    }

    /** @throws InvalidInput when a stage would turn and nobody could tell whether needles touch the sample */
    public void requireKnownContact() {
        boolean bonded = station.wiring().mount().equals(BONDED);
        if (rotator.isPresent() && !bonded && station.onBench(Prober.class).isEmpty()) {
            throw new InvalidInput("rotator " + rotator.get().role() + " turns nothing: the bench's wiring does not say"
                    + " mount: bonded, and no prober tells whether needles touch the sample; where they do, take the"
                    + " rotator off the bench, and the operator lifts them and turns by hand");
        }
    }

    /** @throws MeasurementFailed while something is live, or needles touch */
    public void requireFree() {
        station.onBench(Output.class).stream()
                .filter(output -> output.safeOrder().compareTo(Output.SafeOrder.CONTACT) <= 0)
                .filter(output -> output instanceof Prober prober ? prober.inContact() : !output.isSafe())
                .findFirst()
                .ifPresent(output -> {
                    throw new MeasurementFailed("the sample does not turn while "
                            + (output instanceof Prober
                                    ? "the needles of " + output.role() + " touch it"
                                    : output.role() + " is live"));
                });
    }

    public boolean standsAt(double degrees) {
        Rotator stage = rotator.orElseThrow();
        return Math.abs(stage.degrees() - degrees) <= stage.withinDegrees();
    }

    /** By the rotator. */
    public void to(double degrees) throws InterruptedException {
        requireKnownContact();
        requireFree();
        rotator.orElseThrow().turnTo(degrees);
    }

    /** @throws MeasurementFailed when the rotator stands elsewhere than where a campaign that does not turn it takes it to be */
    public void requireUnturned() {
        Rotator stage = rotator.orElseThrow();
        if (!standsAt(0)) {
            double degrees = stage.degrees();
            throw new MeasurementFailed(stage.role()
                    + (Double.isNaN(degrees)
                            ? " does not know where it stands"
                            : " stands at " + Grid.plain(degrees) + " degrees")
                    + ", and the campaign says no angle; begin it with {kind: rotate, degrees: 0}");
        }
    }
}
