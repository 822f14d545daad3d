package io.mtjlab.app.bench;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.base.time.ScaledClock;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.VirtualMode;
import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * A bench, open, whatever it is made of: metal; twins that were started for it in this process; or twins that another
 * process serves. Who measures sees no difference.
 */
public final class BenchSession implements AutoCloseable {

    private final Bench bench;
    private final Optional<VirtualLab> lab;
    private final Optional<ControlClient> control;

    private BenchSession(Bench bench, Optional<VirtualLab> lab, Optional<ControlClient> control) {
        this.bench = bench;
        this.lab = lab;
        this.control = control;
    }

    /**
     * Opens every instrument; starts first what is {@code virtual: true}.
     *
     * @param seed of a virtual lab, instead of the bench file's
     */
    public static BenchSession open(BenchFile file, OptionalLong seed) {
        if (has(file, VirtualMode.SERVED)) {
            return openOwnLab(file, seed);
        }
        if (has(file, VirtualMode.ATTACHED)) {
            ControlClient control = ControlClient.connect(controlAddress(file));
            try {
                return new BenchSession(
                        Bench.open(file, Map.of(), attachedClock(file)), Optional.empty(), Optional.of(control));
            } catch (RuntimeException e) {
                control.close();
                throw e;
            }
        }
        return new BenchSession(Bench.open(file, Map.of(), new RealClock()), Optional.empty(), Optional.empty());
    }

    private static BenchSession openOwnLab(BenchFile file, OptionalLong seed) {
        VirtualLab lab = VirtualLab.start(file, seed);
        try {
            Bench bench = Bench.open(file, lab.resources(), lab.clock());
            return new BenchSession(bench, Optional.of(lab), Optional.of(ControlClient.connect(lab.control())));
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static boolean has(BenchFile file, VirtualMode mode) {
        return file.instruments().values().stream().anyMatch(entry -> entry.virtual() == mode);
    }

    private static InetSocketAddress controlAddress(BenchFile file) {
        LocatedYaml section = file.section("control")
                .orElseThrow(
                        () -> file.yaml()
                                .error(
                                        "instruments that are virtual: attached are reached through `control`, which is missing"));
        String text = section.asText();
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw section.error("'" + text + "' is not a host and a port, as in \"127.0.0.1:15020\"");
        }
    }

    /** Time of an attached bench runs by itself, as fast as its file says. */
    private static LabClock attachedClock(BenchFile file) {
        Optional<LocatedYaml> time = file.section("time");
        if (time.isEmpty()) {
            return new RealClock();
        }
        if (time.get().isNumber()) {
            return new ScaledClock(time.get().asDouble());
        }
        if (time.get().asText().equals("realtime")) {
            return new RealClock();
        }
        throw time.get()
                .error("an attached bench runs in realtime or at a factor of it, such as 100: nobody in this process"
                        + " could drive its clock");
    }

    public Bench bench() {
        return bench;
    }

    public LabClock clock() {
        return bench.clock();
    }

    /** The seed of a run here: what was asked for, else the virtual lab's own, else 1. */
    public long seed(OptionalLong asked) {
        return asked.orElseGet(() -> lab.map(VirtualLab::seed).orElse(1L));
    }

    /** Where the truth and the state of a virtual bench are reached; empty for a real one. */
    public Optional<ControlClient> control() {
        return control;
    }

    /** Tells a virtual lab which unit of work begins. */
    public void beginUnit(String address) {
        if (lab.isPresent()) {
            lab.get().beginUnit(address);
        } else {
            control.ifPresent(c -> c.beginUnit(address));
        }
    }

    /** Ends all links; outputs stay as they are. */
    @Override
    public void close() {
        bench.close();
        control.ifPresent(ControlClient::close);
        lab.ifPresent(VirtualLab::close);
    }
}
