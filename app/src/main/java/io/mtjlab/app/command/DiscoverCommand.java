package io.mtjlab.app.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.discover.Discovered;
import io.mtjlab.instruments.discover.Discovery;
import io.mtjlab.instruments.discover.DiscoveryKind;
import io.mtjlab.instruments.discover.DiscoveryOptions;
import io.mtjlab.instruments.discover.DiscoveryReport;
import io.mtjlab.instruments.session.serial.SerialSettings;
import io.mtjlab.instruments.yaml.NearestName;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mtjlab discover}. */
@Command(
        name = "discover",
        description = {
            "Looks for instruments on the network (VXI-11 broadcast, LXI by mDNS), on serial ports and on USB, all at once,"
                    + " and asks each for its identity.",
            "Nothing but *IDN? is sent. A serial port may lead to something that minds even that: leave `serial` out of"
                    + " --only then."
        })
public final class DiscoverCommand implements Callable<Integer> {

    private static final double MOST_SECONDS = 600;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "Some of vxi11, mdns, serial, usbtmc, parted by commas. Default: all")
    List<String> only = List.of();

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = "Network interface to look on, such as eth0 or lo. Default: all but the loopback")
    @Nullable
    String networkInterface;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            description = "For all of it. Default: ${DEFAULT-VALUE}",
            defaultValue = "6")
    double seconds;

    @Option(names = "--baud", paramLabel = "BAUD", description = "Of serial ports, 8N1. Default: 9600")
    @Nullable
    Integer baud;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new InvalidInput("--seconds " + seconds + ": above 0 expected, at most " + MOST_SECONDS);
        }
        DiscoveryOptions options = options();
        DiscoveryReport report = Discovery.run(options, new RealClock());
        if (json) {
            spec.commandLine().getOut().print(json(report));
        } else {
            table(report);
        }
        return ExitStatus.DONE;
    }

    private Set<DiscoveryKind> kinds() {
        List<String> known =
                Arrays.stream(DiscoveryKind.values()).map(DiscoverCommand::word).toList();
        Set<DiscoveryKind> kinds = EnumSet.noneOf(DiscoveryKind.class);
        for (String word : only) {
            int index = known.indexOf(word.strip().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new InvalidInput("--only " + word + ": unknown kind" + NearestName.hint(word, known));
            }
            kinds.add(DiscoveryKind.values()[index]);
        }
        return kinds.isEmpty() ? EnumSet.allOf(DiscoveryKind.class) : kinds;
    }

    private static String word(DiscoveryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void table(DiscoveryReport report) {
        var out = spec.commandLine().getOut();
        int width = report.instruments().stream()
                .mapToInt(one -> one.resource().toString().length())
                .max()
                .orElse(0);
        for (Discovered one : report.instruments()) {
            String padded = one.resource()
                    + " ".repeat(width - one.resource().toString().length());
            out.println(padded + "  " + one.identity().orElse("(" + one.reason() + ")"));
        }
        if (report.instruments().isEmpty()) {
            out.println("nothing found by "
                    + kinds().stream().map(DiscoverCommand::word).collect(Collectors.joining(", ")));
        }
        report.troubles().forEach(trouble -> spec.commandLine().getErr().println("mtjlab: " + trouble));
    }

    private static String json(DiscoveryReport report) {
        var tree = JsonText.object();
        tree.putObject("metrics")
                .put("found", report.instruments().size())
                .put(
                        "identified",
                        report.instruments().stream()
                                .filter(one -> one.identity().isPresent())
                                .count());
        ArrayNode instruments = tree.putArray("instruments");
        for (Discovered one : report.instruments()) {
            var node = instruments
                    .addObject()
                    .put("resource", one.resource().toString())
                    .put("kind", word(one.kind()));
            one.identity()
                    .ifPresentOrElse(
                            identity -> node.put("identity", identity), () -> node.put("reason", one.reason()));
        }
        ArrayNode troubles = tree.putArray("troubles");
        report.troubles().forEach(troubles::add);
        return JsonText.of(tree);
    }

    private DiscoveryOptions options() {
        DiscoveryOptions options =
                DiscoveryOptions.DEFAULT.withKinds(kinds()).withBudget(Duration.ofNanos(Math.round(seconds * 1e9)));
        Integer asked = baud;
        if (asked != null) {
            if (asked <= 0) {
                throw new InvalidInput("--baud " + asked + ": above 0 expected");
            }
            options = options.withSerial(SerialSettings.DEFAULT.withBaud(asked));
        }
        String name = networkInterface;
        return name == null ? options : options.withNetworkInterface(name);
    }
}
