package io.mtjlab.acquisition.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The little of JDBC that the store needs, in one line each. */
final class Sql {

    private Sql() {}

    /** Turns one row into something. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** @return the row id that SQLite gave to what was inserted */
    static long insert(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        update(connection, sql, arguments);
        return list(connection, row -> row.getLong(1), "SELECT last_insert_rowid()")
                .get(0);
    }

    static <T> List<T> list(Connection connection, Row<T> reader, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    private static PreparedStatement bind(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
