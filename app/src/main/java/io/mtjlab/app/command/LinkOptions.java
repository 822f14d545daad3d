package io.mtjlab.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.app.bench.InstrumentLink;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Option;

/** What commands that talk to one instrument share. */
final class LinkOptions {

    private static final double MOST_SECONDS = 86_400;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Of each exchange. Default: the bench file's, or 10")
    @Nullable
    Double timeoutSeconds;

    /** How many words name the instrument: a resource string is one, a bench and a role are two. */
    static int wordsOfInstrument(List<String> words) {
        int needed = words.get(0).contains("::") ? 1 : 2;
        if (words.size() < needed) {
            throw new InvalidInput(
                    "'" + words.get(0) + "' is no resource string, such as TCPIP0::192.168.1.20::5025::SOCKET;"
                            + " after a bench, its role is missing");
        }
        return needed;
    }

    /** @param words that begin with a resource string, or a bench and a role */
    InstrumentLink open(List<String> words) {
        return wordsOfInstrument(words) == 1
                ? InstrumentLink.at(words.get(0), timeout())
                : InstrumentLink.onBench(Path.of(words.get(0)), words.get(1), timeout());
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
