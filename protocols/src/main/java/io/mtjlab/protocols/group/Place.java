package io.mtjlab.protocols.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.protocols.contact.Contact;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Die;

/**
 * One device of a wafer.
 *
 * @param wafer its name
 * @param die empty for a bonded one
 * @param device its name on the die; empty where a die is one device
 * @param relays that lead to it
 */
record Place(String wafer, Optional<Die> die, String device, List<String> relays) {

    /** Die by die, and on each device by device. */
    static List<Place> of(Arguments step) {
        String wafer = step.get(WaferParameters.NAME);
        List<Place> places = new ArrayList<>();
        List<Optional<Die>> dies = step.find(WaferParameters.DIES)
                .map(list -> list.stream().map(Optional::of).toList())
                .orElse(List.of(Optional.empty()));
        Map<String, List<String>> devices = step.find(WaferParameters.DEVICES).orElse(Map.of("", List.of()));
        for (Optional<Die> die : dies) {
            devices.forEach((name, relays) -> places.add(new Place(wafer, die, name, relays)));
        }
        return List.copyOf(places);
    }

    /** The head of its units' keys, without the slash behind it: {@code die=3,4/d1}. */
    String key() {
        String first = die.map(d -> "die=" + d).orElse("");
        return first + (first.isEmpty() || device.isEmpty() ? "" : "/") + device;
    }

    /** The same in every run: {@code W7 die=3,4/d1}. */
    String id() {
        return wafer + " " + key();
    }

    Map<String, Object> coordinates() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(HealthLedger.DEVICE, id());
        die.ifPresent(d -> {
            all.put("die", d.toString());
            all.put("die_column", d.column());
            all.put("die_row", d.row());
        });
        return all;
    }

    Contact.Target target() {
        return new Contact.Target(die.map(d -> new Prober.Site(d.column(), d.row(), 0)), relays);
    }
}
