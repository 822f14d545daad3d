package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/**
 * Sweeps through the source memory: one location for each trigger, over again when there are more; a limit test may
 * send it elsewhere (user's manual, 18-93 and 18-40: CLIMits:PASS:SMLocation).
 */
final class MemorySweep {

    private final Panel panel;
    private final Setups setups;
    private final SourceDrive drive;
    private final PointTiming timing;
    private final PointSeries series;
    private final long[] nanosAt = new long[SourceMemory.LOCATIONS + 1];
    private int location;
    private int step;
    private long left;
    private long endNanos;

    MemorySweep(Panel panel, Setups setups, SourceDrive drive, PointTiming timing, PointSeries series) {
        this.panel = panel;
        this.setups = setups;
        this.drive = drive;
        this.timing = timing;
        this.series = series;
    }

    /** @param points how many triggers there are */
    void begin(long now, long points) {
        for (int at = 1; at < nanosAt.length; at++) {
            setups.use(at);
            nanosAt[at] = timing.intervalNanos(setups.autozero());
        }
        location = first();
        step = 0;
        left = points;
        setups.use(location);
        here(now);
    }

    /**
     * A reading was taken.
     *
     * @param reading from which the next location may take its level
     * @param elsewhere the location that comes next; 0 for the next in the list
     */
    void goOn(long now, int elsewhere, SourceMeter.Reading reading) {
        if (--left <= 0) {
            return;
        }
        location = elsewhere > 0 ? elsewhere : following(location, step);
        step = (step + 1) % length();
        setups.use(location);
        setups.scale(reading.volts(), reading.amperes());
        here(now);
    }

    private void here(long now) {
        drive.drive();
        series.start(new PointSeries.Plan(now, nanosAt[location], timing.apertureNanos(), 1));
        endNanos = now;
        int at = location;
        int reached = step;
        for (long i = 0; i < left; i++) {
            endNanos += nanosAt[at];
            at = following(at, reached);
            reached = (reached + 1) % length();
        }
    }

    private int first() {
        return (int) panel.get("memory.start");
    }

    private int length() {
        return (int) panel.get("memory.points");
    }

    /** After the last of the list comes its first, after the last of the memory the memory's first. */
    private int following(int at, int reached) {
        return reached + 1 == length() ? first() : at % SourceMemory.LOCATIONS + 1;
    }

    void stop() {
        left = 0;
    }

    boolean active() {
        return left > 0;
    }

    /** When the last point is done, if no test sends the sweep elsewhere. */
    long endNanos() {
        return endNanos;
    }
}
