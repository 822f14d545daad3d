package io.mtjlab.app.bench;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.base.time.ScaledClock;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlToken;
import io.mtjlab.fixtures.lab.control.RemoteClock;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.VirtualMode;
import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * Where a bench's instruments are and which time they live in, before anybody has opened one.
 *
 * @param lab twins that were started for this process
 * @param control address of the control socket; empty for a real bench
 */
public record BenchPlace(Optional<VirtualLab> lab, Optional<InetSocketAddress> control, LabClock clock)
        implements AutoCloseable {

    /**
     * Starts what is {@code virtual: true}.
     *
     * @param seed of a virtual lab, instead of the bench file's
     * @param dummyOhms a resistor in place of a virtual lab's device
     */
    public static BenchPlace of(BenchFile file, OptionalLong seed, OptionalDouble dummyOhms) {
        if (has(file, VirtualMode.SERVED)) {
            VirtualLab lab = dummyOhms.isPresent()
                    ? VirtualLab.startWithResistor(file, seed, dummyOhms.getAsDouble())
                    : VirtualLab.start(file, seed);
            return new BenchPlace(Optional.of(lab), Optional.of(lab.control()), lab.clock());
        }
        if (has(file, VirtualMode.ATTACHED)) {
            InetSocketAddress control = controlAddress(file);
            return new BenchPlace(Optional.empty(), Optional.of(control), attachedClock(file, control));
        }
        return new BenchPlace(Optional.empty(), Optional.empty(), new RealClock());
    }

    /** Where an instrument really is, by role, when that is not where the file says. */
    public Map<String, String> resources() {
        return lab.map(VirtualLab::resources).orElse(Map.of());
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

    /**
     * An attached bench that is accelerated has its time where it is served; any other one's runs by itself, as fast as
     * its file says.
     */
    private static LabClock attachedClock(BenchFile file, InetSocketAddress control) {
        Optional<LocatedYaml> time = file.section("time");
        if (time.isEmpty()) {
            return new RealClock();
        }
        if (time.get().isNumber()) {
            return new ScaledClock(time.get().asDouble());
        }
        return time.get()
                        .asOneOf("time, which may also be a factor,", List.of("accelerated", "realtime"))
                        .equals("accelerated")
                ? RemoteClock.connect(control, ControlToken.fromEnvironment())
                : new RealClock();
    }

    @Override
    public void close() {
        lab.ifPresent(VirtualLab::close);
        if (clock instanceof RemoteClock remote) {
            remote.close();
        }
    }
}
