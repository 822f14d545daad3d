package io.mtjlab.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.protocols.setup.Operator;

/**
 * The one who sits at the terminal. Input is looked at and not waited for, so that a night on which nobody answers goes on
 * to its end.
 */
final class TerminalOperator implements Operator {

    private static final Set<String> YES = Set.of("y", "yes");
    private static final Duration LOOK = Duration.ofMillis(200);

    private final PrintWriter out;
    private final InputStream in;
    private final BooleanSupplier terminal;
    private final LabClock people;

    /** @param people the clock of who answers, not of the lab */
    TerminalOperator(PrintWriter out, InputStream in, BooleanSupplier terminal, LabClock people) {
        this.out = out;
        this.in = in;
        this.terminal = terminal;
        this.people = people;
    }

    @Override
    public boolean isThere() {
        return terminal.getAsBoolean();
    }

    @Override
    public boolean confirms(String question, Duration patience) throws InterruptedException {
        long until = people.nanos() + patience.toNanos();
        try {
            in.skip(in.available()); // what was typed before is no answer to this
            out.print(question + " [yes/no]: ");
            out.flush();
            StringBuilder line = new StringBuilder();
            while (people.nanos() < until) {
                Optional<String> answer = read(line);
                if (answer.isPresent()) {
                    return YES.contains(answer.get().strip().toLowerCase(Locale.ROOT));
                }
                people.sleep(LOOK);
            }
            out.println();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input", e);
        }
    }

    /** A whole line, once it is there. */
    private Optional<String> read(StringBuilder line) throws IOException {
        byte[] typed = in.readNBytes(in.available());
        line.append(new String(typed, StandardCharsets.UTF_8));
        int end = line.indexOf("\n");
        return end < 0 ? Optional.empty() : Optional.of(line.substring(0, end));
    }
}
