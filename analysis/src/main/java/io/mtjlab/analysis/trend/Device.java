package io.mtjlab.analysis.trend;

import java.util.Optional;

import io.mtjlab.analysis.result.Estimate;

/**
 * One device of a series.
 *
 * @param design its design value, for example the thickness in nm
 * @param found what was fitted; empty when its data determine no value
 */
public record Device(String id, double design, Optional<Estimate> found) {

    /** @throws IllegalStateException when there is none */
    double value() {
        return found.orElseThrow(() -> new IllegalStateException(id + " has no value"))
                .value();
    }

    /** Half of the 68 % interval; NaN where an end is open or the interval says nothing. */
    double sigma() {
        double half = found.map(e -> 0.5 * e.interval68().width()).orElse(Double.NaN);
        return half > 0 && Double.isFinite(half) ? half : Double.NaN;
    }
}
