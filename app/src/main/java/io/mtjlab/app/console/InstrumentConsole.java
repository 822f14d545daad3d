package io.mtjlab.app.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.mtjlab.app.bench.InstrumentLink;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.Session;

/**
 * Sends each line to an instrument and prints its answer when it asks. After every line the error queue is shown.
 * {@code !file} sends the lines of a file, {@code #} begins a comment, {@code help} and {@code exit} are ours.
 */
public final class InstrumentConsole {

    /** Scripts that run scripts. */
    private static final int MOST_NESTED = 8;

    private static final String COMMENT = "#";

    private final Session session;
    private final Optional<MessageDriver> driver;
    private final PrintWriter out;
    private int faults;

    public InstrumentConsole(InstrumentLink link, PrintWriter out) {
        this.session = link.session();
        this.driver = DriverFinder.find(session, link.model());
        this.out = out;
    }

    /** Who is there, and what is known of it. */
    public String greeting() {
        return driver.map(known -> known.identity() + " at " + session.resource())
                .orElseGet(() -> session.resource() + ", of no model that is known here: its errors are not asked for");
    }

    /** Every command of the driver's table, as setting and as question; what is always there; sorted. */
    public List<String> words() {
        TreeSet<String> words = new TreeSet<>(List.of("*IDN?", "*OPC?", "*CLS", "*RST", "exit", "help"));
        driver.ifPresent(known -> known.settings().forEach(row -> {
            words.add(row.header());
            words.add(row.query());
        }));
        return new ArrayList<>(words);
    }

    /**
     * Until the lines end, or one says {@code exit}.
     *
     * @return how many commands failed, or were not accepted
     */
    public int run(LineSource lines) {
        boolean goOn = true;
        while (goOn) {
            Optional<String> line = lines.next();
            goOn = line.isPresent() && line(line.get().strip(), 0);
        }
        return faults;
    }

    /** @return false when this was the last line */
    private boolean line(String line, int depth) {
        if (line.isEmpty() || line.startsWith(COMMENT)) {
            return true;
        }
        switch (line) {
            case "exit", "quit" -> {
                return false;
            }
            case "help" -> help();
            default -> {
                if (line.startsWith("!")) {
                    return script(line.substring(1).strip(), depth);
                }
                send(line);
            }
        }
        out.flush();
        return true;
    }

    private void help() {
        out.println("A line goes to the instrument; its answer is awaited when there is a question mark in it.");
        out.println("!FILE sends the lines of a file; # begins a comment; exit or Ctrl-D ends.");
        driver.ifPresent(known -> known.settings()
                .forEach(row -> out.println("  " + row.header() + "  " + row.name()
                        + (row.unit().symbol().equals("1")
                                ? ""
                                : " in " + row.unit().symbol()))));
    }

    private void send(String command) {
        try {
            if (command.contains("?")) {
                out.println(session.query(command));
            } else {
                session.write(command);
            }
            driver.ifPresent(known -> known.takeComplaints().forEach(this::fault));
        } catch (LinkException e) {
            fault(String.valueOf(e.getMessage()));
        }
    }

    private boolean script(String name, int depth) {
        if (depth == MOST_NESTED) {
            fault(name + ": scripts call each other " + MOST_NESTED + " deep; this one was not run");
            return true;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(name));
        } catch (IOException | RuntimeException e) {
            fault("the script " + name + " cannot be read: " + e.getMessage());
            return true;
        }
        for (String each : lines) {
            String stripped = each.strip();
            if (!stripped.isEmpty() && !stripped.startsWith(COMMENT)) {
                out.println("> " + stripped);
            }
            if (!line(stripped, depth + 1)) {
                return true; // exit ends the script, not the console
            }
        }
        return true;
    }

    private void fault(String text) {
        faults++;
        out.println("! " + text);
        out.flush();
    }
}
