package io.mtjlab.app.dummy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.wiring.PulsePath;

/**
 * The levels of a pulse generator where a meter can see them: a pulse that rests at its upper level stands there as long
 * as nobody fires, and one that rests at its lower level there. Half the difference of the two is what the wiring makes
 * of the programmed volts: the doubling of a 50-ohm calibration, termination, loss, and leads.
 */
final class PulseCheck {

    /** Programmed, up and down: what every generator can do into 50 ohm, and a tenth of a volt at most at the device. */
    static final double PROGRAMMED_VOLTS = 0.05;

    static final double LOAD_OHMS = 50;

    /** Never fired; any generator can make it. */
    private static final double WIDTH_SECONDS = 1e-6;

    private static final double EDGE_SECONDS = 10e-9;

    private final DummyBench bench;
    private final PulseGenerator generator;

    PulseCheck(DummyBench bench, PulseGenerator generator) {
        this.bench = bench;
        this.generator = generator;
    }

    List<Finding> findings() throws InterruptedException {
        List<DcMeter> meters = bench.metersFor(generator);
        if (meters.isEmpty()) {
            return List.of(Finding.warn(
                    generator.role(),
                    "its pulses cannot be checked: no meter, digitiser or source meter of this bench sees them",
                    "look at them with an oscilloscope of high input resistance across the dummy"));
        }
        List<Finding> findings = new ArrayList<>();
        List<Finding> silent = new ArrayList<>();
        for (int channel = 1; channel <= generator.channels(); channel++) {
            List<Finding> levels = levels(channel, meters);
            if (levels.stream().allMatch(PulseCheck::nothingArrives)) {
                silent.addAll(levels);
            } else {
                findings.addAll(levels);
                findings.addAll(trains(channel, meters));
            }
            generator.setOutput(channel, false);
        }
        // One channel that reaches the terminals is what a bench needs; a second may well lead elsewhere.
        findings.addAll(
                findings.isEmpty()
                        ? silent
                        : silent.stream().map(PulseCheck::elsewhere).toList());
        return findings;
    }

    private List<Finding> levels(int channel, List<DcMeter> meters) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (DcMeter meter : meters) {
            findings.add(level(channel, meter));
        }
        return findings;
    }

    private List<Finding> trains(int channel, List<DcMeter> meters) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (DcMeter meter : meters) {
            if (meter.tracing().isPresent()) {
                DcMeter.Tracing tracing = meter.tracing().get();
                findings.add(new PulseTrainCheck(bench, generator, channel, meter, tracing).finding());
            }
        }
        return findings;
    }

    private static boolean nothingArrives(Finding level) {
        return level.comparison().filter(Verdict::nothingArrives).isPresent();
    }

    private static Finding elsewhere(Finding level) {
        return Finding.warn(level.what(), level.says(), "right if this channel is not wired to these terminals");
    }

    private Finding level(int channel, DcMeter meter) throws InterruptedException {
        PulsePath path = bench.bench().wiring().pulse();
        double series = bench.pairOf(generator).seriesOhms();
        double computed = path.settled(
                        PROGRAMMED_VOLTS, LOAD_OHMS, series, bench.dummy().ohms())
                .terminalVolts();
        meter.prepare(1.2 * computed);
        DcMeter.Mean high = resting(channel, true, meter);
        DcMeter.Mean low = resting(channel, false, meter);
        double measured = (high.value() - low.value()) / 2;
        double noise = Math.hypot(high.standardError(), low.standardError()) / 2;
        double gain = computed / PROGRAMMED_VOLTS;
        double error = Math.sqrt(
                CurrentCheck.square(gain * generator.voltsAccuracy(channel).standardError(PROGRAMMED_VOLTS))
                        + CurrentCheck.square(meter.accuracy().standardError(computed))
                        + CurrentCheck.square(noise));
        Comparison compared = Verdict.compare(measured, computed, error, "V");
        String condition = String.format(Locale.ROOT, "level +-%.3g V into 50 ohm", PROGRAMMED_VOLTS);
        String what = generator.role() + (generator.channels() > 1 ? " " + channel : "") + " -> " + meter.role();
        return Verdict.of(what, condition, compared, 0);
    }

    private DcMeter.Mean resting(int channel, boolean high, DcMeter meter) throws InterruptedException {
        PulseGenerator.Pulse pulse = new PulseGenerator.Pulse(
                -PROGRAMMED_VOLTS, PROGRAMMED_VOLTS, high, WIDTH_SECONDS, EDGE_SECONDS, EDGE_SECONDS, LOAD_OHMS);
        generator.setOutput(channel, false); // a live one would jump while its rest changes sides
        generator.configure(channel, PulseGenerator.Train.single(pulse));
        generator.setOutput(channel, true);
        bench.settle();
        return meter.read();
    }
}
