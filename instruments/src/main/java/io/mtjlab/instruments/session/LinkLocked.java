package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** Somebody else has locked the instrument. */
public final class LinkLocked extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkLocked(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
