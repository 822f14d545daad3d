package io.mtjlab.simulators.physics.macrospin;

/**
 * What acts on a macrospin, constant but for the carrier.
 *
 * @param fieldTesla applied field mu0 H
 * @param carrierTesla amplitude of the microwave field; it goes as cos(2 pi f t)
 * @param carrierHertz f
 * @param pillarAmperesPerSquareMetre density of the current through the pillar
 * @param channelAmperesPerSquareMetre density of the current in the channel below
 */
public record Stimulus(
        Vec3 fieldTesla,
        Vec3 carrierTesla,
        double carrierHertz,
        double pillarAmperesPerSquareMetre,
        double channelAmperesPerSquareMetre) {

    /** Nothing at all. */
    public static final Stimulus NONE = new Stimulus(Vec3.ZERO, Vec3.ZERO, 0, 0, 0);

    public Stimulus withField(Vec3 tesla) {
        return new Stimulus(
                tesla, carrierTesla, carrierHertz, pillarAmperesPerSquareMetre, channelAmperesPerSquareMetre);
    }

    public Stimulus withCarrier(Vec3 tesla, double hertz) {
        return new Stimulus(fieldTesla, tesla, hertz, pillarAmperesPerSquareMetre, channelAmperesPerSquareMetre);
    }

    public Stimulus withPillarCurrent(double amperesPerSquareMetre) {
        return new Stimulus(
                fieldTesla, carrierTesla, carrierHertz, amperesPerSquareMetre, channelAmperesPerSquareMetre);
    }

    public Stimulus withChannelCurrent(double amperesPerSquareMetre) {
        return new Stimulus(fieldTesla, carrierTesla, carrierHertz, pillarAmperesPerSquareMetre, amperesPerSquareMetre);
    }

    boolean hasCarrier() {
        return carrierHertz != 0 && !carrierTesla.equals(Vec3.ZERO);
    }

    /** The field at a time, in tesla. */
    Vec3 fieldTeslaAt(double seconds) {
        return withCarrierAt(seconds, fieldTesla);
    }

    /** The carrier at a time, on top of {@code tesla}. */
    Vec3 withCarrierAt(double seconds, Vec3 tesla) {
        return tesla.plus(Math.cos(2 * Math.PI * carrierHertz * seconds), carrierTesla);
    }
}
