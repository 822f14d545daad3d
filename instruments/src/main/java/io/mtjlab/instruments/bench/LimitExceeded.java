package io.mtjlab.instruments.bench;

import io.mtjlab.base.error.InvalidInput;

/** A set-point that the device might not survive. Refused before the wire, never clipped. */
public final class LimitExceeded extends InvalidInput {

    private static final long serialVersionUID = 1L;

    public LimitExceeded(String message) {
        super(message);
    }
}
