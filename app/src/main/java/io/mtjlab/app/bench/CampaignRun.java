package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.health.HealthLedger;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.Program;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.protocols.campaign.Campaign;
import io.mtjlab.protocols.campaign.Kinds;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.setup.Operator;

/**
 * Runs a campaign on a bench into a store: makes safe what an earlier run left live, holds every set-point against the
 * limits, records how the instruments stand, measures, and leaves the bench safe.
 */
public final class CampaignRun {

    private final CampaignFile campaign;
    private final Path store;
    private final PrintWriter err;
    private final Watching watching;
    private final Recording recording;

    public CampaignRun(CampaignFile campaign, Path store, PrintWriter err) {
        this(campaign, store, err, Watching.NOBODY, Recording.NONE);
    }

    public CampaignRun(CampaignFile campaign, Path store, PrintWriter err, Watching watching, Recording recording) {
        this.campaign = campaign;
        this.store = store;
        this.err = err;
        this.watching = watching;
        this.recording = recording;
    }

    /** The seed that holds: the command line's, else the campaign's, else the bench's own. */
    public static OptionalLong seed(OptionalLong commandLine, Campaign campaign) {
        return commandLine.isPresent() ? commandLine : campaign.seed();
    }

    /** @param seed of everything random, on the bench and in the run */
    public RunResult on(BenchSession session, long seed) {
        return with(
                session, Optional.empty(), (engine, runs, steps) -> engine.run(header(session.bench(), seed), steps));
    }

    /**
     * Goes on with a run that did not end, from its first unit that is not complete.
     *
     * @throws InvalidInput when it is done, the campaign is another, or the bench is
     */
    public RunResult resume(BenchSession session, String run) {
        return with(session, Optional.of(run), (engine, runs, steps) -> {
            SameBench.require(runs.run(run), snapshot(session.bench()), limits(session.bench()));
            return engine.resume(run, steps);
        });
    }

    /** The seed of a stored run. */
    public static long seedOf(Path store, String run) {
        try (RunStore runs = RunStore.openReadOnly(store)) {
            return runs.run(run).summary().seed();
        }
    }

    /** One way to execute the steps. */
    @FunctionalInterface
    private interface Way {
        RunResult execute(RunEngine engine, RunStore runs, List<Step> steps);
    }

    private RunResult with(BenchSession session, Optional<String> resumed, Way way) {
        Bench bench = session.bench();
        try (RunStore runs = RunStore.open(store)) {
            HealthLedger ledger = HealthLedger.before(runs, resumed);
            List<Measurement> measurements = Kinds.measurements(campaign.campaign(), bench, operator(), ledger::of);
            BenchOutputs.recover(runs, bench.file().name(), bench, err);
            RunEngine engine = new RunEngine(runs, session.clock())
                    .withInterlocks(campaign.campaign().interlocks(bench))
                    .withRetries(campaign.campaign().retryRule())
                    .withListener(new UnitHook(session))
                    .withListener(ProgressLine.on(err));
            try (Watching.Sockets sockets = watching.of(engine, store, err);
                    RunTranscript.Open transcript = recording.ofRun(engine, runs)) {
                return way.execute(engine, runs, Step.of(measurements));
            }
        }
    }

    private Operator operator() {
        return new TerminalOperator(err, System.in, TerminalInput::isTerminal, new RealClock());
    }

    private RunHeader header(Bench bench, long seed) {
        return RunHeader.of("campaign", bench.file().name(), seed, Program.NAME)
                .withCampaignText(campaign.text())
                .withBenchText(campaign.benchText())
                .withSnapshot(snapshot(bench))
                .withLimits(limits(bench));
    }

    private static Map<String, Object> snapshot(Bench bench) {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, List<SettingValue>> settings = bench.snapshot();
        bench.instruments().forEach((role, instrument) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("identity", instrument.identity().toString());
            for (SettingValue s : settings.getOrDefault(role, List.of())) {
                values.put(s.name(), s.unit().isEmpty() ? s.value() : s.value() + " " + s.unit());
            }
            all.put(role, values);
        });
        return all;
    }

    private static Map<String, Object> limits(Bench bench) {
        Map<String, Object> all = new LinkedHashMap<>();
        bench.limits().fieldOersted().ifPresent(oersted -> all.put("field_oersted", oersted));
        bench.limits().pairs().forEach((name, pair) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            pair.dcVolts().ifPresent(volts -> values.put("dc_volts", volts));
            pair.amperes().ifPresent(amperes -> values.put("amperes", amperes));
            if (!pair.pulseVolts().isEmpty()) {
                values.put(
                        "pulse_volts",
                        pair.pulseVolts().stream()
                                .map(pulse -> Map.of(
                                        "volts", pulse.volts(), "width_below_seconds", pulse.widthBelowSeconds()))
                                .toList());
            }
            all.put(name, values);
        });
        return all;
    }

    /** Throws what a run that did not end well is to its caller; returns when it did. */
    public static void requireDone(RunResult result) {
        var notSafe = new ArrayList<String>();
        result.notSafe().forEach(n -> notSafe.add(n.toString()));
        String danger = notSafe.isEmpty() ? "" : "; NOT KNOWN TO BE SAFE: " + String.join(", ", notSafe);
        if (result.outcome() instanceof Outcome.Failed failed) {
            if (failed.error() instanceof io.mtjlab.base.error.InvalidInput wrong && danger.isEmpty()) {
                throw wrong;
            }
            String how = "run " + result.run() + " failed: " + failed.cause();
            throw danger.isEmpty()
                    ? new IllegalStateException(how, failed.error())
                    : new UnsafeBench(how + danger, failed.error());
        }
        if (!(result.outcome() instanceof Outcome.Done)) {
            String how = result.outcome() instanceof Outcome.Aborted aborted
                    ? "aborted (" + aborted.reason() + ")"
                    : "interrupted";
            String stored =
                    "run " + result.run() + " was " + how + " after " + result.points() + " points, which are stored";
            throw danger.isEmpty()
                    ? new RunInterrupted(stored + "; everything is safe")
                    : new UnsafeBench(stored + danger);
        }
        if (!danger.isEmpty()) {
            throw new UnsafeBench("run " + result.run() + danger);
        }
    }

    /** Tells a virtual lab which unit begins, so that a unit measured again meets the same device. */
    private record UnitHook(BenchSession session) implements RunListener {
        @Override
        public void unitBegins(String address, UnitSpec unit) {
            session.beginUnit(address);
        }
    }
}
