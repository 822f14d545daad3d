package io.mtjlab.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that a person types, with a history kept in the home folder, and completion. */
public final class TerminalLines implements LineSource {

    private static final Path HISTORY = Path.of(System.getProperty("user.home"), ".mtjlab_history");

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    public TerminalLines(String prompt, Collection<String> words) {
        this.prompt = prompt;
        try {
            terminal = TerminalBuilder.builder().system(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used: " + e.getMessage(), e);
        }
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(new char[0]); // a backslash is a backslash
        parser.setQuoteChars(new char[0]);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new StringsCompleter(words))
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // an exclamation mark runs a script
                .variable(LineReader.HISTORY_FILE, HISTORY)
                .build();
    }

    /** Ctrl-D ends; Ctrl-C drops the line. */
    @Override
    public Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
