package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** The instrument, or something on the way, ended the connection. */
public final class LinkClosed extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkClosed(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
