package io.mtjlab.protocols.rh;

import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.instruments.wiring.DcCircuit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.rh.RhParameters.Sense;

/**
 * What a sine, a resistor and the junction in series make of a lock-in's reading. With V_s the open output, Ro its own
 * resistance, V what the input reads, a phasor, Rin the input's resistance and C what hangs beside it in capacitance:
 *
 * <pre>
 *   across the junction            V_s/V = 1 + (Ro + R0) (1/R + 1/Rin + i w C)
 *   across the reference resistor  V_s/V = 1 + (Ro + R) (1/R0 + 1/Rin + i w C)
 * </pre>
 *
 * so that the real part of V_s/V gives R, and neither Rin nor C falsifies it. An error of the amplitudes by a share d is
 * one of R by d where the junction is read and R is small; across the reference it is one of d (R + R0): a junction far
 * below the reference needs V_s as the lock-in itself reads it with the terminals shorted.
 */
abstract class LockInDivider {

    /** @param amperes through the junction, RMS */
    record Seen(double ohms, double amperes) {}

    /** The widest range that every lock-in has. */
    static final double WIDEST_VOLTS = 1;

    final DcCircuit circuit;
    final double sineOhms;

    private LockInDivider(DcCircuit circuit, double sineOhms) {
        this.circuit = circuit;
        this.sineOhms = sineOhms;
    }

    /** @throws io.mtjlab.base.error.InvalidInput when the bench is not wired so */
    static LockInDivider of(Arguments step, SineSource sine, Wiring wiring) {
        Sense sense = step.get(RhParameters.SENSE);
        DcCircuit circuit = wiring.circuitOf(sine.role());
        if (circuit.sourceOhms() == 0) {
            throw step.error("sense: " + sense + " needs the resistor between the sine output of " + sine.role()
                    + " and the junction; say it in the bench's wiring, sources: {" + sine.role()
                    + ": {series_ohms: 1e6}}");
        }
        boolean reference = wiring.pairOf(sine.role()).acrossReference().contains(sine.role());
        if (reference != (sense == Sense.REFERENCE)) {
            throw step.error("sense: " + sense + ", but the bench's wiring has the input of " + sine.role() + " across "
                    + (reference ? "the reference resistor" : "the junction") + "; right is meters: {" + sine.role()
                    + ": {across: " + sense + "}}, or sense: " + (reference ? Sense.REFERENCE : Sense.JUNCTION));
        }
        return reference
                ? new AcrossReference(circuit, sine.sineOhms(), step)
                : new AcrossJunction(circuit, sine.sineOhms());
    }

    /**
     * @param setVolts V_s as the output tells it
     * @param x of the reading, in phase
     * @param y in quadrature
     * @return resistance with leads; not above 0, or without bound, where the reading means nothing
     */
    abstract Seen seen(double setVolts, double x, double y);

    /** A range for the loop, from what is read in saturation. */
    abstract double fullScale(double setVolts, double saturatedVolts);

    /** What an error of the amplitudes by its whole moves R by, besides R itself. */
    abstract double leverOhms();

    /** Whether V_s is what the lock-in read itself, so that gains drop out. */
    abstract boolean gainsDropOut();

    private static final class AcrossJunction extends LockInDivider {

        /** A loop's highest resistance over that in saturation; 400 % of magnetoresistance fit in. */
        private static final double HEADROOM = 5;

        AcrossJunction(DcCircuit circuit, double sineOhms) {
            super(circuit, sineOhms);
        }

        @Override
        Seen seen(double setVolts, double x, double y) {
            double square = x * x + y * y;
            double inputSiemens = 1 / circuit.shuntOhms();
            double siemens = (setVolts * x / square - 1) / (circuit.sourceOhms() + sineOhms) - inputSiemens;
            // Beyond the input's own resistance a few parts in a thousand of the amplitudes are everything.
            return siemens > inputSiemens
                    ? new Seen(1 / siemens, Math.sqrt(square) * siemens)
                    : new Seen(Double.POSITIVE_INFINITY, 0);
        }

        @Override
        double fullScale(double setVolts, double saturatedVolts) {
            return Math.min(WIDEST_VOLTS, HEADROOM * saturatedVolts);
        }

        @Override
        double leverOhms() {
            return 0;
        }

        @Override
        boolean gainsDropOut() {
            return false;
        }
    }

    private static final class AcrossReference extends LockInDivider {

        /** Over the highest that can be read, which is all of V_s: amplitudes are off by a percent, too. */
        private static final double HEADROOM = 1.1;

        private final Arguments step;

        AcrossReference(DcCircuit circuit, double sineOhms, Arguments step) {
            super(circuit, sineOhms);
            this.step = step;
            double volts = step.get(RhParameters.SINE_VOLTS);
            if (HEADROOM * volts > WIDEST_VOLTS) {
                throw step.error(
                        "sine.rms_volts " + volts + ": across the reference a lock-in reads nearly all of it, and"
                                + " reads no more than " + WIDEST_VOLTS + " V; say at most 0.9");
            }
        }

        @Override
        Seen seen(double setVolts, double x, double y) {
            double open = step.find(RhParameters.SHORTED_VOLTS)
                    .map(shorted -> shorted * (1 + sineOhms / circuit.sourceOhms()))
                    .orElse(setVolts);
            double ohms = circuit.sourceOhms() * (open * x / (x * x + y * y) - 1);
            return new Seen(ohms - sineOhms, Math.hypot(open - x, y) / ohms);
        }

        @Override
        double fullScale(double setVolts, double saturatedVolts) {
            return HEADROOM * setVolts;
        }

        @Override
        double leverOhms() {
            return circuit.sourceOhms() + sineOhms;
        }

        @Override
        boolean gainsDropOut() {
            return step.find(RhParameters.SHORTED_VOLTS).isPresent();
        }
    }
}
