package io.mtjlab.app.dummy;

import java.util.Arrays;
import java.util.Locale;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.wiring.DcCircuit;

/** A voltage of both polarities on the dummy: half the difference of the currents that flow, against V / (R0 + Z). */
final class VoltageCheck {

    private final DummyBench bench;
    private final SourceMeter source;

    VoltageCheck(DummyBench bench, SourceMeter source) {
        this.bench = bench;
        this.source = source;
    }

    Finding finding() throws InterruptedException {
        DcCircuit circuit = bench.circuitOf(source);
        double ohms = circuit.sourceOhms() + circuit.terminalOhms(bench.dummy().ohms());
        double volts = bench.testVolts(source);
        double amperes = volts / ohms;
        source.setRangeVolts(volts);
        source.setComplianceAmperes(2 * amperes);
        source.setVolts(0);
        source.configure(new SourceMeter.Measurement(1, 1, true, false));
        source.setOutput(true);
        DcMeter.Mean plus = at(volts);
        DcMeter.Mean minus = at(-volts);
        double measured = (plus.value() - minus.value()) / 2;
        double noise = Math.hypot(plus.standardError(), minus.standardError()) / 2;
        double resistance = Math.hypot(
                bench.dummy().standardErrorOhms(), bench.pairOf(source).seriesOhmsSe());
        double error = Math.sqrt(CurrentCheck.square(source.voltsAccuracy().standardError(volts) / ohms)
                + CurrentCheck.square(source.measuredAmperesAccuracy().standardError(amperes))
                + CurrentCheck.square(amperes * resistance / ohms)
                + CurrentCheck.square(noise));
        Comparison compared = Verdict.compare(measured, amperes, error, "A");
        String condition = String.format(Locale.ROOT, "+-%.4g V", volts);
        return Verdict.of(source.role() + " as a voltage source", condition, compared, -ohms / amperes);
    }

    /** The mean current at a voltage, in amperes. */
    private DcMeter.Mean at(double volts) throws InterruptedException {
        source.setVolts(volts);
        bench.settle();
        double[] readings = new double[DcMeter.READINGS];
        Arrays.setAll(readings, i -> source.read().amperes());
        return DcMeter.Mean.of(readings);
    }
}
