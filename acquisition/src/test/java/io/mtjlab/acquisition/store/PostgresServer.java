package io.mtjlab.acquisition.store;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A real PostgreSQL in a container, one for all tests of this process; a database for each. */
final class PostgresServer {

    private static final String IMAGE =
            Optional.ofNullable(System.getenv("MTJLAB_POSTGRES_IMAGE")).orElse("postgres:17");
    private static final int PORT = 5432;
    private static int databases;

    private PostgresServer() {}

    /** Started when it is first asked for, and ended with the process. */
    private static final class Running {
        static final GenericContainer<?> CONTAINER = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withEnv("POSTGRES_USER", "mtjlab")
                .withEnv("POSTGRES_PASSWORD", "secret")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2)
                        .withStartupTimeout(Duration.ofSeconds(90)));
        static final Optional<String> WHY_NOT = start();

        private static Optional<String> start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.of("no Docker engine answers (DOCKER_HOST or the default socket)");
            }
            try {
                CONTAINER.start();
                Runtime.getRuntime().addShutdownHook(new Thread(CONTAINER::stop));
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of("no container of " + IMAGE + " starts: " + e.getMessage());
            }
        }
    }

    /** Skips the test where there are no containers. */
    static void need() {
        Running.WHY_NOT.ifPresent(why -> Assumptions.abort("no PostgreSQL here: " + why));
    }

    static int port() {
        return Running.CONTAINER.getMappedPort(PORT);
    }

    static String host() {
        return Running.CONTAINER.getHost();
    }

    /** @return the name of a database that nobody has used */
    static synchronized String newDatabase() throws Exception {
        String name = "lab" + ++databases;
        execute("mtjlab", "CREATE DATABASE " + name);
        return name;
    }

    /** As the owner of everything. */
    static void execute(String database, String sql) throws Exception {
        var result = Running.CONTAINER.execInContainer(
                "env", "PGPASSWORD=secret", "psql", "-h", "127.0.0.1", "-U", "mtjlab", "-d", database, "-c", sql);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(result.getStderr());
        }
    }

    static ServerAddress address(String database) {
        return address(host(), port(), database);
    }

    static ServerAddress address(String host, int port, String database) {
        return ServerAddress.parse("postgresql://mtjlab:secret@" + host + ":" + port + "/" + database);
    }
}
