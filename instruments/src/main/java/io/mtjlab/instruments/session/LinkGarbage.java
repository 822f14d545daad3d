package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** Something arrived that is not an answer to what was asked. */
public final class LinkGarbage extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkGarbage(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
