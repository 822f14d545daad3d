package io.mtjlab.app.dummy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.wiring.DcCircuit;

/**
 * A current of both polarities through the dummy: half the difference of a meter's readings, free of offsets and
 * thermoelectric volts, against I Z with the Z of {@link DcCircuit}.
 */
final class CurrentCheck {

    /** A first try at a fraction of the current must find the dummy's order of magnitude, or nothing more is tried. */
    private static final double FIRST_FRACTION = 0.1;

    private static final double FACTOR = 2;

    private final DummyBench bench;
    private final CurrentSource source;
    private final DcCircuit circuit;

    CurrentCheck(DummyBench bench, CurrentSource source) {
        this.bench = bench;
        this.source = source;
        this.circuit = bench.circuitOf(source);
    }

    /** @return one finding for each meter */
    List<Finding> findings() throws InterruptedException {
        List<Reader> readers = new ArrayList<>();
        bench.metersFor(source)
                .forEach(meter -> readers.add(new Reader(
                        meter.role(), meter, circuit.terminalOhms(bench.dummy().ohms()))));
        if (source instanceof SourceMeter smu) {
            double ownOhms =
                    circuit.sourceOhms() + circuit.terminalOhms(bench.dummy().ohms());
            readers.add(new Reader(smu.role(), new OwnMeter(smu), ownOhms));
        }
        if (readers.isEmpty()) {
            return List.of(Finding.warn(
                    source.role(), "no meter of this bench sees what it drives", "measure it with one by hand"));
        }
        double amperes = bench.testAmperes(source);
        double compliance = bench.complianceVolts(source, amperes);
        source.setRangeAmperes(amperes);
        source.setComplianceVolts(compliance);
        source.setAmperes(0);
        readers.forEach(reader -> reader.meter.prepare(1.1 * amperes * reader.ohms));
        source.setOutput(true);
        Reader first = readers.get(0);
        double seen = first.ohmsAt(FIRST_FRACTION * amperes);
        if (!(seen < FACTOR * first.ohms && seen > first.ohms / FACTOR)) {
            return List.of(notTheDummy(first, seen));
        }
        List<Finding> findings = new ArrayList<>();
        for (Reader reader : readers) {
            findings.add(reader.compare(amperes));
        }
        return findings;
    }

    private Finding notTheDummy(Reader reader, double seen) {
        String what = source.role() + " -> " + reader.role;
        String expected = String.format(Locale.ROOT, "%.4g ohm found where %.4g ohm are expected", seen, reader.ohms);
        String advice = seen < 0
                ? "the sign is reversed: the leads of one of the two are swapped"
                : "is the dummy in place of the device, and are both wired to it? Nothing more was tried with it";
        return Finding.fail(what, expected, advice);
    }

    /** One meter, and the resistance that it would see. */
    private final class Reader {

        private final String role;
        private final DcMeter meter;
        private final double ohms;

        Reader(String role, DcMeter meter, double ohms) {
            this.role = role;
            this.meter = meter;
            this.ohms = ohms;
        }

        private DcMeter.Mean at(double amperes) throws InterruptedException {
            source.setAmperes(amperes);
            bench.settle();
            return meter.read();
        }

        double ohmsAt(double amperes) throws InterruptedException {
            double plus = at(amperes).value();
            return (plus - at(-amperes).value()) / (2 * amperes);
        }

        Finding compare(double amperes) throws InterruptedException {
            DcMeter.Mean plus = at(amperes);
            DcMeter.Mean minus = at(-amperes);
            double measured = (plus.value() - minus.value()) / 2;
            double computed = amperes * ohms;
            double noise = Math.hypot(plus.standardError(), minus.standardError()) / 2;
            double resistance = Math.hypot(
                    bench.dummy().standardErrorOhms(), bench.pairOf(source).seriesOhmsSe());
            double error = Math.sqrt(square(source.amperesAccuracy().standardError(amperes) * ohms)
                    + square(meter.accuracy().standardError(computed))
                    + square(amperes * resistance)
                    + square(noise));
            Comparison compared = Verdict.compare(measured, computed, error, "V");
            String condition = String.format(Locale.ROOT, "+-%.4g A", amperes);
            return Verdict.of(source.role() + " -> " + role, condition, compared, 1 / amperes);
        }
    }

    static double square(double x) {
        return x * x;
    }
}
