package io.mtjlab.acquisition.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.mtjlab.base.error.InvalidInput;

/** Connections to a PostgreSQL server that holds a shared store of the newest schema. */
final class Server implements Reading, Annotating {

    /** What brings a database from version i to i + 1. */
    static final List<String> MIGRATIONS =
            List.of(Database.resource("postgresql-1.sql"), Database.resource("postgresql-2.sql"));

    /** "mtjl" in ASCII: whoever migrates holds this lock. */
    private static final int MIGRATION_LOCK = 0x6d746a6c;

    /** SQLSTATE insufficient_privilege. */
    private static final String NOT_ALLOWED = "42501";

    private static final int CONNECTIONS = 3;
    static final int PATIENCE_MILLIS = 5_000;
    private static final int SOCKET_SECONDS = 60;

    private final ServerAddress address;
    private final HikariDataSource pool;

    private Server(ServerAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /** Does not connect before it has to. */
    static Server at(ServerAddress address) {
        return at(address, PATIENCE_MILLIS);
    }

    /** @param patienceMillis how long a connection is waited for, at least 250 */
    static Server at(ServerAddress address, int patienceMillis) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbc());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patienceMillis);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "mtjlab");
        config.addDataSourceProperty("connectTimeout", Math.max(1, patienceMillis / 1000));
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        return new Server(address, new HikariDataSource(config));
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does all of the work or none; an error after the commit was sent may leave open which. */
    <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                try {
                    connection.rollback();
                } catch (SQLException lost) {
                    e.addSuppressed(lost);
                }
                throw e;
            }
        }
    }

    /** Brings the database's schema up to date; one that is so already is only read, which any user may. */
    Server migrated() throws SQLException {
        return migrated(MIGRATIONS);
    }

    Server migrated(List<String> migrations) throws SQLException {
        int version = transaction(this::version);
        if (version > migrations.size()) {
            throw new InvalidInput(address + " has schema " + version + ", and this program knows up to "
                    + migrations.size() + ": use the newer mtjlab that made it, or another database");
        }
        if (version < migrations.size()) {
            try {
                transaction(connection -> migrate(connection, migrations));
            } catch (SQLException e) {
                if (NOT_ALLOWED.equals(root(e).getSQLState())) {
                    throw new InvalidInput(
                            address + " has " + (version == 0 ? "no run store yet" : "the older schema " + version)
                                    + ", and this user may not make it (" + reason(e)
                                    + "); connect once as a user that may",
                            e);
                }
                throw e;
            }
        }
        return this;
    }

    /** @return 0 where there is no store */
    private int version(Connection connection) throws SQLException {
        boolean there = Sql.list(
                        connection, row -> row.getBoolean(1), "SELECT to_regclass('mtjlab_schema') IS NOT NULL")
                .get(0);
        return there
                ? Sql.list(connection, row -> row.getInt(1), "SELECT max(version) FROM mtjlab_schema")
                        .get(0)
                : 0;
    }

    private boolean migrate(Connection connection, List<String> migrations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
            statement.execute("CREATE TABLE IF NOT EXISTS mtjlab_schema (version INTEGER NOT NULL)");
            for (int version = version(connection); version < migrations.size(); version++) {
                statement.execute(migrations.get(version));
                Sql.update(connection, "INSERT INTO mtjlab_schema (version) VALUES (?)", version + 1);
            }
            return true;
        }
    }

    @Override
    public <T> List<T> query(Sql.Row<T> reader, String sql, @Nullable Object... arguments) {
        try (Connection connection = pool.getConnection()) {
            return Sql.list(connection, reader, sql, arguments);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public void submitAndAwait(Committer.Write write) {
        try {
            transaction(connection -> {
                write.apply(connection);
                return true;
            });
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    /** What went wrong, and what to do: a wrong address or login is the user's business. */
    RuntimeException explain(SQLException e) {
        String reason = reason(e);
        return isRefused(e)
                ? new InvalidInput(address + " refuses: " + reason + "; check user, password and database", e)
                : new StoreException(address + " cannot be used: " + reason, e);
    }

    /** Whether the server is there, and does not let us in: waiting does not help. */
    static boolean isRefused(SQLException e) {
        String state = root(e).getSQLState();
        return state != null && (state.startsWith("28") || state.startsWith("3D") || state.equals(NOT_ALLOWED));
    }

    static String reason(SQLException e) {
        return String.valueOf(root(e).getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** The pool wraps what the driver said. */
    private static SQLException root(SQLException e) {
        return e.getCause() instanceof SQLException cause ? root(cause) : e;
    }

    @Override
    public String place() {
        return address.toString();
    }

    @Override
    public void close() {
        pool.close();
    }
}
