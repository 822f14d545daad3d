package io.mtjlab.instruments.wiring;

import java.util.Map;
import java.util.Set;

/**
 * Two terminals of the device and what is connected to them.
 *
 * @param name as in the limits; the pair of a two-terminal device is {@code junction}
 * @param roles of the instruments that are wired to it; empty for the pair that takes all that no other has
 * @param seriesOhms leads and contacts in series, nominal
 * @param seriesOhmsSe standard error of that
 * @param lowestOhms least resistance between the terminals, without leads; 0 where the bench file says nothing
 * @param highestOhms greatest resistance; infinite where the bench file says nothing, since a contact may be open
 * @param sourceOhms resistor in series with one source alone, by its role
 * @param inputOhms input resistance of each meter across the terminals, by its role
 * @param acrossReference instruments whose input is across the resistor in series with their own source instead
 */
public record TerminalPair(
        String name,
        Set<String> roles,
        double seriesOhms,
        double seriesOhmsSe,
        double lowestOhms,
        double highestOhms,
        Map<String, Double> sourceOhms,
        Map<String, Double> inputOhms,
        Set<String> acrossReference) {

    public TerminalPair {
        roles = Set.copyOf(roles);
        sourceOhms = Map.copyOf(sourceOhms);
        inputOhms = Map.copyOf(inputOhms);
        acrossReference = Set.copyOf(acrossReference);
    }

    /** Two terminals with every meter across them. */
    public TerminalPair(
            String name,
            Set<String> roles,
            double seriesOhms,
            double seriesOhmsSe,
            double lowestOhms,
            double highestOhms,
            Map<String, Double> sourceOhms,
            Map<String, Double> inputOhms) {
        this(name, roles, seriesOhms, seriesOhmsSe, lowestOhms, highestOhms, sourceOhms, inputOhms, Set.of());
    }

    /** Leads and nothing else. */
    public static TerminalPair of(String name, double seriesOhms, double seriesOhmsSe) {
        return new TerminalPair(
                name, Set.of(), seriesOhms, seriesOhmsSe, 0, Double.POSITIVE_INFINITY, Map.of(), Map.of());
    }

    /** The pair with a device of between these resistances, both in ohm, leads not included. */
    public TerminalPair withOhms(double lowest, double highest) {
        return new TerminalPair(
                name, roles, seriesOhms, seriesOhmsSe, lowest, highest, sourceOhms, inputOhms, acrossReference);
    }

    /** The pair with a resistor in series with one source. */
    public TerminalPair withSourceOhms(Map<String, Double> byRole) {
        return new TerminalPair(
                name, roles, seriesOhms, seriesOhmsSe, lowestOhms, highestOhms, byRole, inputOhms, acrossReference);
    }

    /** The pair with meters of these input resistances. */
    public TerminalPair withInputOhms(Map<String, Double> byRole) {
        return new TerminalPair(
                name, roles, seriesOhms, seriesOhmsSe, lowestOhms, highestOhms, sourceOhms, byRole, acrossReference);
    }

    /** The pair with the inputs of these instruments across the resistors of their own sources. */
    public TerminalPair withAcrossReference(Set<String> those) {
        return new TerminalPair(
                name, roles, seriesOhms, seriesOhmsSe, lowestOhms, highestOhms, sourceOhms, inputOhms, those);
    }

    /**
     * The circuit from {@code role} to the device, all meters connected. Its own input counts where its output reaches the
     * device through a resistor: a lock-in measures beyond it, or, across the reference, beside it.
     */
    public DcCircuit circuit(String role) {
        double shunt = Double.POSITIVE_INFINITY;
        double series = sourceOhms.getOrDefault(role, 0.0);
        for (Map.Entry<String, Double> meter : inputOhms.entrySet()) {
            boolean own = meter.getKey().equals(role);
            if (acrossReference.contains(meter.getKey())) {
                series = own ? Resistors.parallel(series, meter.getValue()) : series;
            } else if (!own || sourceOhms.containsKey(role)) {
                shunt = Resistors.parallel(shunt, meter.getValue());
            }
        }
        return new DcCircuit(series, shunt, seriesOhms);
    }
}
