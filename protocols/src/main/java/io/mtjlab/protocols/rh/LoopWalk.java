package io.mtjlab.protocols.rh;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.mtjlab.protocols.adaptive.LoopThresholds;

/** The fields of one loop, in order. A way whose switch has been seen ends at once, where thresholds are known. */
final class LoopWalk implements Iterable<Staircase.Step> {

    private final List<Staircase.Step> steps;
    private final Optional<LoopThresholds> thresholds;
    private int next;
    private int doneWith;
    private boolean switchedBefore;

    LoopWalk(Staircase staircase, Optional<LoopThresholds> thresholds) {
        this.steps = staircase.steps();
        this.thresholds = thresholds;
    }

    /** To be told of every step, before the next one is asked for. */
    void saw(Staircase.Step step, double ohms) {
        boolean outward = step.branch() == steps.get(0).branch();
        boolean switched = next > 1
                && thresholds.filter(known -> known.switched(outward, ohms)).isPresent();
        // One more reading on the other side tells a switch from an outlier.
        doneWith = switched && switchedBefore ? step.branch() : doneWith;
        switchedBefore = switched && !endsWay(next - 1);
    }

    private boolean endsWay(int index) {
        return index + 1 == steps.size()
                || steps.get(index + 1).branch() != steps.get(index).branch();
    }

    /** Of one walk only. */
    @Override
    public Iterator<Staircase.Step> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (next < steps.size() && steps.get(next).branch() == doneWith && !endsWay(next)) {
                    next++;
                }
                return next < steps.size();
            }

            @Override
            public Staircase.Step next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the loop has ended");
                }
                return steps.get(next++);
            }
        };
    }
}
