package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.physics.Junction;

/** A bench with one device: a prober's map is round, and on each of its dies is that device. */
record SingleDevice(Junction junction) implements Dies {

    /** Dies are columns and rows around the middle one, 0 and 0, out to this radius. */
    private static final int RADIUS_DIES = 3;

    @Override
    public Die first() {
        return new Die(0, 0);
    }

    @Override
    public List<Die> map() {
        List<Die> map = new ArrayList<>();
        for (int row = RADIUS_DIES; row >= -RADIUS_DIES; row--) {
            for (int column = -RADIUS_DIES; column <= RADIUS_DIES; column++) {
                if (column * column + row * row <= RADIUS_DIES * RADIUS_DIES) {
                    map.add(new Die(column, row));
                }
            }
        }
        return map;
    }

    @Override
    public Junction junction(Die die) {
        return junction;
    }

    @Override
    public Object[] streamKey(Die die) {
        return new Object[] {"device"};
    }
}
