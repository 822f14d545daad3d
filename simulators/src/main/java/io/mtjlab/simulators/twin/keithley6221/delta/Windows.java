package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;

/**
 * When the nanovoltmeter converts within a cycle of current.
 *
 * @param periodNanos of the cycle
 * @param opensNanos after the start of the cycle, ascending; every window closes before the next one opens
 * @param apertureNanos how long each is
 */
record Windows(long periodNanos, List<Long> opensNanos, long apertureNanos) {

    Windows {
        opensNanos = List.copyOf(opensNanos);
        if (apertureNanos < 1 || opensNanos.isEmpty() || last(opensNanos) + apertureNanos > periodNanos) {
            throw new IllegalArgumentException(
                    opensNanos.size() + " windows of " + apertureNanos + " ns in a cycle of " + periodNanos + " ns");
        }
    }

    private static long last(List<Long> opens) {
        return opens.get(opens.size() - 1);
    }

    int count() {
        return opensNanos.size();
    }

    /** Number of the window, through all cycles, that is open at {@code nanos} or is the next to open. */
    long numberAt(long nanos) {
        long cycle = Math.max(0, nanos / periodNanos);
        long into = nanos - cycle * periodNanos;
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (opensNanos.get(middle) + apertureNanos <= into) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return cycle * count() + low;
    }

    /** When window {@code number} opens, after the start of the run. */
    long opens(long number) {
        return number / count() * periodNanos + opensNanos.get((int) (number % count()));
    }
}
