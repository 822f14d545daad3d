package io.mtjlab.simulators.physics.telegraph;

/**
 * What the spin-transfer torque of a direct current does to thermal activation: it raises the barrier of the state that it
 * favours and lowers the other's,
 *
 * <pre>tau_P = tau0 exp[E_P/kT (1 + i)],   tau_AP = tau0 exp[E_AP/kT (1 - i)],   i = (I - I_ref)/I_c</pre>
 *
 * <p>(Koch, Katine and Sun, Phys. Rev. Lett. 92, 088302 (2004); Li and Zhang, Phys. Rev. B 69, 134416 (2004)).
 *
 * @param criticalAmperes I_c; positive where positive current favours P, infinite for no torque
 * @param referenceAmperes I_ref, the current at which the barriers were measured
 */
public record SpinTorqueBias(double criticalAmperes, double referenceAmperes) {

    public static final SpinTorqueBias NONE = new SpinTorqueBias(Double.POSITIVE_INFINITY, 0);

    /** i, between -1 and 1: beyond the critical current the barrier of the unfavoured state is gone. */
    public double share(double amperes) {
        return Math.max(-1, Math.min(1, (amperes - referenceAmperes) / criticalAmperes));
    }
}
