package io.mtjlab.instruments.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The service requests of one link: brought by the thread that hears them, awaited by another. */
public final class ServiceRequests {

    private final Semaphore heard = new Semaphore(0);
    private volatile boolean over;

    /** One has arrived. */
    public void arrived() {
        heard.release();
    }

    /** No more will come: whoever waits comes back with an exception. */
    public void end() {
        over = true;
        heard.release();
    }

    /**
     * Waits for one that was not yet told of.
     *
     * @return false when none came within the time, or the thread was interrupted (its mark stays)
     */
    public boolean await(Duration patience) throws IOException {
        try {
            boolean came = heard.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (over) {
                heard.release(); // for the next one who waits in vain
                throw new IOException("it was given up while somebody waited for a service request");
            }
            return came;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
