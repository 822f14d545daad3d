package io.mtjlab.simulators.physics.macrospin;

/**
 * How far the resistance of the element of Zheng et al. (2020) swings after a step of the current density, without an
 * integration: the odd cubic through the two ends that the paper prints, 114 ohm at 0.8e10 and 145 ohm at 1.0e10 A/m^2.
 *
 * <pre>dR = 138.0556 j + 6.9444 j^3,   j in 1e10 A/m^2</pre>
 *
 * <p>Phenomenological. {@link MacrospinPresets#zheng2020} answers with 114.88 ohm at the lower end.
 */
public final class StepResponse {

    private static final double UNIT = 1e10;
    private static final double LOW_DENSITY = 0.8;
    private static final double LOW_OHMS = 114;
    private static final double HIGH_OHMS = 145;

    /** From dR(1) = linear + cubic and dR(0.8) = 0.8 linear + 0.8^3 cubic. */
    private static final double CUBIC_OHMS = (HIGH_OHMS - LOW_OHMS / LOW_DENSITY) / (1 - LOW_DENSITY * LOW_DENSITY);

    private static final double LINEAR_OHMS = HIGH_OHMS - CUBIC_OHMS;

    private StepResponse() {}

    /** Last maximum less last minimum of the resistance within 1.5 ns after the step, in ohm. */
    public static double ohms(double amperesPerSquareMetre) {
        double j = amperesPerSquareMetre / UNIT;
        return LINEAR_OHMS * j + CUBIC_OHMS * j * j * j;
    }
}
