package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** The instrument's interface answered with an error of its own: the link works, the operation does not. */
public final class LinkFault extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkFault(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
