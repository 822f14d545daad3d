package io.mtjlab.simulators.mnemonic;

import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.server.Outlet;

/** Runs lines of such a language against a table. Commands on one line stand between semicolons. */
public final class MnemonicDialect implements Dialect {

    private static final Logger LOG = LoggerFactory.getLogger(MnemonicDialect.class);

    private static final int MESSAGE_AVAILABLE = 1 << 4;

    /**
     * What differs between makers.
     *
     * @param mnemonicLetters length of every mnemonic, so that no blank need follow; 0 when a blank ends it, below 0
     *     when anything but a letter does
     * @param joiner between the answers to several queries on one line
     * @param terminator behind the last answer
     * @param colons whether one may stand before a mnemonic, as behind the semicolon of {@code KRDG? A;:*ESR?}
     * @param repeats whether a question mark alone has the last query answered again
     */
    public record Style(int mnemonicLetters, String joiner, String terminator, boolean colons, boolean repeats) {
        /** Stanford Research: four letters, and each query answered for itself (SR830 manual, 5-2). */
        public static final Style STANFORD = new Style(4, "\n", "\n", false, false);

        /** Stanford Research's newer ones: words of letters (SR860 manual, chapter 4). */
        public static final Style STANFORD_WORDS = new Style(-1, "\n", "\n", false, false);

        /**
         * Lake Shore: words, and the answers of a line joined (475 manual, 6.1.2). Their own Python driver puts a colon
         * behind each semicolon.
         */
        public static final Style LAKE_SHORE = new Style(0, ";", "\r\n", true, false);

        /** The 425 answers its last query again to a question mark alone (425 manual, page 52). */
        public static final Style LAKE_SHORE_425 = new Style(0, ";", "\r\n", true, true);
    }

    /** Is told what was refused. */
    public interface Refusals {
        void refused(Refusal.Kind kind);

        void overrun();

        /** See {@link Dialect#statusByte}. */
        default int statusByte(boolean messageAvailable) {
            return messageAvailable ? MESSAGE_AVAILABLE : 0;
        }
    }

    private final MnemonicTable table;
    private final Style style;
    private final Refusals refusals;
    private Consumer<Outlet> unasked = outlet -> {};
    private String lastQuery = "?";

    public MnemonicDialect(MnemonicTable table, Style style, Refusals refusals) {
        this.table = table;
        this.style = style;
        this.refusals = refusals;
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        boolean text = false;
        for (String part : Pieces.between(repeated(line), ';')) {
            String unit = style.colons() && part.startsWith(":") ? part.substring(1) : part;
            if (unit.isEmpty()) {
                continue;
            }
            if (out.length() > MOST_ANSWER_BYTES) {
                out.setLength(0);
                deadlocked();
                return;
            }
            try {
                String answer = run(unit);
                if (!answer.isEmpty()) {
                    out.append(text ? style.joiner() : "").append(answer);
                    text = !table.binary(unit.substring(0, mnemonicEnd(unit)));
                }
            } catch (Refusal e) {
                LOG.debug("refused '{}': {}", unit, e.getMessage());
                refusals.refused(e.kind());
            }
        }
        if (text) {
            out.append(style.terminator());
        }
    }

    /** The line, or the last one that asked when a question mark alone stands for it. */
    private String repeated(String line) {
        if (style.repeats() && line.strip().equals("?")) {
            return lastQuery;
        }
        if (line.indexOf('?') >= 0) {
            lastQuery = line;
        }
        return line;
    }

    /** Has {@code taker} told where bytes may go that nobody has asked for. */
    public MnemonicDialect unasked(Consumer<Outlet> taker) {
        unasked = taker;
        return this;
    }

    @Override
    public void unasked(Outlet outlet) {
        unasked.accept(outlet);
    }

    @Override
    public void overrun() {
        refusals.overrun();
    }

    /** These know no other word for a queue that is full. */
    @Override
    public void deadlocked() {
        refusals.overrun();
    }

    @Override
    public int statusByte(boolean messageAvailable) {
        return refusals.statusByte(messageAvailable);
    }

    private String run(String unit) throws Refusal, InterruptedException {
        int end = mnemonicEnd(unit);
        String mnemonic = unit.substring(0, end);
        String behind = unit.substring(end).strip();
        boolean query = behind.startsWith("?"); // some programs put a blank before it
        String rest = query ? behind.substring(1).strip() : behind;
        Arguments arguments = arguments(rest);
        if (query) {
            MnemonicTable.Query found = table.findQuery(mnemonic);
            if (found != null) {
                return found.run(arguments);
            }
        } else {
            MnemonicTable.Command found = table.findCommand(mnemonic);
            if (found != null) {
                found.run(arguments);
                return "";
            }
        }
        throw new Refusal(Refusal.Kind.COMMAND, "no such command");
    }

    private int mnemonicEnd(String unit) {
        if (style.mnemonicLetters() > 0) {
            return Math.min(style.mnemonicLetters(), unit.length());
        }
        int end = 0;
        while (end < unit.length() && unit.charAt(end) > ' ' && unit.charAt(end) != '?') {
            if (style.mnemonicLetters() < 0 && !Character.isLetter(unit.charAt(end)) && unit.charAt(end) != '*') {
                break;
            }
            end++;
        }
        return numbered(unit, end);
    }

    /** A number belongs to the mnemonic where one is known with it: {@code SCNAUX1}. */
    private int numbered(String unit, int end) {
        int longer = end;
        while (longer < unit.length() && Character.isDigit(unit.charAt(longer))) {
            longer++;
        }
        String whole = unit.substring(0, longer);
        return table.findCommand(whole) != null || table.findQuery(whole) != null ? longer : end;
    }

    /** Parameters may be left empty: their driver turns an alarm off with {@code ALARM A,0,,,,,,}. */
    private static Arguments arguments(String rest) {
        return new Arguments(
                rest.isEmpty() ? new String[0] : Pieces.between(rest, ',').toArray(String[]::new));
    }
}
