package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.files.DesignTable;
import io.mtjlab.analysis.files.ResultTable;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.trend.Device;
import io.mtjlab.analysis.trend.TrendFit;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab trend QUANTITY DESIGN.csv RESULTS.csv...}. */
@Command(
        name = "trend",
        description = {
            "A fitted quantity against a design variable over many devices: median, spread and shares of each design, a"
                    + " weighted and a robust line.",
            "For example: mtjlab fit rv wafer/ --format csv > fits.csv; mtjlab trend Vc_plus design.csv fits.csv --unit V"
        })
public final class TrendCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "QUANTITY", description = "For example Vc_plus; of runs: rh.Hc.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String quantity;

    @Parameters(
            index = "1",
            paramLabel = "DESIGN.csv",
            description = "What the devices were made as: columns id,t_nm, one row a device.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path design;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "RESULTS.csv",
            description =
                    "What fit --format csv wrote; with --store, runs: their ids, or those of their devices, stand in the"
                            + " design table.")
    List<String> sources = List.of();

    @Option(names = "--against", paramLabel = "COLUMN", description = "Of the design table, where it has several.")
    @Nullable
    String against;

    @Option(names = "--unit", paramLabel = "U", defaultValue = "1", description = "Of the quantity. Default: 1")
    String unit = "1";

    @Option(names = "--above", paramLabel = "VALUE", description = "Also the share of devices above this value.")
    @Nullable
    Double above;

    @Mixin
    final FormatOptions format = new FormatOptions();

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Devices, medians and lines, drawn.")
    @Nullable
    Path plot;

    @Option(names = "--store", paramLabel = "DIR", description = "Takes the results of runs of this store.")
    @Nullable
    String store;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        Optional<FitPlots> plots = Optional.ofNullable(plot).map(file -> FitPlots.into(file, false));
        DesignTable table = DesignTable.read(design, Optional.ofNullable(against));
        Map<String, Estimate> found = store == null ? ofFiles() : ofRuns(store);
        if (found.isEmpty()) {
            throw new InvalidInput("no value of '" + quantity + "' in " + String.join(" ", sources));
        }
        Set<String> unknown = new LinkedHashSet<>(found.keySet());
        unknown.removeAll(table.values().keySet());
        if (unknown.size() == found.size()) {
            throw new InvalidInput("no id of the results stands in " + design + "; they are "
                    + String.join(", ", unknown.stream().limit(5).toList()));
        }
        if (!unknown.isEmpty()) {
            spec.commandLine().getErr().println("mtjlab: not in " + design + ": " + String.join(", ", unknown));
        }
        List<Device> devices = new ArrayList<>();
        table.values().forEach((id, value) -> devices.add(new Device(id, value, Optional.ofNullable(found.get(id)))));
        String symbol = found.values().iterator().next().unit();
        TrendFit trend = TrendFit.of(quantity, symbol, table.variable(), table.unit());
        FitResult result = (above == null ? trend : trend.withLimit(above)).fit(devices);
        spec.commandLine()
                .getOut()
                .print(Results.write(List.of(result), format.chosen().toString()));
        plots.ifPresent(p -> p.add(List.of(result)));
        return ExitStatus.DONE;
    }

    private Map<String, Estimate> ofFiles() {
        Map<String, Estimate> all = new LinkedHashMap<>();
        for (String file : sources) {
            ResultTable.read(Path.of(file), quantity, unit).forEach((id, estimate) -> {
                if (all.put(id, estimate) != null) {
                    throw new InvalidInput(file + ": a second " + quantity + " of " + id);
                }
            });
        }
        return all;
    }

    /** One of each device: of a run over several, each by its own name; of another run, by the run's. */
    private Map<String, Estimate> ofRuns(String store) {
        if (quantity.indexOf('.') < 0) {
            throw new InvalidInput("a quantity of a run is named with its kind, for example rh.Hc");
        }
        Map<String, Estimate> all = new LinkedHashMap<>();
        try (RunStore open = StoreLocation.parse(store).openReadOnly()) {
            for (String id : sources) {
                StoredRun run = open.run(id);
                if (run.devices().isEmpty()) {
                    value("run " + id, RunFits.of(run)).ifPresent(value -> all.put(id, value));
                }
                for (String device : run.devices()) {
                    value(device + " in run " + id, RunFits.of(run.on(device, false)))
                            .ifPresent(value -> all.put(device, value));
                }
            }
        }
        return all;
    }

    private Optional<Estimate> value(String where, RunFits fits) {
        int dot = quantity.indexOf('.');
        List<Estimate> values = fits.fits(quantity.substring(0, dot)).stream()
                .flatMap(fit -> fit.result().find(quantity.substring(dot + 1)).stream())
                .flatMap(outcome -> outcome.estimate().stream())
                .toList();
        if (values.size() > 1) {
            throw new InvalidInput(where + " has " + values.size() + " values of " + quantity
                    + "; a trend takes one of each device: write them with 'runs fit --format csv', and choose");
        }
        return values.stream().findFirst();
    }
}
