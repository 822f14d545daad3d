package io.mtjlab.simulators.physics.loop;

/**
 * A reference layer that an exchange through ruthenium ties against a pinned layer, each turning in its plane to where
 * the energy goes down; there is no heat in it. In oersted, after division by the moments,
 *
 * <pre>
 * e = -H (cos f_1 + m cos f_2) + J cos(f_1 - f_2) - m B cos(f_2 - pinned) + K/2 (sin^2 f_1 + m sin^2 f_2)
 * </pre>
 *
 * <p>Not thread-safe.
 */
public final class SyntheticAntiferromagnet {

    /**
     * What it is made of.
     *
     * @param exchangeOersted J, field of the pinned layer on the reference layer
     * @param momentRatio m, moment of the pinned over that of the reference layer
     * @param biasOersted B, exchange bias of the pinned layer
     * @param anisotropyOersted K of either layer along the easy axis
     * @param referencePositive whether the reference layer points along the positive easy axis at rest
     */
    public record Layers(
            double exchangeOersted,
            double momentRatio,
            double biasOersted,
            double anisotropyOersted,
            boolean referencePositive) {}

    private static final int MOST_SWEEPS = 2000;
    private static final double SETTLED_RADIANS = 1e-9;
    private static final double NUDGE_RADIANS = 1e-3;

    private final Layers layers;
    private double reference;
    private double pinned;

    /** At rest. */
    public SyntheticAntiferromagnet(Layers layers) {
        this.layers = layers;
        this.reference = layers.referencePositive ? 0 : Math.PI;
        this.pinned = Math.PI - reference;
    }

    /** Angle of the reference layer from the positive easy axis, in rad, once this field is reached. */
    public double referenceAngle(double easyOersted, double hardOersted) {
        for (int i = 0; i < MOST_SWEEPS; i++) {
            double before = reference;
            double beforePinned = pinned;
            settle(easyOersted, hardOersted);
            double moved = Math.abs(reference - before) + Math.abs(pinned - beforePinned);
            if (moved < SETTLED_RADIANS && !leavesSaddle(easyOersted, hardOersted)) {
                break;
            }
        }
        return reference;
    }

    /** Lets one layer after the other slide to the bottom, the other one held. */
    private void settle(double easy, double hard) {
        double exchange = layers.exchangeOersted;
        reference = slide(reference, easy - exchange * Math.cos(pinned), hard - exchange * Math.sin(pinned));
        double back = exchange / layers.momentRatio;
        double bias = layers.referencePositive ? -layers.biasOersted : layers.biasOersted;
        pinned = slide(pinned, easy + bias - back * Math.cos(reference), hard - back * Math.sin(reference));
    }

    private double slide(double from, double easy, double hard) {
        return new EnergyLandscape(easy / layers.anisotropyOersted, hard / layers.anisotropyOersted).slide(from);
    }

    /**
     * Where each layer alone is at the bottom and both together are not (the spin flop), they are nudged off.
     *
     * @return whether they were
     */
    private boolean leavesSaddle(double easy, double hard) {
        double exchange = layers.exchangeOersted * Math.cos(reference - pinned);
        double bias = layers.referencePositive ? -layers.biasOersted : layers.biasOersted;
        double own = easy * Math.cos(reference)
                + hard * Math.sin(reference)
                + layers.anisotropyOersted * Math.cos(2 * reference)
                - exchange;
        double other = layers.momentRatio
                        * ((easy + bias) * Math.cos(pinned)
                                + hard * Math.sin(pinned)
                                + layers.anisotropyOersted * Math.cos(2 * pinned))
                - exchange;
        if (own * other - exchange * exchange > 0) {
            return false;
        }
        reference += NUDGE_RADIANS;
        pinned += exchange > 0 ? -NUDGE_RADIANS : NUDGE_RADIANS;
        return true;
    }
}
