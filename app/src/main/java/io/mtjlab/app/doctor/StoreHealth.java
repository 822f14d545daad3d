package io.mtjlab.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.acquisition.store.LiveOutput;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;

/** The run store and the disk that it is on. */
public final class StoreHealth {

    /** A night of telegraph traces takes some hundred megabytes. */
    private static final double LITTLE_GIGABYTES = 1;

    private StoreHealth() {}

    public static List<Finding> of(Path folder) {
        List<Finding> all = new ArrayList<>();
        all.add(disk(folder));
        if (!Files.exists(folder.resolve(RunStore.FILE_NAME))) {
            all.add(Finding.ok("store", "none in " + folder.toAbsolutePath().normalize() + " yet"));
            return all;
        }
        try (RunStore store = RunStore.openReadOnly(folder)) {
            all.add(sound(store));
            all.addAll(live(store));
        } catch (RuntimeException e) {
            all.add(Finding.failed("store", e, "give another folder with --store, or restore this one from a copy"));
        }
        return all;
    }

    private static Finding sound(RunStore store) {
        List<String> damages = store.damages();
        if (!damages.isEmpty()) {
            return Finding.fail(
                    "store",
                    store.place() + " is damaged: " + damages.get(0)
                            + (damages.size() > 1 ? " and " + (damages.size() - 1) + " more" : ""),
                    "keep a copy, and try `sqlite3 " + store.place() + " .recover`");
        }
        return Finding.ok("store", store.place() + " is sound, " + store.runs().size() + " runs");
    }

    private static List<Finding> live(RunStore store) {
        List<Finding> findings = new ArrayList<>();
        for (String bench :
                store.runs().stream().map(RunSummary::bench).distinct().toList()) {
            for (LiveOutput output : store.liveOutputs(bench)) {
                if (store.activeRuns(bench).isEmpty()) {
                    findings.add(Finding.warn(
                            "store",
                            "output " + output.role() + " of bench " + bench + " may be live since " + output.since()
                                    + ": run " + output.run() + " did not end well",
                            "the next run on that bench makes it safe first; or switch it off at its front panel"));
                }
            }
        }
        return findings;
    }

    private static Finding disk(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            double gigabytes = Files.getFileStore(existing).getUsableSpace() * 1e-9;
            String says = String.format(Locale.ROOT, "%.1f GB free at %s", gigabytes, existing);
            if (!Files.isWritable(existing)) {
                return Finding.fail("disk", existing + " may not be written", "give another folder with --store");
            }
            return gigabytes < LITTLE_GIGABYTES
                    ? Finding.warn("disk", says, "free some: a night's run takes up to 1 GB")
                    : Finding.ok("disk", says);
        } catch (IOException e) {
            return Finding.failed("disk", e, "give a folder on a local disk with --store");
        }
    }
}
