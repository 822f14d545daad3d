package io.mtjlab.analysis.pulses;

import java.util.List;

import io.mtjlab.base.error.InvalidInput;

/**
 * Cycles of a pulse train.
 *
 * @param byNumber whether equal pulses are counted, instead of a rising amplitude
 * @param cycles in order
 */
public record PulseTrain(boolean byNumber, List<Cycle> cycles) {

    /**
     * One cycle: what is read after each pulse.
     *
     * @param place of each pulse, rising: its volts, or its number; shape [n]
     * @param ohmsA of the first junction, shape [n]
     * @param ohmsB of the second junction, shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Cycle(double[] place, double[] ohmsA, double[] ohmsB) {}

    public PulseTrain {
        cycles = List.copyOf(cycles);
        if (cycles.size() < 2) {
            throw new InvalidInput("pulse train: " + cycles.size() + " cycle, at least 2 expected");
        }
        for (int c = 0; c < cycles.size(); c++) {
            double[] place = cycles.get(c).place();
            if (place.length < 3) {
                throw new InvalidInput(
                        "pulse train: cycle " + c + " has " + place.length + " pulses, at least 3 expected");
            }
            for (int i = 1; i < place.length; i++) {
                if (!(place[i] > place[i - 1])) {
                    throw new InvalidInput("pulse train: in cycle " + c + " pulse " + (i + 1) + " is at " + place[i]
                            + " after " + place[i - 1] + "; rising places expected");
                }
            }
        }
    }
}
