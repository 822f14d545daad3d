package io.mtjlab.analysis.mh;

import org.apache.commons.math3.special.Erf;

/** How the switching fields of a branch are distributed around its middle: m/m_s = 2 F(z) - 1 with z = (H - H_0)/w. */
enum ReversalShape {
    /** A straight ramp: a film turned by shear or along its hard axis. */
    RAMP("ramp", 0.95) {
        @Override
        double moment(double z) {
            return Math.max(-1, Math.min(1, z));
        }

        @Override
        double slope(double z) {
            return Math.abs(z) < 1 ? 1 : 0;
        }
    },
    /** Normally distributed switching fields of standard deviation w; z of 1.96 leaves 5 %. */
    NORMAL("normal distribution of switching fields", 1.959963984540054) {
        @Override
        double moment(double z) {
            return Erf.erf(z / Math.sqrt(2));
        }

        @Override
        double slope(double z) {
            return Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * z * z);
        }
    },
    /** tanh z, with longer tails; atanh 0.95 = 1.83. */
    LOGISTIC("logistic distribution of switching fields", 1.8317808230648232) {
        @Override
        double moment(double z) {
            return Math.tanh(z);
        }

        @Override
        double slope(double z) {
            double t = Math.tanh(z);
            return 1 - t * t;
        }
    };

    private final String text;
    private final double at95;

    ReversalShape(String text, double at95) {
        this.text = text;
        this.at95 = at95;
    }

    /** Between -1 and 1. */
    abstract double moment(double z);

    /** d moment/dz. */
    abstract double slope(double z);

    String text() {
        return text;
    }

    /** Where the moment is 0.95. */
    double at95() {
        return at95;
    }
}
