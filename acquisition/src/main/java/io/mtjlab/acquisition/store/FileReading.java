package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads the store's file. */
record FileReading(Path file, Connection connection) implements Reading {

    @Override
    public <T> List<T> query(Sql.Row<T> reader, String sql, @Nullable Object... arguments) {
        synchronized (connection) {
            try {
                return Sql.list(connection, reader, sql, arguments);
            } catch (SQLException e) {
                throw Database.explain(file, "cannot be read", e);
            }
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Database.explain(file, "cannot be closed", e);
        }
    }
}
