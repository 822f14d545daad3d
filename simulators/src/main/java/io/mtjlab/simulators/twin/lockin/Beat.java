package io.mtjlab.simulators.twin.lockin;

/**
 * One component of a signal behind the detector: a phasor that stands, or turns at the difference between its frequency
 * and that of detection.
 *
 * @param xVolts at lab time 0, RMS
 * @param yVolts the same, a quarter of a turn ahead
 * @param radiansPerSecond 0 for one that is in step with the reference
 */
record Beat(double xVolts, double yVolts, double radiansPerSecond) {

    /**
     * Adds where each pole would stand at {@code nanos} if the beat had gone on for ever: it is weaker by
     * {@code 1 / (1 + i omega tau)} behind every pole.
     */
    void addTo(double[] x, double[] y, long nanos, double tauSeconds) {
        double turned = radiansPerSecond * (nanos * 1e-9);
        double re = radiansPerSecond == 0 ? xVolts : xVolts * Math.cos(turned) - yVolts * Math.sin(turned);
        double im = radiansPerSecond == 0 ? yVolts : xVolts * Math.sin(turned) + yVolts * Math.cos(turned);
        double lag = radiansPerSecond * tauSeconds;
        double norm = 1 + lag * lag;
        for (int k = 0; k < x.length; k++) {
            if (lag != 0) {
                double next = (re + lag * im) / norm;
                im = (im - lag * re) / norm;
                re = next;
            }
            x[k] += re;
            y[k] += im;
        }
    }
}
