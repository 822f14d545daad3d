package io.mtjlab.analysis.result;

import java.util.Optional;

/** What a fit says about one quantity: an {@link Estimate}, or {@link Undetermined} with the reason. */
public sealed interface Outcome permits Estimate, Undetermined {

    /** As in the output formats, for example {@code tau_P}. */
    String name();

    /** Symbol of the unit of every number in here, for example {@code 1/Oe}; {@code 1} for plain numbers. */
    String unit();

    /** The same quantity under another name. */
    Outcome named(String name);

    /** The same quantity in another unit. */
    Outcome scaled(double factor, String unit);

    /** The estimate, where there is one. */
    default Optional<Estimate> estimate() {
        return this instanceof Estimate found ? Optional.of(found) : Optional.empty();
    }

    /** Whether the data determine a value. */
    default boolean determined() {
        return this instanceof Estimate;
    }
}
