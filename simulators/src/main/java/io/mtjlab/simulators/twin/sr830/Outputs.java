package io.mtjlab.simulators.twin.sr830;

/**
 * X, Y, R in volts and theta in degrees, all of one moment.
 *
 * @param xOffset taken off X; likewise of Y and R
 */
record Outputs(double xVolts, double yVolts, double xOffset, double yOffset, double rOffset) {

    /** @param index 1 X, 2 Y, 3 R, 4 theta */
    double get(int index) {
        return switch (index) {
            case 1 -> xVolts - xOffset;
            case 2 -> yVolts - yOffset;
            case 3 -> Math.hypot(xVolts, yVolts) - rOffset;
            default -> Math.toDegrees(Math.atan2(yVolts, xVolts));
        };
    }
}
