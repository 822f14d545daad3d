package io.mtjlab.simulators.wiring;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.mtjlab.base.error.InvalidInput;

/** The coils of a bench, by the roles of their supplies, and the offset field that is there without any. */
final class Magnets {

    private final Map<String, WiringSpec.Coil> nominal;
    private final Map<String, Magnet> coils = new TreeMap<>();
    private final RealCables cables;

    Magnets(WiringSpec spec, RealCables cables, long nanos) {
        this.nominal = spec.coils();
        this.cables = cables;
        nominal.forEach((role, coil) -> {
            double oerstedPerAmpere =
                    Objects.requireNonNull(cables.oerstedPerAmpere().get(role), "cables are drawn for every coil");
            coils.put(role, new Magnet(oerstedPerAmpere, coil.iron(), nanos));
        });
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    Magnet coil(String role) {
        Magnet coil = coils.get(role);
        if (coil == null) {
            throw new InvalidInput("wiring names no coil for magnet supply '" + role + "'; coils: " + nominal.keySet());
        }
        return coil;
    }

    void follow(long nanos) {
        coils.values().forEach(coil -> coil.follow(nanos));
    }

    long nextStepAfter(long nanos) {
        long step = Long.MAX_VALUE;
        for (Magnet coil : coils.values()) {
            step = Math.min(step, coil.nextStepAfter(nanos));
        }
        return step;
    }

    /** Along an axis, as of the last step. */
    double oersted(Axis axis) {
        double oersted = 0;
        for (Map.Entry<String, Magnet> coil : coils.entrySet()) {
            WiringSpec.Coil law = Objects.requireNonNull(nominal.get(coil.getKey()), "every coil has its law");
            if (law.axis() == axis) {
                oersted += coil.getValue().oersted();
            }
        }
        return oersted + (axis == Axis.EASY ? cables.offsetEasyOersted() : cables.offsetHardOersted());
    }
}
