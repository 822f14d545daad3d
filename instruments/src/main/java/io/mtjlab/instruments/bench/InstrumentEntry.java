package io.mtjlab.instruments.bench;

import java.time.Duration;

import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * One line of the bench file's {@code instruments}.
 *
 * @param role what campaigns call it
 * @param model a name that {@link Drivers} knows
 * @param timeout of an exchange, wall time
 * @param terminator that ends a line in both directions
 * @param link what its link needs to know beside the resource string
 * @param place {@code file:line}, for messages
 */
public record InstrumentEntry(
        String role,
        String model,
        ResourceString resource,
        VirtualMode virtual,
        Duration timeout,
        Terminator terminator,
        LinkSettings link,
        String place) {

    /** The same instrument at another place. */
    public InstrumentEntry withResource(ResourceString other) {
        return new InstrumentEntry(role, model, other, virtual, timeout, terminator, link, place);
    }

    /** The same instrument, reached in another way. */
    public InstrumentEntry withLink(LinkSettings other) {
        return new InstrumentEntry(role, model, resource, virtual, timeout, terminator, other, place);
    }

    /** How to talk to it. */
    public SessionOptions sessionOptions() {
        return SessionOptions.DEFAULT
                .withTimeout(timeout)
                .withTerminator(terminator)
                .withLink(link)
                .withTurnaround(Drivers.turnaroundOf(model));
    }
}
