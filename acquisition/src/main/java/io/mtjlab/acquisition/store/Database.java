package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

import io.mtjlab.base.error.InvalidInput;

/** Opens the store's file, brings its schema up to date, and says in words what SQLite says in codes. */
final class Database {

    /** "mtjl" in ASCII: tells our files from other people's. */
    private static final int APPLICATION_ID = 0x6d746a6c;

    /**
     * Small pages keep the file small: a column of a unit is a blob of a few kilobytes, and a large page holds one of
     * those beside emptiness (measured on units of 50 to 8192 points: at most 1.33 times the raw bytes with 1024, 1.62
     * with 4096).
     */
    private static final int PAGE_BYTES = 1024;

    private static final int BUSY_MILLIS = 20_000;

    /** What brings a file from version i to i + 1. */
    static final List<String> MIGRATIONS = List.of(
            resource("schema-1.sql"), resource("schema-2.sql"), resource("schema-3.sql"), resource("schema-4.sql"));

    private Database() {}

    /** A connection that may write, to a file that has the newest schema. */
    static Connection write(Path file, List<String> migrations) {
        SQLiteConfig config = common();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return open(
                file,
                "jdbc:sqlite:" + file.toAbsolutePath(),
                config,
                connection -> migrate(connection, file, migrations));
    }

    /**
     * A connection that only reads. A file with an older schema is brought up to date first.
     *
     * @throws InvalidInput when it is older and cannot be written
     */
    static Connection read(Path file, List<String> migrations) {
        try (Connection connection = openToRead(file, migrations)) {
            if (version(connection) == migrations.size()) {
                return openToRead(file, migrations);
            }
        } catch (SQLException e) {
            throw explain(file, "cannot be read", e);
        }
        if (!Files.isWritable(file) || !Files.isWritable(StoreFolder.of(file))) {
            throw new InvalidInput(
                    file + " was written by an older mtjlab, and its schema has to be brought up to date;"
                            + " make the file and its folder writable for once");
        }
        try {
            write(file, migrations).close();
        } catch (SQLException e) {
            throw explain(file, "cannot be brought up to date", e);
        }
        return openToRead(file, migrations);
    }

    private static Connection openToRead(Path file, List<String> migrations) {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        String url = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
        if (!Files.isWritable(StoreFolder.of(file)) && !Files.exists(Path.of(file + "-wal"))) {
            url += "?immutable=1"; // nobody can write, and SQLite could not make its shared-memory file
        }
        return open(file, url, config, connection -> requireMade(connection, file, migrations));
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static Connection open(Path file, String url, SQLiteConfig config, Check check) {
        try {
            Connection connection = config.createConnection(url);
            try {
                check.run(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw explain(file, "cannot be opened", e);
        }
    }

    private static void migrate(Connection connection, Path file, List<String> migrations) throws SQLException {
        int version = requireKnown(connection, file, migrations);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "PRAGMA page_size = " + PAGE_BYTES); // only a new file heeds it, and only before the next line
            statement.execute("PRAGMA journal_mode = WAL");
        }
        if (version == migrations.size()) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int v = version(connection); v < migrations.size(); v++) {
                statement.executeUpdate(migrations.get(v));
                statement.executeUpdate("PRAGMA user_version = " + (v + 1));
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** @return the version of the schema; 0 where there is none yet */
    static int requireKnown(Connection connection, Path file, List<String> migrations) throws SQLException {
        // In this order: both come with one commit, which another program may make between the two questions.
        boolean foreign = number(connection, "SELECT count(*) FROM sqlite_master") > 0
                && number(connection, "PRAGMA application_id") != APPLICATION_ID;
        if (foreign) {
            throw new InvalidInput(file + " is an SQLite database, but not a run store; give another folder");
        }
        int version = version(connection);
        if (version > migrations.size()) {
            throw new InvalidInput(file + " has schema " + version + ", and this program knows up to "
                    + migrations.size() + ": open it with the newer mtjlab that wrote it, or give another folder");
        }
        return version;
    }

    /** A process that was killed at the wrong moment leaves an empty file; who writes next makes a store of it. */
    private static void requireMade(Connection connection, Path file, List<String> migrations) throws SQLException {
        if (requireKnown(connection, file, migrations) == 0) {
            throw new InvalidInput(file + " is empty: whoever made it was stopped before it held anything;"
                    + " the next `mtjlab run --store` on this folder begins it");
        }
    }

    private static int version(Connection connection) throws SQLException {
        return (int) number(connection, "PRAGMA user_version");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** What went wrong with {@code file}, and what to do: the user's business, or the machine's. */
    static RuntimeException explain(Path file, String what, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        String start = file + " " + what + ": ";
        switch (code.code & 0xff) {
            case 26: // SQLITE_NOTADB
                return new InvalidInput(
                        start + "it is not an SQLite database; move it away, or give another folder", e);
            case 8: // SQLITE_READONLY
            case 3: // SQLITE_PERM
                return new InvalidInput(start + "it may only be read; make it writable, or give another folder", e);
            case 14: // SQLITE_CANTOPEN
                return new InvalidInput(
                        start
                                + "the file or its folder does not let itself be opened; check that it exists and its permissions",
                        e);
            case 13: // SQLITE_FULL
                return new StoreException(
                        start + "the disk is full; free some space and resume. What was reported as stored is there",
                        e);
            case 5: // SQLITE_BUSY
                return new StoreException(
                        start + "another program has held it for " + BUSY_MILLIS / 1000 + " s; end that one", e);
            case 11: // SQLITE_CORRUPT
                return new StoreException(
                        start + "it is damaged; keep a copy, and try `sqlite3 runs.sqlite .recover`", e);
            case 10: // SQLITE_IOERR
                return new StoreException(
                        start + "the disk or network folder reports an error (" + e.getMessage()
                                + "); keep stores on a local disk",
                        e);
            default:
                return new StoreException(start + e.getMessage(), e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read resource " + name, e);
        }
    }

    @FunctionalInterface
    private interface Check {
        void run(Connection connection) throws SQLException;
    }
}
