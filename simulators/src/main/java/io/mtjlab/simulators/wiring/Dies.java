package io.mtjlab.simulators.wiring;

import java.util.List;

import io.mtjlab.simulators.physics.Junction;

/** What a prober can set its needles on. Each die has one junction, made when it is first touched, with a history. */
public interface Dies {

    /** A place on the map, in the prober's columns and rows. */
    record Die(int column, int row) {}

    /** The die whose pads are under the needles when the bench comes up. */
    Die first();

    /** Every die of the map, in no order that matters. */
    List<Die> map();

    /** The junction of a die, the same object whenever it is asked for. */
    Junction junction(Die die);

    /** The names that the randomness of a die's unit of work goes by, besides the unit's own. */
    Object[] streamKey(Die die);

    /** One device, wherever the needles are. */
    static Dies single(Junction junction) {
        return new SingleDevice(junction);
    }
}
