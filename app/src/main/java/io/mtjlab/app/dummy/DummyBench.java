package io.mtjlab.app.dummy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.wiring.DcCircuit;
import io.mtjlab.instruments.wiring.TerminalPair;

/** A bench whose device is a dummy resistor, and the small levels that it is tried with. */
record DummyBench(Bench bench, Dummy dummy) {

    /** Across the dummy, where the limits permit so much. */
    private static final double TEST_VOLTS = 10e-3;

    /** Of a limit, at most. */
    private static final double FRACTION_OF_LIMIT = 0.25;

    /** From a change until meters have settled: a few time constants of any cable on any dummy. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    /** A source's least compliance; a Keithley 6221's. */
    private static final double LEAST_COMPLIANCE_VOLTS = 0.1;

    LabClock clock() {
        return bench.clock();
    }

    TerminalPair pairOf(Instrument instrument) {
        return bench.wiring().pairOf(instrument.role());
    }

    DcCircuit circuitOf(Instrument source) {
        return bench.wiring().circuitOf(source.role());
    }

    void settle() throws InterruptedException {
        clock().sleep(SETTLE);
    }

    /** A current of about {@link #TEST_VOLTS} across the dummy, well within the limits. */
    double testAmperes(Instrument source) {
        double amperes = testVolts(source) / dummy.ohms();
        OptionalDouble limit = bench.limits()
                .pair(pairOf(source).name())
                .map(Limits.Pair::amperes)
                .orElse(OptionalDouble.empty());
        return Math.min(amperes, FRACTION_OF_LIMIT * limit.orElse(Double.POSITIVE_INFINITY));
    }

    /** Volts across the dummy, well within the limits. */
    double testVolts(Instrument source) {
        OptionalDouble limit = bench.limits()
                .pair(pairOf(source).name())
                .map(Limits.Pair::dcVolts)
                .orElse(OptionalDouble.empty());
        return Math.min(TEST_VOLTS, FRACTION_OF_LIMIT * limit.orElse(Double.POSITIVE_INFINITY));
    }

    /** Twice what the circuit needs, or the least that sources take. */
    double complianceVolts(CurrentSource source, double amperes) {
        DcCircuit.State state = circuitOf(source).fromCurrent(amperes, Double.POSITIVE_INFINITY, dummy.ohms());
        double atSource = Math.abs(state.terminalVolts()
                + state.sourceAmperes() * circuitOf(source).sourceOhms());
        return Math.max(LEAST_COMPLIANCE_VOLTS, 2 * atSource);
    }

    /**
     * Those that read a direct voltage across the terminals that {@code source} is wired to, without {@code source}
     * itself; source meters only where nothing else does.
     */
    List<DcMeter> metersFor(Instrument source) {
        List<DcMeter> meters = new ArrayList<>();
        List<DcMeter> sources = new ArrayList<>();
        for (Instrument each : bench.instruments().values()) {
            if (each.role().equals(source.role()) || !pairOf(each).equals(pairOf(source))) {
                continue;
            }
            if (each instanceof SourceMeter smu) {
                sources.add(DcMeter.of(smu, clock()));
            } else if (each instanceof Nanovoltmeter nvm) {
                meters.add(DcMeter.of(nvm));
            } else if (each instanceof Digitizer digitizer) {
                meters.add(DcMeter.of(digitizer));
            }
        }
        return meters.isEmpty() ? sources : meters;
    }
}
