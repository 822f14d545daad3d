package io.mtjlab.simulators.physics.telegraph;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Several junctions in parallel that switch by themselves, each for itself: a telegraph signal with up to 2^n levels, n + 1
 * where they are equal. Not thread-safe.
 */
public final class TelegraphArray {

    /**
     * One junction.
     *
     * @param lowOhms resistance in P
     * @param highOhms resistance in AP
     */
    public record Cell(double lowOhms, double highOhms, DwellTimes dwell) {}

    private final List<Cell> cells;
    private final List<TwoStateProcess> processes = new ArrayList<>();
    private double parallelSeconds;
    private long events;

    /** All have run forever. */
    public TelegraphArray(List<Cell> cells, UniformRandomProvider random) {
        this.cells = List.copyOf(cells);
        cells.forEach(cell -> processes.add(TwoStateProcess.stationary(random, cell.dwell())));
    }

    /** Lets time pass. */
    public void advance(double seconds) {
        for (int i = 0; i < cells.size(); i++) {
            TwoStateProcess.Stay stay =
                    processes.get(i).stay(seconds, cells.get(i).dwell());
            parallelSeconds += stay.parallelSeconds();
            events += stay.events();
        }
    }

    /** Time spent in the low-resistance state, summed over the junctions. */
    public double parallelSeconds() {
        return parallelSeconds;
    }

    /** Switches of all junctions in both directions. */
    public long events() {
        return events;
    }

    /** Resistance of all in parallel, now. */
    public double ohms() {
        double siemens = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            siemens += 1 / (processes.get(i).parallel() ? cell.lowOhms() : cell.highOhms());
        }
        return 1 / siemens;
    }

    /** How many are in the low-resistance state, now. */
    public int parallel() {
        return (int) processes.stream().filter(TwoStateProcess::parallel).count();
    }
}
