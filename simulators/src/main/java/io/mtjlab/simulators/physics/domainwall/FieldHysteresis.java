package io.mtjlab.simulators.physics.domainwall;

/**
 * A square loop against the perpendicular field: up above one coercivity, down below the other, else as before.
 *
 * @param downOersted H_c1: below it the layer points along -z
 * @param upOersted H_c2: above it the layer points along +z
 */
public record FieldHysteresis(double downOersted, double upOersted) {

    public FieldHysteresis {
        if (!(downOersted < upOersted)) {
            throw new IllegalArgumentException(
                    "coercivities " + downOersted + " and " + upOersted + " Oe: want down < up");
        }
    }

    /** Whether the layer points along +z after this field. */
    public boolean up(double fieldOersted, boolean before) {
        return fieldOersted > upOersted || (before && fieldOersted >= downOersted);
    }

    /** Stray field along z that shifts the loop: the loop's middle with its sign turned. */
    public double strayOersted() {
        return -(downOersted + upOersted) / 2;
    }
}
