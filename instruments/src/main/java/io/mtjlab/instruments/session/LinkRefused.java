package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** There is no connection to be had: nobody listens there, or the host is not known. */
public final class LinkRefused extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkRefused(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
