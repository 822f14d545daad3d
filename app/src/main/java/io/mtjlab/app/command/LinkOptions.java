package io.mtjlab.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.bench.InstrumentLink;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Option;

/** What commands that talk to one instrument share. */
final class LinkOptions {

    private static final double MOST_SECONDS = 86_400;

    @Option(
            names = "--bench",
            paramLabel = "BENCH",
            description = "A bench file, or the name of one that ships; the instrument is then given by its role.")
    @Nullable
    Path bench;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Of each exchange. Default: the bench file's, or 10")
    @Nullable
    Double timeoutSeconds;

    InstrumentLink open(String target) {
        return InstrumentLink.open(target, Optional.ofNullable(bench), timeout());
    }

    private Optional<Duration> timeout() {
        Double seconds = timeoutSeconds;
        if (seconds == null) {
            return Optional.empty();
        }
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new InvalidInput("--timeout " + seconds + ": seconds above 0 expected, at most " + MOST_SECONDS);
        }
        return Optional.of(Duration.ofNanos(Math.max(1, Math.round(1e9 * seconds))));
    }
}
