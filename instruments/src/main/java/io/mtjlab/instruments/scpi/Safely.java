package io.mtjlab.instruments.scpi;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.LinkException;

/**
 * Steps on the way to a safe state: each is tried, whatever became of the others; the first failure ends up thrown. A
 * step whose link failed is tried once more, because the next exchange opens a new link.
 */
public final class Safely {

    private @Nullable RuntimeException first;

    public Safely then(Runnable step) {
        try {
            try {
                step.run();
            } catch (LinkException e) {
                step.run();
            }
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
        return this;
    }

    /** Throws what went wrong, if anything did. */
    public void done() {
        if (first != null) {
            throw first;
        }
    }
}
