package io.mtjlab.instruments.session.prologix;

import java.io.IOException;

/** An answer that did not come to its end, with what of it came. */
final class AnswerCut extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient byte[] soFar;
    private final IOException why;

    AnswerCut(byte[] soFar, IOException why) {
        super(why.getMessage(), why);
        this.soFar = soFar;
        this.why = why;
    }

    byte[] soFar() {
        return soFar;
    }

    IOException why() {
        return why;
    }
}
