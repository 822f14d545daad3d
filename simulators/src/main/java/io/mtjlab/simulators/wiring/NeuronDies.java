package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.physics.neuron.NeuronWafer;
import io.mtjlab.simulators.physics.neuron.NeuronWafer.Place;

/** A wafer with several devices a die, whose pads are the terminals {@code d1}, {@code d2} and so on. */
public final class NeuronDies implements Dies {

    private final NeuronWafer wafer;
    private final Set<Die> map = new LinkedHashSet<>();
    private final Map<Die, Junction> touched = new HashMap<>();

    public NeuronDies(NeuronWafer wafer) {
        this.wafer = wafer;
        wafer.dies().forEach(place -> map.add(new Die(place.column(), place.row())));
    }

    @Override
    public Die first() {
        return map.iterator().next();
    }

    @Override
    public List<Die> map() {
        return List.copyOf(map);
    }

    @Override
    public Junction junction(Die die) {
        if (!map.contains(die)) {
            throw new IllegalArgumentException("the wafer has no die " + die.column() + "/" + die.row());
        }
        return touched.computeIfAbsent(die, this::fresh);
    }

    private Junction fresh(Die die) {
        Place place = new Place(die.column(), die.row());
        Map<String, Junction> devices = new HashMap<>();
        for (int number = 1; number <= wafer.devices(); number++) {
            devices.put(
                    "d" + number,
                    wafer.dead().contains(place) ? new Resistor(WaferDies.DEAD_OHMS) : wafer.device(place, number));
        }
        return new SeveralDevices(devices);
    }

    @Override
    public Object[] streamKey(Die die) {
        return new Object[] {"device", die.column(), die.row()};
    }
}
