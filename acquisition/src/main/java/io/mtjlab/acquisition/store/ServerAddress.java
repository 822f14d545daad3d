package io.mtjlab.acquisition.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;

/**
 * Where a shared store is: {@code postgresql://user:password@host:5432/database?sslmode=require}. The password may stand
 * in {@code PGPASSWORD} or {@code ~/.pgpass} instead.
 */
public final class ServerAddress {

    private static final int USUAL_PORT = 5432;

    private final String place;
    private final String query;
    private final Optional<String> user;
    private final Optional<String> password;

    private ServerAddress(String place, String query, Optional<String> user, Optional<String> password) {
        this.place = place;
        this.query = query;
        this.user = user;
        this.password = password;
    }

    /** Whether a store is named in this way, and not by a folder. */
    public static boolean isOne(String store) {
        return store.startsWith("postgresql:") || store.startsWith("postgres:");
    }

    public static ServerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String database = uri.getPath();
            if (uri.getHost() == null || database == null || database.length() < 2) {
                throw wrong(text, null);
            }
            String[] login =
                    Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            return new ServerAddress(
                    uri.getHost() + ":" + port + database,
                    Optional.ofNullable(uri.getRawQuery()).map(q -> "?" + q).orElse(""),
                    login[0].isEmpty() ? Optional.empty() : Optional.of(decoded(login[0])),
                    login.length > 1
                            ? Optional.of(decoded(login[1]))
                            : Optional.ofNullable(System.getenv("PGPASSWORD")));
        } catch (URISyntaxException e) {
            throw wrong(text, e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static InvalidInput wrong(String text, @Nullable Exception e) {
        String message = "'" + text.replaceAll("//.*@", "//") + "' is not the address of a shared store; write"
                + " postgresql://user@host:5432/database, with /, @, : and % of a password as %2F, %40, %3A and %25";
        return e == null ? new InvalidInput(message) : new InvalidInput(message, e);
    }

    String jdbc() {
        return "jdbc:postgresql://" + place + query;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + place;
    }
}
