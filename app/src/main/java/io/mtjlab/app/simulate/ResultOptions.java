package io.mtjlab.app.simulate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.app.ShareLine;
import io.mtjlab.app.command.Output;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.simulators.physics.simulation.Simulation;
import io.mtjlab.simulators.physics.simulation.SimulationResult;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every simulation takes: the seed, and where its result goes. */
final class ResultOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
    long seed;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "The data, in the format of the files for fitting.")
    @Nullable
    Path csv;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "The data, drawn.")
    @Nullable
    Path plot;

    /** What the data were made under, for their header. */
    final Map<String, String> conditions = new TreeMap<>();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** Runs, writes and prints. */
    int show(Simulation simulation) {
        Stream.of(csv, plot).filter(Objects::nonNull).forEach(Output::place);
        var err = spec.commandLine().getErr();
        var out = spec.commandLine().getOut();
        var progress = new ShareLine(err, Boolean.getBoolean("mtjlab.terminal"), System::nanoTime);
        SimulationResult result = simulation.run(progress);
        progress.end();
        if (csv != null) {
            Output.write(csv, csv(result));
        }
        if (plot != null) {
            Output.write(plot, SvgFigure.standalone(result.figure()));
        }
        if (json) {
            out.println(json(result).strip());
        } else {
            out.print(text(result));
        }
        return ExitStatus.DONE;
    }

    private String json(SimulationResult result) {
        var document = JsonText.object();
        document.put("model", result.model()).put("preset", result.preset()).put("seed", seed);
        document.set("metrics", JsonText.tree(result.metrics()));
        var notes = document.putArray("notes");
        result.notes().forEach(notes::add);
        return JsonText.of(document);
    }

    private String text(SimulationResult result) {
        var text = new StringBuilder(result.model() + " " + result.preset() + ", seed " + seed + "\n");
        new TreeMap<>(result.metrics())
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-28s %.6g%n", name, value)));
        result.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private String csv(SimulationResult result) {
        var text = new StringBuilder();
        var header = new TreeMap<>(conditions);
        header.putAll(Map.of("model", result.model(), "preset", result.preset(), "seed", Long.toString(seed)));
        header.entrySet()
                .forEach(e -> text.append("# ")
                        .append(e.getKey())
                        .append('=')
                        .append(e.getValue())
                        .append('\n'));
        text.append(String.join(",", result.table().columns())).append('\n');
        for (double[] row : result.table().rows()) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : ",").append(number(row[i]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
