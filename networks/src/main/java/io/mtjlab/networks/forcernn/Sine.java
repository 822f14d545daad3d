package io.mtjlab.networks.forcernn;

import io.mtjlab.networks.recurrent.JunctionStep;

/**
 * A target of the network, A sin(2 pi t/T), and how long it is learnt and then made freely.
 *
 * @param amplitude A
 * @param periodSeconds T
 * @param learnSteps of 1.5 ns
 * @param freeSteps of 1.5 ns
 */
public record Sine(double amplitude, double periodSeconds, int learnSteps, int freeSteps) {

    /** Fig. 2(a): A = 0.87, T = 45 ns, learnt for 4500 ns, free until 5700 ns. */
    public static final Sine FIRST = new Sine(0.87, 45e-9, 3000, 800);

    /** Fig. 2(b): A = 0.65, T = 80 ns, learnt for 3000 ns, then free. */
    public static final Sine SECOND = new Sine(0.65, 80e-9, 2000, 800);

    /** The target at a step since the beginning of everything. */
    public double at(int step) {
        return amplitude * Math.sin(2 * Math.PI * step * JunctionStep.SECONDS / periodSeconds);
    }
}
