package io.mtjlab.instruments.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** The link to an instrument failed. The message tells who, where, what was asked, what arrived and how long it took. */
public abstract class LinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_BYTES = 80;

    private final transient Exchange exchange;

    LinkException(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange.tell(fault), cause);
        this.exchange = exchange;
    }

    /** The exception for what a link met. */
    static LinkException of(Exception cause, boolean expired, Exchange exchange, Duration timeout) {
        String message = String.valueOf(cause.getMessage());
        if (expired) {
            return new LinkTimeout(exchange, "no complete answer within " + timeout.toMillis() + " ms", cause);
        }
        if (cause instanceof NumberFormatException) {
            return new LinkGarbage(exchange, message, cause);
        }
        if (cause instanceof LinkFailure failure) {
            return switch (failure.kind()) {
                case NOT_AN_ANSWER -> new LinkGarbage(exchange, message, cause);
                case TIMED_OUT ->
                    new LinkTimeout(
                            exchange, "no complete answer within " + timeout.toMillis() + " ms: " + message, cause);
                case LOCKED -> new LinkLocked(exchange, message, cause);
                case UNSUPPORTED -> new LinkUnsupported(exchange, message, cause);
                case REPORTED -> new LinkFault(exchange, message, cause);
            };
        }
        return new LinkClosed(exchange, "the connection ended: " + message, cause);
    }

    /**
     * An exchange that failed.
     *
     * @param role as the bench names the instrument
     * @param resource where it is
     * @param command what was sent; empty when the link could not even be opened
     * @param arrived what came before it failed, one character per byte
     * @param elapsed wall time
     */
    public record Exchange(String role, String resource, String command, String arrived, Duration elapsed) {

        private String tell(String fault) {
            StringBuilder text = new StringBuilder(role)
                    .append(" at ")
                    .append(resource)
                    .append(": ")
                    .append(fault);
            if (!command.isEmpty()) {
                text.append("; sent ").append(quote(command, SHOWN_BYTES)).append(", arrived ");
                text.append(
                        arrived.isEmpty() ? "nothing" : arrived.length() + " bytes: " + quote(arrived, SHOWN_BYTES));
            }
            return text.append(" (after ")
                    .append(elapsed.toMillis())
                    .append(" ms)")
                    .toString();
        }
    }

    public String role() {
        return exchange.role();
    }

    public String resource() {
        return exchange.resource();
    }

    public String command() {
        return exchange.command();
    }

    public String arrived() {
        return exchange.arrived();
    }

    public Duration elapsed() {
        return exchange.elapsed();
    }

    /** In quotes, with what cannot be seen written out, and cut at {@code most} characters. */
    static String quote(String text, int most) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), most); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(c >= ' ' && c < 127 ? String.valueOf(c) : hex(c));
            }
        }
        return quoted.append(text.length() > most ? "\"..." : "\"").toString();
    }

    private static String hex(char c) {
        return "\\x" + Character.forDigit((c >> 4) & 15, 16) + Character.forDigit(c & 15, 16);
    }
}
