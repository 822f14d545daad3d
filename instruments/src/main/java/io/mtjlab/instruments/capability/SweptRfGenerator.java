package io.mtjlab.instruments.capability;

import java.time.Duration;
import java.util.List;

/** A generator that steps through frequencies and levels on its own clock. */
public interface SweptRfGenerator extends RfGenerator {

    /**
     * A point of a list.
     *
     * @param dbm as in {@link RfGenerator#setDbm}
     */
    record Point(double hertz, double dbm) {}

    /**
     * Equal steps of frequency at the present level.
     *
     * @param points both ends included, at least 2
     */
    void setSteps(double fromHertz, double toHertz, int points, Duration dwell);

    /** A list of points, each held for {@code dwell}. */
    void setList(List<Point> points, Duration dwell);

    /**
     * Goes once through what was set last, waits on the lab's clock until it is over, and is back at one frequency and
     * level then, those from before.
     */
    void sweep() throws InterruptedException;
}
