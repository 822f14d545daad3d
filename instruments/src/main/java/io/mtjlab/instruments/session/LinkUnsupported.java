package io.mtjlab.instruments.session;

import org.jspecify.annotations.Nullable;

/** This kind of link, or the instrument at its end, does not offer what was asked for. */
public final class LinkUnsupported extends LinkException {

    private static final long serialVersionUID = 1L;

    public LinkUnsupported(Exchange exchange, String fault, @Nullable Throwable cause) {
        super(exchange, fault, cause);
    }
}
