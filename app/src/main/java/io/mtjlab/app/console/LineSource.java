package io.mtjlab.app.console;

import java.util.Optional;

/** Where the lines of a console come from. */
public interface LineSource extends AutoCloseable {

    /** The next line; empty at the end. */
    Optional<String> next();

    /** True when a person types them. */
    boolean interactive();

    @Override
    default void close() {}
}
