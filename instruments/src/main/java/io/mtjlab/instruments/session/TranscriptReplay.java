package io.mtjlab.instruments.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.session.Transcript.Entry;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.yaml.NearestName;

/**
 * Plays instruments from a recorded file, so that a recorded night becomes a test:
 *
 * <pre>{@code
 * TranscriptReplay night = TranscriptReplay.strict(Path.of("night.txt"), new DrivenClock());
 * runTheNight(night.open("nvm"), night.open("isrc"));
 * night.mustBeOver();
 * }</pre>
 *
 * <p>What is said to one instrument must be what was recorded for its role; the roles do not constrain each other, since
 * threads take their turns differently from run to run. A difference ends the exchange, and every later one of that
 * role, with a {@link LinkGarbage} that shows both lines and the place in the file. Failures that were recorded happen
 * again.
 */
public final class TranscriptReplay {

    /** How exactly a replay wants its lines. */
    enum Mode {
        STRICT,
        TOLERANT
    }

    private static final ResourceString NOWHERE = new TcpSocketResource(0, "transcript", 0);

    private final Transcript transcript;
    private final LabClock clock;
    private final Mode mode;
    private final long startNanos;
    private final Map<String, ReplayScript> scripts = new LinkedHashMap<>();

    private TranscriptReplay(Transcript transcript, LabClock clock, Mode mode) {
        this.transcript = transcript;
        this.clock = clock;
        this.mode = mode;
        this.startNanos = clock.nanos();
        Map<String, List<Entry>> byRole = new LinkedHashMap<>();
        for (Entry entry : transcript.entries()) {
            byRole.computeIfAbsent(entry.role(), role -> new ArrayList<>()).add(entry);
        }
        byRole.forEach((role, entries) -> scripts.put(role, new ReplayScript(transcript.file(), entries, mode)));
    }

    /**
     * Every line in its order, and at its time: an exchange ends when it ended then, on the lab clock, counted from
     * the clock's present for the beginning of the recording; later, when the replay has got behind.
     */
    public static TranscriptReplay strict(Path file, LabClock clock) {
        return new TranscriptReplay(Transcript.read(file), clock, Mode.STRICT);
    }

    /**
     * Takes no time, and lets queries change places: between two lines that ask nothing (which may change something, so
     * they keep their order) the queries may come in any order, each as often as it was recorded there, and need not
     * come at all.
     */
    public static TranscriptReplay tolerant(Path file, LabClock clock) {
        return new TranscriptReplay(Transcript.read(file), clock, Mode.TOLERANT);
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
        ReplayScript script = scripts.get(role);
        if (script == null) {
            throw new InvalidInput(transcript.file() + ": nothing is recorded for the role '" + role + "'"
                    + NearestName.hint(role, scripts.keySet()));
        }
        boolean timed = mode == Mode.STRICT;
        return LinkSession.open(
                role,
                resource,
                unused -> new ReplayLink(script, options.terminator(), timed ? this::sleepUntil : nanos -> {}),
                clock,
                options);
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
            throw new AssertionError("the replay of " + transcript.file() + " is not over:\n" + left);
        }
    }
}
