package io.mtjlab.simulators.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cables from one instrument of a bench to another, which have nothing to do with the device; by the model at the end. */
public final class Neighbours {

    private final Map<String, SerialLink> serials = new TreeMap<>();
    private final Map<String, TriggeredMeter> triggered = new TreeMap<>();

    /** An instrument of this model can be spoken to by another one, by a serial cable. */
    public void serial(String model, SerialLink link) {
        serials.put(model, link);
    }

    /** The serial port of the instrument of this model, where the bench has one. */
    public Optional<SerialLink> serial(String model) {
        return Optional.ofNullable(serials.get(model));
    }

    /** An instrument of this model converts when another one triggers it. */
    public void triggered(String model, TriggeredMeter meter) {
        triggered.put(model, meter);
    }

    /** The voltmeter of this model behind trigger lines, where the bench has one. */
    public Optional<TriggeredMeter> triggered(String model) {
        return Optional.ofNullable(triggered.get(model));
    }
}
