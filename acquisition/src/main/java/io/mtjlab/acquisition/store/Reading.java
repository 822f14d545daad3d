package io.mtjlab.acquisition.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Where the runs of a store are read from: a file, or a server. */
interface Reading extends AutoCloseable {

    <T> List<T> query(Sql.Row<T> reader, String sql, @Nullable Object... arguments);

    /** For people. */
    String place();

    @Override
    void close();
}
