package io.mtjlab.simulators.physics.domainwall;

/**
 * One of the two junctions on the track.
 *
 * @param parallelOhms with the track below along -z
 * @param antiparallelOhms with a domain along +z below
 * @param loop against the perpendicular field
 */
public record ReadingJunction(double parallelOhms, double antiparallelOhms, FieldHysteresis loop) {

    public double ohms(boolean domainBelow) {
        return domainBelow ? antiparallelOhms : parallelOhms;
    }
}
