package io.mtjlab.analysis.design;

/**
 * What can be measured, as far as a design needs to know: one number at a set-point, and how well that is told by an
 * effort. What was measured in the end enters the belief by its own likelihood.
 */
public interface Experiment {

    /** What is expected of measurements if these were the parameters. */
    Outlook outlook(double[] parameters);

    /** What is expected of measurements, the parameters given. */
    interface Outlook {

        /** The number that tells at the set-point, such as a voltage or a logit. */
        double signal(double setPoint);

        /**
         * One over the variance with which a measurement tells that number.
         *
         * @param effort such as seconds, or trials
         */
        double information(double setPoint, double effort);
    }
}
