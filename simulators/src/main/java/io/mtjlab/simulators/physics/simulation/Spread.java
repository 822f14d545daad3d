package io.mtjlab.simulators.physics.simulation;

/** Mean and standard deviation of numbers that come one by one (B. P. Welford, Technometrics 4, 419 (1962)). */
final class Spread {

    private long count;
    private double mean;
    private double squares;

    void see(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    double mean() {
        return mean;
    }

    /** Of a sample; not a number for fewer than two. */
    double deviation() {
        return Math.sqrt(squares / (count - 1));
    }
}
