package io.mtjlab.app.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.bench.BenchFiles;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.instruments.bench.BenchFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab serve BENCH}: the virtual instruments of a bench, until somebody ends them. */
@Command(
        name = "serve",
        description = {
            "Starts every virtual instrument of a bench where its resource string says, prints one line each (role, model,"
                    + " resource), then 'ready', and stays until SIGTERM or Ctrl-C.",
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int FIRST_PORT = 15020;

    @Parameters(paramLabel = "BENCH", description = "A bench file, or the name of one that ships: microwave-neuron.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path bench;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the bench's device.seed.")
    @Nullable
    Long seed;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = {
                "For other machines, or from within a container: instruments listen on this address (0.0.0.0 for all) instead"
                        + " of the loopback interface, and the control socket wants the token of MTJLAB_CONTROL_TOKEN."
            })
    @Nullable
    String listen;

    @Option(
            names = "--first-port",
            paramLabel = "PORT",
            description =
                    "With --listen: of the control socket; instruments whose ports the bench leaves open (0) follow."
                            + " Default: " + FIRST_PORT)
    @Nullable
    Integer firstPort;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return new ServeRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(start(BenchFiles.bench(bench), seed == null ? OptionalLong.empty() : OptionalLong.of(seed)));
    }

    private VirtualLab start(BenchFile file, OptionalLong itsSeed) {
        if (listen == null && firstPort != null) {
            throw new InvalidInput("--first-port goes with --listen; without it the bench file says every port");
        }
        return listen == null
                ? VirtualLab.start(file, itsSeed)
                : VirtualLab.startForOthers(file, itsSeed, address(listen), port());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new InvalidInput("--listen " + text + ": no such address of this machine; 0.0.0.0 for all", e);
        }
    }

    private int port() {
        if (firstPort == null) {
            return FIRST_PORT;
        }
        if (firstPort < 1 || firstPort > 65_000) {
            throw new InvalidInput("--first-port " + firstPort + ": a port from 1 to 65000 is right");
        }
        return firstPort;
    }
}
