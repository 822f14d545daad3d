package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** No complete answer within the time that the exchange was given. */
public final class LinkTimeout extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkTimeout(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
