package io.mtjlab.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that lost its process goes on where it was, and nobody sees it in the data. */
class ResumeTest {

    private static final long SEED = 20261128;
    private static final String RUN = "r0001";

    @TempDir
    Path folder;

    @Test
    void after_random_kills_every_unit_equals_the_undisturbed_one() throws Exception {
        killAndCompare(TestFiles.shortCampaign(folder), 10);
    }

    @Test
    void an_adaptive_campaign_rebuilds_itself_from_what_is_stored() throws Exception {
        killAndCompare(TestFiles.write(folder.resolve("adaptive.yaml"), TestFiles.text("/campaigns/adaptive.yaml")), 3);
    }

    @Test
    @Tag("long")
    void after_200_random_kills_every_unit_equals_the_undisturbed_one() throws Exception {
        for (int campaign = 0; campaign < 20; campaign++) {
            killAndCompare(TestFiles.shortCampaign(folder), 10 + campaign);
        }
    }

    private void killAndCompare(Path campaign, int kills) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + kills);
        Path undisturbed = folder.resolve("undisturbed");
        if (!undisturbed.toFile().exists()) {
            CommandLineRun whole = CommandLineRun.of("run", campaign.toString(), "--store", undisturbed.toString());
            assertThat(whole.status()).as(whole.err()).isZero();
        }
        Path store = folder.resolve("killed-" + kills);
        for (int kill = 0; kill < kills && !done(store); kill++) {
            try (ChildProcess run = start(campaign, store)) {
                run.endsWithin(random.nextLong(300, 2500), TimeUnit.MILLISECONDS);
                run.kill();
                run.status();
            }
        }
        if (!done(store)) {
            try (ChildProcess last = start(campaign, store)) {
                assertThat(last.status())
                        .as("seed %d: %s", SEED + kills, last.err())
                        .isZero();
            }
        }
        assertThat(units(store)).as("seed %d", SEED + kills).isEqualTo(units(undisturbed));
    }

    /** From the beginning where nothing is stored yet, else from where it was. */
    private ChildProcess start(Path campaign, Path store) throws Exception {
        return begun(store)
                ? ChildProcess.start(folder, "run", campaign.toString(), "--store", store.toString(), "--resume", RUN)
                : ChildProcess.start(folder, "run", campaign.toString(), "--store", store.toString());
    }

    private static boolean begun(Path store) {
        try (RunStore runs = RunStore.openReadOnly(store)) {
            return !runs.runs().isEmpty();
        } catch (InvalidInput nothingThereYet) {
            return false;
        }
    }

    private static boolean done(Path store) {
        if (!begun(store)) {
            return false;
        }
        try (RunStore runs = RunStore.openReadOnly(store)) {
            return runs.run(RUN).summary().status() == RunStatus.DONE;
        }
    }

    /** Every complete unit as text: its coordinates, notes and points. */
    private static Map<String, String> units(Path store) {
        try (RunStore runs = RunStore.openReadOnly(store)) {
            StoredRun run = runs.run(RUN);
            Map<String, String> units = new LinkedHashMap<>();
            for (StoredUnit unit : run.units()) {
                if (unit.complete()) {
                    UnitRecord points = run.read(unit);
                    String before = units.put(
                            unit.address(),
                            unit.spec().coordinates() + " " + unit.notes() + " "
                                    + Arrays.deepHashCode(points.values()));
                    assertThat(before).as("measured twice: " + unit.address()).isNull();
                }
            }
            return units;
        }
    }

    @Test
    void another_bench_another_campaign_or_a_run_that_is_done_are_refused() throws Exception {
        Path campaign = TestFiles.shortCampaign(folder);
        Path store = folder.resolve("store");
        try (ChildProcess run = start(campaign, store)) {
            run.awaitError("R(H)");
            run.interrupt();
            assertThat(run.status()).as(run.err()).isEqualTo(130);
        }

        Path stricter = TestFiles.bench(folder, "field_oersted: 420", "field_oersted: 400.5");
        refused("the bench is another", "limits", campaign, store, "--bench", stricter.toString());
        refused("seed 1", "--seed", campaign, store, "--seed", "2");
        Path other = TestFiles.write(
                folder.resolve("other.yaml"), TestFiles.replaced(TestFiles.shortText(), "cycles: 2", "cycles: 3"));
        refused("the campaign has changed", "cycles", other, store);

        CommandLineRun rest =
                CommandLineRun.of("run", campaign.toString(), "--store", store.toString(), "--resume", RUN);
        assertThat(rest.status()).as(rest.err()).isZero();
        refused("is done", RUN, campaign, store);
    }

    private static void refused(String why, String what, Path campaign, Path store, String... more) {
        List<String> args =
                new ArrayList<>(List.of("run", campaign.toString(), "--store", store.toString(), "--resume", RUN));
        args.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(why, what);
    }
}
