package io.mtjlab.simulators.physics.resonance;

/**
 * A Lorentzian line over frequency in the normalisation of Luo et al. (2023), eq. (1).
 *
 * @param centreHertz f_r
 * @param fullWidthHertz full width at half maximum
 */
public record ResonanceLine(double centreHertz, double fullWidthHertz) {

    /** df^2/[4 (f_r - f)^2 + df^2]: 1 at the centre, 1/2 half a width beside it. */
    public double symmetric(double hertz) {
        double twice = 2 * (centreHertz - hertz);
        double width = fullWidthHertz * fullWidthHertz;
        return width / (twice * twice + width);
    }

    /** 4 (f_r - f) df/[4 (f_r - f)^2 + df^2]: +1 half a width below the centre, -1 half a width above. */
    public double antisymmetric(double hertz) {
        double twice = 2 * (centreHertz - hertz);
        return 2 * twice * fullWidthHertz / (twice * twice + fullWidthHertz * fullWidthHertz);
    }
}
