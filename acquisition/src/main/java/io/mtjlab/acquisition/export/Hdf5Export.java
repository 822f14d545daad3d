package io.mtjlab.acquisition.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * Writes a run as one HDF5 file in the layout of NeXus: {@code /entry} (NXentry) says what ran; each of its steps is an
 * NXsubentry, and each unit of a step an NXdata whose first column is the axis and whose last is the signal, every column
 * with its unit. The whole provenance stands in the file: campaign and bench file, limits, settings of the instruments,
 * parameters of the steps, program.
 *
 * <p>All points of the run are in memory until the file is written.
 */
public final class Hdf5Export {

    private Hdf5Export() {}

    /** @return the file, {@code r0001.h5} in {@code folder}, which is made when it is not there */
    public static Path write(StoredRun run, Path folder) {
        return ExportFiles.one(run, run.id(), folder, ".h5", Hdf5Export::writeTo);
    }

    private static void writeTo(StoredRun run, Path path) {
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putAttribute("NX_class", "NXroot");
            file.putAttribute("default", "entry");
            file.putAttribute("creator", run.summary().program());
            WritableGroup entry = NexusTree.group(file, "entry", "NXentry");
            describe(run, entry);
            for (StoredStep step : run.steps()) {
                step(run, step, entry);
            }
        }
    }

    private static void describe(StoredRun run, WritableGroup entry) {
        RunSummary summary = run.summary();
        RunHeader header = run.header();
        entry.putDataset("title", summary.kind() + " on " + summary.bench());
        entry.putDataset("entry_identifier", summary.id());
        entry.putDataset("start_time", summary.labStart().toString());
        summary.labStop().ifPresent(stop -> entry.putDataset("end_time", stop.toString()));
        entry.putDataset("program_name", summary.program());
        entry.putDataset("status", summary.status().word());
        entry.putDataset("cause", summary.cause());
        entry.putDataset("seed", summary.seed());
        entry.putDataset("data_sha256", run.dataHash());
        NexusTree.note(entry, "campaign", "application/yaml", header.campaignText());
        NexusTree.note(entry, "bench", "application/yaml", header.benchText());
        NexusTree.put(entry, "limits", header.limits());
        WritableGroup instrument = NexusTree.group(entry, "instrument", "NXinstrument");
        instrument.putDataset("name", summary.bench());
        header.snapshot().forEach((role, settings) -> NexusTree.put(instrument, role, settings));
        if (!run.fits().isEmpty()) {
            WritableGroup fits = NexusTree.group(entry, "fits", "NXcollection");
            run.fits()
                    .forEach(fit ->
                            NexusTree.note(fits, fit.kind() + "_" + fit.dataSet(), "application/json", fit.document()));
        }
    }

    private static void step(StoredRun run, StoredStep step, WritableGroup entry) {
        WritableGroup group = NexusTree.group(entry, step.name(), "NXsubentry");
        group.putDataset("title", step.name());
        group.putDataset("kind", step.kind());
        NexusTree.put(group, "parameters", step.parameters());
        List<StoredUnit> units = Tables.bestAttempts(run).stream()
                .filter(unit -> unit.step().equals(step.name()))
                .toList();
        for (int i = 0; i < units.size(); i++) {
            String name = String.format(Locale.ROOT, "unit_%05d", i + 1);
            if (units.get(i).points() > 0 && !group.getAttributes().containsKey("default")) {
                group.putAttribute("default", name);
                if (!entry.getAttributes().containsKey("default")) {
                    entry.putAttribute(
                            "default", group.getName()); // which may have a number, beside another of that name
                }
            }
            unit(run, units.get(i), group, name);
        }
    }

    /** A unit without points has nothing to plot, and the library writes no empty array: it becomes an NXcollection. */
    private static void unit(StoredRun run, StoredUnit unit, WritableGroup step, String name) {
        WritableGroup group = NexusTree.group(step, name, unit.points() > 0 ? "NXdata" : "NXcollection");
        group.putDataset("title", unit.spec().label());
        group.putDataset("key", unit.spec().key());
        group.putDataset("complete", unit.complete() ? 1 : 0);
        if (unit.points() > 0) {
            data(group, unit.spec().columns(), run.read(unit).values());
        }
        putNotEmpty(group, "coordinates", unit.spec().coordinates());
        putNotEmpty(group, "notes", unit.notes());
    }

    private static void data(WritableGroup group, List<Column> columns, double[][] values) {
        String[] names =
                columns.stream().map(column -> NexusTree.name(column.name())).toArray(String[]::new);
        int signal = names.length - 1;
        group.putAttribute("signal", names[signal]);
        if (signal > 0) {
            group.putAttribute("axes", new String[] {names[0]});
        }
        if (signal > 1) {
            group.putAttribute("auxiliary_signals", Arrays.copyOfRange(names, 1, signal));
        }
        for (int c = 0; c < names.length; c++) {
            WritableDataset data = group.putDataset(names[c], values[c]);
            data.putAttribute("units", columns.get(c).unit().symbol());
            data.putAttribute("long_name", columns.get(c).header());
        }
    }

    private static void putNotEmpty(WritableGroup group, String name, Map<String, Object> values) {
        if (!values.isEmpty()) {
            NexusTree.put(group, name, values);
        }
    }
}
