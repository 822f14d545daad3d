package io.mtjlab.acquisition.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.store.LiveOutput;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.base.time.LabClock;

/**
 * What runs that did not end properly have left live on a bench, according to the store's journal.
 *
 * @param live to be made safe before anything else
 * @param vanished runs whose process is gone without a word
 */
public record Recovery(RunStore store, String bench, List<LiveOutput> live, List<String> vanished) {

    public static Recovery find(RunStore store, String bench) {
        Set<String> active = Set.copyOf(store.activeRuns(bench));
        List<LiveOutput> left = store.liveOutputs(bench).stream()
                .filter(output -> !active.contains(output.run()))
                .toList();
        return new Recovery(store, bench, left, store.vanishedRuns(bench));
    }

    /** The roles to make safe first. */
    public List<String> roles() {
        return live.stream().map(LiveOutput::role).toList();
    }

    /** For people: {@code bop_easy, isrc may still be live since run r0003}. */
    public String describe() {
        String runs = live.stream().map(LiveOutput::run).distinct().sorted().collect(Collectors.joining(", "));
        return String.join(", ", roles()) + " may still be live since run " + runs;
    }

    /**
     * Marks the vanished runs as interrupted, makes safe what may be live, and strikes off what was verified to be.
     *
     * @param bench actions of the bench, for all its outputs; those that are not in the journal are left alone
     * @return what is still not known to be safe, roles included that the bench no longer has
     */
    public List<NotSafe> makeSafe(Collection<? extends SafeAction> bench, LabClock clock) {
        vanished.forEach(run -> store.markInterrupted(run, "its process vanished"));
        Set<String> roles = Set.copyOf(roles());
        List<SafeAction> needed = new ArrayList<>();
        bench.stream().filter(action -> roles.contains(action.name())).forEach(needed::add);
        Set<String> known = needed.stream().map(SafeAction::name).collect(Collectors.toSet());
        List<NotSafe> notSafe =
                new ArrayList<>(new SafeShutdown(needed, clock).run(role -> store.verifiedSafe(this.bench, role)));
        for (LiveOutput output : live) {
            if (!known.contains(output.role())) {
                notSafe.add(new NotSafe(
                        output.role(), "run " + output.run() + " left it live, and the bench has no such output now"));
            }
        }
        return List.copyOf(notSafe);
    }
}
