package io.mtjlab.instruments.discover;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

import io.mtjlab.instruments.visa.ResourceString;

/** One way of looking. */
@FunctionalInterface
interface Scan {

    /**
     * Hands on what it finds as soon as it is found; the same may come twice.
     *
     * @param listen how long to wait for answers
     * @throws IOException when it cannot look at all
     */
    void run(Duration listen, Consumer<ResourceString> found) throws IOException;
}
