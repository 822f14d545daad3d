package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.physics.compound.Wafer;

/** A wafer under a prober: its columns and rows are the prober's, and a dead die is an open circuit. */
public final class WaferDies implements Dies {

    /** What leaks through a die that does not conduct. */
    static final double DEAD_OHMS = 1e9;

    private final Wafer wafer;
    private final Map<Die, Wafer.Die> places = new LinkedHashMap<>();
    private final Map<Die, Junction> touched = new HashMap<>();

    public WaferDies(Wafer wafer) {
        this.wafer = wafer;
        wafer.dies().forEach(die -> places.put(new Die(die.column(), die.row()), die));
    }

    @Override
    public Die first() {
        return places.keySet().iterator().next();
    }

    @Override
    public List<Die> map() {
        return List.copyOf(places.keySet());
    }

    @Override
    public Junction junction(Die die) {
        Wafer.Die place = places.get(die);
        if (place == null) {
            throw new IllegalArgumentException("the wafer has no die " + die.column() + "/" + die.row());
        }
        return touched.computeIfAbsent(die, d -> place.dead() ? new Resistor(DEAD_OHMS) : wafer.junction(place));
    }

    @Override
    public Object[] streamKey(Die die) {
        return new Object[] {"device", die.column(), die.row()};
    }
}
