package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Every {@link Load} of a bench, by the role of its instrument. What the bench file says of an input stays. */
final class Loads {

    private final Map<String, Load> byRole = new TreeMap<>();
    private final Map<String, Double> said;
    private final Set<String> acrossReference;
    private final Relays relays;

    /**
     * @param said input resistances in ohm that the bench file states, by role
     * @param acrossReference whose input is across the resistor of their own source
     */
    Loads(Map<String, Double> said, Set<String> acrossReference, Relays relays) {
        this.said = new HashMap<>(said);
        this.acrossReference = acrossReference;
        this.relays = relays;
        said.forEach((role, ohms) -> byRole.put(role, Load.input(ohms)));
    }

    void put(String role, Load load) {
        Double stated = said.get(role);
        byRole.put(
                role,
                stated == null || !load.linear() || load.lineOhms() > 0
                        ? load
                        : new Load(
                                stated,
                                0,
                                Double.POSITIVE_INFINITY,
                                load.passesDirect(),
                                load.loadsItself(),
                                0,
                                load.farads()));
    }

    /** Of all ammeters that are in the line of {@code pair}. */
    double lineOhms(String pair) {
        double sum = 0;
        for (Map.Entry<String, Load> each : byRole.entrySet()) {
            double ohms = each.getValue().lineOhms();
            sum += ohms > 0 && relays.connected(each.getKey(), pair) ? ohms : 0;
        }
        return sum;
    }

    /**
     * {@code own} with every resistor in parallel that hangs across {@code pair} for the source {@code role}.
     *
     * @param swinging for what swings, which coupling capacitors let pass
     */
    Circuit beside(Circuit own, String role, String pair, boolean swinging) {
        double shunt = own.shuntOhms();
        double source = own.sourceOhms();
        for (Map.Entry<String, Load> each : byRole.entrySet()) {
            Load load = each.getValue();
            if (load.linear()
                    && !Double.isInfinite(load.ohms())
                    && (swinging || load.passesDirect())
                    && (load.loadsItself() || !each.getKey().equals(role))
                    && relays.connected(each.getKey(), pair)) {
                if (!acrossReference.contains(each.getKey())) {
                    shunt = Double.isInfinite(shunt) ? load.ohms() : shunt * load.ohms() / (shunt + load.ohms());
                } else if (each.getKey().equals(role)) {
                    source = source * load.ohms() / (source + load.ohms());
                }
            }
        }
        return new Circuit(source, shunt, own.gain(), own.lossDbSe());
    }

    /** Whether an instrument's input is across the resistor of its own source. */
    boolean acrossReference(String role) {
        return acrossReference.contains(role);
    }

    /** Of an instrument's own input. */
    double farads(String role) {
        Load load = byRole.get(role);
        return load == null ? 0 : load.farads();
    }

    /** The output that is off and takes the most from {@code role}; where there are several, the others do not count, and null where there is none. */
    @Nullable
    Load clamp(String role, String pair) {
        Load most = null;
        for (Map.Entry<String, Load> each : byRole.entrySet()) {
            Load load = each.getValue();
            if (!load.linear()
                    && !each.getKey().equals(role)
                    && relays.connected(each.getKey(), pair)
                    && (most == null || load.mostAmperes() >= most.mostAmperes())) {
                most = load;
            }
        }
        return most;
    }
}
