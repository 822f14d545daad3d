package io.mtjlab.protocols.setup;

import java.time.Duration;

/** Somebody at the terminal who can do by hand what no instrument of the bench does. */
public interface Operator {

    /** Nobody is there: a night, a service, a test. */
    Operator ABSENT = new Operator() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public boolean confirms(String question, Duration patience) {
            return false;
        }
    };

    boolean isThere();

    /**
     * Asks, and waits for the answer, on the clock of people and not of the lab.
     *
     * @return true for a yes; false for anything else, and when nobody has said anything in that time
     */
    boolean confirms(String question, Duration patience) throws InterruptedException;
}
