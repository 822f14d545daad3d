package io.mtjlab.instruments.wiring;

/**
 * The direct-current circuit from one source to the junction:
 *
 * <pre>
 *   source --- R0 ---+--- Rs ---+
 *                    |          |
 *                   Rin         R
 *                    |          |
 *   low    ----------+----------+
 * </pre>
 *
 * with R0 in series with this source alone (its output resistance, or the 1 Mohm that makes a current out of a
 * voltage), Rin what hangs across the terminals (input resistances of meters and a termination, in parallel), Rs the
 * leads and contacts, R the junction. With Z = Rin || (Rs + R),
 *
 * <pre>
 *   V_terminals = V_source Z / (R0 + Z),    V = V_terminals R / (Rs + R),    I = V_terminals / (Rs + R).
 * </pre>
 *
 * @param sourceOhms R0
 * @param shuntOhms Rin; infinite where nothing hangs there
 * @param seriesOhms Rs
 */
public record DcCircuit(double sourceOhms, double shuntOhms, double seriesOhms) {

    /**
     * What stands when the source is in balance with the circuit.
     *
     * @param junctionVolts across the junction
     * @param junctionAmperes through it; less than the source's by what the meters take
     * @param terminalVolts where meters are connected, leads and contacts included
     * @param sourceAmperes out of the source
     * @param limited true when the source stands at its compliance, not at its set-point
     */
    public record State(
            double junctionVolts,
            double junctionAmperes,
            double terminalVolts,
            double sourceAmperes,
            boolean limited) {}

    /** Z, what a source sees behind R0. */
    public double terminalOhms(double junctionOhms) {
        return Resistors.parallel(shuntOhms, seriesOhms + junctionOhms);
    }

    /**
     * A current source. An open circuit takes it to its compliance.
     *
     * @param complianceVolts at the source's own terminals, magnitude
     */
    public State fromCurrent(double amperes, double complianceVolts, double junctionOhms) {
        double load = sourceOhms + terminalOhms(junctionOhms);
        boolean limited = amperes != 0 && Math.abs(amperes) * load > complianceVolts;
        double flows =
                !limited ? amperes : Math.copySign(Double.isInfinite(load) ? 0 : complianceVolts / load, amperes);
        double volts = limited ? Math.copySign(complianceVolts, amperes) : amperes == 0 ? 0 : amperes * load;
        return at(volts, flows, junctionOhms, limited);
    }

    /**
     * A voltage source.
     *
     * @param complianceAmperes that it never exceeds, magnitude
     */
    public State fromVolts(double volts, double complianceAmperes, double junctionOhms) {
        double load = sourceOhms + terminalOhms(junctionOhms);
        double wanted = volts == 0 ? 0 : volts / load;
        boolean limited = Math.abs(wanted) > complianceAmperes;
        double flows = limited ? Math.copySign(complianceAmperes, volts) : wanted;
        double held = limited ? flows * load : volts;
        return at(held, flows, junctionOhms, limited);
    }

    private State at(double sourceVolts, double sourceAmperes, double junctionOhms, boolean limited) {
        double z = terminalOhms(junctionOhms);
        double terminals = sourceVolts * Resistors.fraction(z, sourceOhms);
        double branch = seriesOhms + junctionOhms;
        double junctionAmperes = branch == 0 ? sourceAmperes : terminals / branch;
        double junctionVolts = terminals * Resistors.fraction(junctionOhms, seriesOhms);
        return new State(junctionVolts, junctionAmperes, terminals, sourceAmperes, limited);
    }
}
