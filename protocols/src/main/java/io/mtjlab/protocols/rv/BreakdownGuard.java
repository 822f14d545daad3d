package io.mtjlab.protocols.rv;

import java.util.Optional;

import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;

/** Tells from the readings between pulses when a barrier has begun to break, so that no further pulse follows. */
final class BreakdownGuard {

    private final double drop;
    private final Optional<Double> leastOhms;
    private final Optional<Double> mostAmperes;
    private double highestOhms;

    BreakdownGuard(Arguments step) {
        drop = step.get(RvParameters.DROP);
        leastOhms = step.find(RvParameters.LEAST_OHMS);
        mostAmperes = step.find(RvParameters.MOST_AMPERES);
    }

    /** Why the ramp must end after this reading; empty when it may go on. */
    Optional<String> harm(Reading reading) {
        double ohms = reading.volts() / reading.amperes();
        double amperes = Math.abs(reading.amperes());
        highestOhms = Math.max(highestOhms, ohms);
        if (reading.inCompliance()) {
            return Optional.of("the reader is in compliance at " + amperes + " A");
        }
        if (mostAmperes.filter(most -> amperes > most).isPresent()) {
            return Optional.of(amperes + " A flow, more than guard.amperes " + mostAmperes.get());
        }
        double least = Math.max(leastOhms.orElse(0.0), (1 - drop) * highestOhms);
        return ohms < least
                ? Optional.of("resistance " + Grid.plain(Math.rint(ohms)) + " ohm below " + Grid.plain(Math.rint(least))
                        + " ohm")
                : Optional.empty();
    }
}
