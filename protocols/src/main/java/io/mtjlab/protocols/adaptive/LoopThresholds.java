package io.mtjlab.protocols.adaptive;

import java.util.List;

import io.mtjlab.analysis.design.ThresholdSearch;

/**
 * Where a loop switches on its way out and on its way back, told by the loops so far: in which resistance they begin and
 * turn, and between which two readings they went from one to the other.
 */
public final class LoopThresholds {

    /** Resistances nearer to each other than this share of the larger are taken for one state. */
    private static final double DISTINCT = 0.01;

    private final ThresholdSearch out;
    private final ThresholdSearch back;
    private final double fromOhms;
    private final double turnOhms;

    /**
     * @param candidates levels where a loop may be read, from its beginning to its turn
     * @param backCandidates likewise from its turn to its end
     * @param halfWidth what half of the 95 % interval of each mean threshold is to be
     * @param fromOhms resistance at the beginning
     * @param turnOhms resistance at the turn
     */
    public LoopThresholds(
            List<Double> candidates, List<Double> backCandidates, double halfWidth, double fromOhms, double turnOhms) {
        this.out = new ThresholdSearch(candidates, halfWidth);
        this.back = new ThresholdSearch(backCandidates, halfWidth);
        this.fromOhms = fromOhms;
        this.turnOhms = turnOhms;
    }

    /** Whether the loop's beginning and its turn are two states, so that there is a threshold to look for. */
    public static boolean switches(double fromOhms, double turnOhms) {
        return Math.abs(turnOhms - fromOhms) > DISTINCT * Math.max(Math.abs(fromOhms), Math.abs(turnOhms));
    }

    /** Whether this resistance is on the turn's side of the middle; on the way back, on the beginning's. */
    public boolean switched(boolean wayOut, double ohms) {
        boolean turned = (ohms - 0.5 * (fromOhms + turnOhms)) * (turnOhms - fromOhms) > 0;
        return turned == wayOut;
    }

    /**
     * One way of a loop.
     *
     * @param start where it began, not yet switched
     * @param levels in their order, shape [n]
     * @param ohms shape [n]
     */
    public void learn(boolean wayOut, double start, double[] levels, double[] ohms) {
        ThresholdSearch search = wayOut ? out : back;
        double stayed = start;
        for (int i = 0; i < levels.length; i++) {
            if (switched(wayOut, ohms[i])) {
                search.learn(stayed, levels[i]);
                return;
            }
            stayed = levels[i];
        }
        search.learnStayed(stayed);
    }

    /** Whether both mean thresholds are known as well as asked. */
    public boolean reached() {
        return out.reached() && back.reached();
    }

    /**
     * Where the next loop is to be read on this way, its end included.
     *
     * @param always candidates where it is read in any case
     */
    public List<Double> levels(boolean wayOut, List<Double> always) {
        return (wayOut ? out : back).levels(always);
    }
}
