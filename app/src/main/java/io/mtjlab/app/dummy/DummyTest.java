package io.mtjlab.app.dummy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.mtjlab.app.bench.RunInterrupted;
import io.mtjlab.app.bench.UnsafeBench;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.instruments.capability.SourceMeter;

/**
 * Drives a dummy resistor with every source of a bench, one at a time and with small levels within the limits, and holds
 * what its meters see against what the wiring makes one expect. Every output that was touched is safe when a check is
 * over, however it ended.
 */
public final class DummyTest {

    private final DummyBench bench;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unsafe = new TreeSet<>();

    public DummyTest(Bench bench, Dummy dummy) {
        this.bench = new DummyBench(bench, dummy);
    }

    /** What was found; sources in the order of the bench file. */
    public List<Finding> run() throws InterruptedException {
        for (Output output : bench.bench().outputs()) {
            if (!output.isSafe()) {
                findings.add(Finding.fail(
                        output.role(),
                        "its output is on; the dummy was not tried",
                        "end what is measuring with it, or switch it off at its front panel"));
            }
        }
        if (findings.isEmpty()) {
            try {
                for (Instrument instrument : bench.bench().instruments().values()) {
                    check(instrument);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return List.copyOf(findings);
    }

    private RuntimeException interrupted(InterruptedException cause) {
        return unsafe.isEmpty()
                ? new RunInterrupted("interrupted; every output that was touched is off")
                : new UnsafeBench("interrupted; NOT KNOWN TO BE SAFE: " + String.join(", ", unsafe), cause);
    }

    private void check(Instrument instrument) throws InterruptedException {
        if (instrument instanceof CurrentSource source) {
            guarded(source, () -> findings.addAll(new CurrentCheck(bench, source).findings()));
            if (source instanceof SourceMeter smu) {
                guarded(source, () -> findings.add(new VoltageCheck(bench, smu).finding()));
            }
        } else if (instrument instanceof PulseGenerator generator) {
            guarded(generator, () -> findings.addAll(new PulseCheck(bench, generator).findings()));
        } else if (instrument instanceof FieldSource magnet) {
            guarded(magnet, () -> findings.add(new FieldCheck(bench, magnet).finding()));
        } else if (instrument instanceof RfGenerator) {
            findings.add(
                    Finding.warn(
                            instrument.role(),
                            "its power cannot be checked on a resistor: no power sensor is on the bench, and a resistor"
                                    + " rectifies nothing",
                            "put a power sensor where the device is, and compare with what loss_db or the Touchstone file says"));
        } else if (instrument instanceof LockIn) {
            findings.add(
                    Finding.warn(
                            instrument.role(),
                            "not checked: it sees what keeps time with its reference, and wiring knows of no alternating source"
                                    + " with a reference to it; what a modulated carrier would make, a resistor does not rectify",
                            "its input resistance is in the computed values; check its gain with its own sine output, by hand"));
        }
    }

    /** One check of one source; afterwards nothing is live. */
    private void guarded(Output source, Check check) throws InterruptedException {
        try {
            check.run();
        } catch (LimitExceeded e) {
            findings.add(Finding.warn(
                    source.role(),
                    "cannot be checked within the limits: " + e.getMessage(),
                    "the least that it can do is too much for this bench's limits; check it by hand"));
        } catch (RuntimeException e) {
            findings.add(Finding.failed(source.role(), e, "see that it is connected and does what it is told"));
        } finally {
            makeAllSafe(source);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Everything that a check can have made live, interrupted or not. */
    private void makeAllSafe(Output source) {
        boolean interrupted = Thread.interrupted();
        try {
            for (Output output : bench.bench().outputs()) {
                boolean ours = output instanceof CurrentSource
                        || output instanceof PulseGenerator
                        || output.role().equals(source.role());
                if (ours) {
                    makeSafe(output);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void makeSafe(Output output) {
        try {
            output.makeSafe();
        } catch (RuntimeException e) {
            unsafe.add(output.role());
            findings.add(Finding.failed(
                    output.role(), e, "NOT KNOWN TO BE SAFE: switch it off at its front panel, then look at its link"));
        }
    }

    private interface Check {
        void run() throws InterruptedException;
    }
}
