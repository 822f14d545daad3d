package io.mtjlab.app.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.command.Output;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.result.NetworkResult;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every network's command has in common: seed, and where its result goes. */
final class ResultOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
    long seed;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "What the run followed, drawn.")
    @Nullable
    Path plot;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** Tells progress on standard error. */
    Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        return err::println;
    }

    int deliver(NetworkResult result) {
        if (plot != null) {
            List<Figure> figures = result.figures();
            if (figures.isEmpty()) {
                throw new InvalidInput("the study " + result.study() + " of " + result.network()
                        + " follows nothing that could be drawn;" + " leave --plot out");
            }
            Output.write(plot, SvgFigure.standalone(figures.get(0)));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? result.toJson().strip() : result.report());
        return ExitStatus.DONE;
    }
}
