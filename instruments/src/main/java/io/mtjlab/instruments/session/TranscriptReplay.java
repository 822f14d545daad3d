package io.mtjlab.instruments.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.session.Transcript.Entry;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.yaml.NearestName;

/**
 * Plays instruments from what was recorded, a file or a folder of them, so that a recorded night becomes a test:
 *
 * <pre>{@code
 * TranscriptReplay night = TranscriptReplay.strict(Path.of("night.txt"), new DrivenClock());
 * try (Bench bench = Bench.replay(file, night)) {
 *     runTheNight(bench);
 * }
 * night.mustBeOver();
 * }</pre>
 *
 * <p>What is said to one instrument must be what was recorded for its role; the roles do not constrain each other, since
 * threads take their turns differently from run to run. A difference ends the exchange, and every later one of that
 * role, with a {@link LinkGarbage} that shows both lines and the place in the file. Failures that were recorded happen
 * again.
 */
public final class TranscriptReplay implements SessionFactory {

    /** How exactly a replay wants its lines. */
    enum Mode {
        STRICT,
        TOLERANT
    }

    private static final ResourceString NOWHERE = new TcpSocketResource(0, "transcript", 0);

    private final String recording;
    private final List<Transcript> transcripts;
    private final LabClock clock;
    private final long startNanos;
    private final Map<String, ReplayScript> scripts = new LinkedHashMap<>();

    private TranscriptReplay(
            String recording, List<Transcript> transcripts, LabClock clock, Function<String, Mode> modeOfRole) {
        this.recording = recording;
        this.transcripts = transcripts;
        this.clock = clock;
        this.startNanos = clock.nanos();
        for (Transcript transcript : transcripts) {
            Map<String, List<Entry>> byRole = new LinkedHashMap<>();
            for (Entry entry : transcript.entries()) {
                byRole.computeIfAbsent(entry.role(), role -> new ArrayList<>()).add(entry);
            }
            byRole.forEach(
                    (role, entries) -> add(role, new ReplayScript(transcript.file(), entries, modeOfRole.apply(role))));
        }
    }

    private void add(String role, ReplayScript script) {
        ReplayScript other = scripts.put(role, script);
        if (other != null) {
            throw new InvalidInput(
                    recording + ": the role '" + role + "' stands in " + other.file() + " and in " + script.file());
        }
    }

    /**
     * Every line in its order, and at its time: an exchange ends when it ended then, on the lab clock, counted from
     * the clock's present for the beginning of the recording; later, when the replay has got behind. Where several
     * roles talk at once, a driven clock may move by a turnaround of one while another is between two exchanges.
     */
    public static TranscriptReplay strict(Path fileOrFolder, LabClock clock) {
        return of(fileOrFolder, clock, Mode.STRICT);
    }

    /**
     * Takes no time, and lets queries change places: between two lines that ask nothing (which may change something, so
     * they keep their order) the queries may come in any order, each as often as it was recorded there, and need not
     * come at all.
     */
    public static TranscriptReplay tolerant(Path fileOrFolder, LabClock clock) {
        return of(fileOrFolder, clock, Mode.TOLERANT);
    }

    private static TranscriptReplay of(Path fileOrFolder, LabClock clock, Mode mode) {
        return new TranscriptReplay(fileOrFolder.toString(), Transcript.readAll(fileOrFolder), clock, role -> mode);
    }

    /** The same from its beginning, {@link #tolerant} for these roles and strict for all others. */
    public TranscriptReplay tolerantFor(String... roles) {
        Set<String> tolerant = Set.of(roles);
        tolerant.forEach(this::script);
        return new TranscriptReplay(
                recording, transcripts, clock, role -> tolerant.contains(role) ? Mode.TOLERANT : Mode.STRICT);
    }

    /** What the recorded times are counted on. */
    public LabClock clock() {
        return clock;
    }

    /** The instrument of a role. */
    public Session open(String role) {
        return open(role, NOWHERE, SessionOptions.DEFAULT);
    }

    /**
     * As {@link Sessions#open}.
     *
     * @param resource what the session calls its place
     * @param options with the terminator and the turnaround of the recording
     */
    public Session open(String role, ResourceString resource, SessionOptions options) {
        ReplayScript script = script(role);
        return LinkSession.open(
                role,
                resource,
                unused -> new ReplayLink(script, options, script.strict() ? this::sleepUntil : nanos -> {}),
                clock,
                options);
    }

    /** @throws IllegalArgumentException when the clock is not that of the replay */
    @Override
    public Session open(String role, ResourceString resource, LabClock itsClock, SessionOptions options) {
        if (itsClock != clock) {
            throw new IllegalArgumentException("a replay has one clock, and this is another");
        }
        return open(role, resource, options);
    }

    private ReplayScript script(String role) {
        ReplayScript script = scripts.get(role);
        if (script == null) {
            throw new InvalidInput(recording + ": nothing is recorded for the role '" + role + "'"
                    + NearestName.hint(role, scripts.keySet()));
        }
        return script;
    }

    private void sleepUntil(long recordedNanos) {
        try {
            clock.sleepUntil(startNanos + recordedNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Everything recorded has been said; in a tolerant replay, apart from queries.
     *
     * @throws AssertionError that shows where each role stopped
     */
    public void mustBeOver() {
        String left = scripts.entrySet().stream()
                .flatMap(one -> one.getValue().left().stream().map(line -> one.getKey() + ": " + line))
                .collect(Collectors.joining("\n"));
        if (!left.isEmpty()) {
            throw new AssertionError("the replay of " + recording + " is not over:\n" + left);
        }
    }
}
