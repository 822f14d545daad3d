package io.mtjlab.analysis.scoring;

import java.util.Arrays;

/**
 * What an instrument reads where there is nothing to be found. Noise of one unit unless it says so; lengths, heights and
 * places are drawn anew for each trace.
 */
enum Nothing {
    WHITE {
        @Override
        void add(double[] trace, Draws draws) {
            fill(trace, i -> draws.normal());
        }
    },
    /** One over f over all the decades of the trace: equal powers of relaxations, a factor of 2 apart. */
    FLICKER {
        @Override
        void add(double[] trace, Draws draws) {
            for (double length = 1; length < 4.0 * trace.length; length *= 2) {
                double keep = Math.exp(-1 / length);
                double kick = Math.sqrt(1 - keep * keep);
                double state = draws.normal();
                for (int i = 0; i < trace.length; i++) {
                    trace[i] += state;
                    state = keep * state + kick * draws.normal();
                }
            }
        }
    },
    WALK {
        @Override
        void add(double[] trace, Draws draws) {
            double sum = 0;
            for (int i = 0; i < trace.length; i++) {
                sum += draws.normal();
                trace[i] += sum;
            }
        }
    },
    /** A walk below white noise that hides its single steps. */
    NOISY_WALK {
        @Override
        void add(double[] trace, Draws draws) {
            WALK.add(trace, draws);
            double noise = draws.logUniform(0.5, 5);
            for (int i = 0; i < trace.length; i++) {
                trace[i] += noise * draws.normal();
            }
        }
    },
    LINEAR_DRIFT {
        @Override
        void add(double[] trace, Draws draws) {
            double height = draws.sign() * draws.logUniform(3, 300);
            fill(trace, i -> height * i / trace.length + draws.normal());
        }
    },
    EXPONENTIAL_DRIFT {
        @Override
        void add(double[] trace, Draws draws) {
            double height = draws.sign() * draws.logUniform(3, 100);
            double length = trace.length * draws.logUniform(0.1, 1);
            fill(trace, i -> height * Math.exp(-i / length) + draws.normal());
        }
    },
    STEP {
        @Override
        void add(double[] trace, Draws draws) {
            double height = draws.sign() * draws.logUniform(3, 100);
            int at = draws.integer(0, trace.length);
            fill(trace, i -> (i < at ? 0 : height) + draws.normal());
        }
    },
    HUM {
        @Override
        void add(double[] trace, Draws draws) {
            double height = draws.logUniform(1, 30);
            double perPoint = Math.min(0.45, draws.logUniform(1, 20) / trace.length);
            double phase = draws.uniform(0, 1);
            fill(trace, i -> height * Math.sin(2 * Math.PI * (perPoint * i + phase)) + draws.normal());
        }
    },
    /** A constant, the converter's step being larger than the noise. */
    QUANTISED {
        @Override
        void add(double[] trace, Draws draws) {
            double step = draws.logUniform(1, 10);
            double level = draws.uniform(0, step);
            fill(trace, i -> step * Math.rint((level + draws.normal()) / step));
        }
    },
    OUTLIERS {
        @Override
        void add(double[] trace, Draws draws) {
            double share = draws.logUniform(0.01, 0.1);
            fill(trace, i -> draws.normal() + (draws.chance(share) ? draws.sign() * draws.logUniform(5, 50) : 0));
        }
    },
    CONSTANT {
        @Override
        void add(double[] trace, Draws draws) {
            Arrays.fill(trace, draws.normal());
        }
    };

    private interface Reading {
        double at(int i);
    }

    private static void fill(double[] trace, Reading reading) {
        for (int i = 0; i < trace.length; i++) {
            trace[i] += reading.at(i);
        }
    }

    abstract void add(double[] trace, Draws draws);

    double[] trace(int points, Draws draws) {
        double[] trace = new double[points];
        add(trace, draws);
        return trace;
    }
}
