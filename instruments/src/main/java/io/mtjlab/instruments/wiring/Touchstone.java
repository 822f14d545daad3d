package io.mtjlab.instruments.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;

/**
 * Reads a Touchstone file of version 1 with two ports ({@code .s2p}): the option line {@code # GHz S MA R 50} in any
 * order and any case, with those defaults; comments from {@code !} to the end of a line; nine numbers a line, frequency
 * and S11, S21, S12, S22 as magnitude and angle (MA), decibel and angle (DB) or real and imaginary part (RI), angles in
 * degrees. Noise parameters after the network, which begin where the frequency falls, are passed over.
 *
 * <p>Source: Touchstone File Format Specification, version 1.1, EIA/IBIS Open Forum.
 */
public final class Touchstone {

    private static final Map<String, Double> HERTZ = Map.of("HZ", 1.0, "KHZ", 1e3, "MHZ", 1e6, "GHZ", 1e9);

    private static final int NUMBERS = 9;

    private static final int NOISE_NUMBERS = 5;

    private enum Form {
        MA,
        DB,
        RI
    }

    private final String file;
    private final List<TwoPort.Point> points = new ArrayList<>();
    private double hertz = 1e9;
    private Form form = Form.MA;
    private boolean options;
    private boolean noise;

    private Touchstone(String file) {
        this.file = file;
    }

    /** @throws InvalidInput with file, line and column of what is wrong */
    public static TwoPort read(Path path) {
        String name = path.toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".s2p")) {
            throw new InvalidInput(name + ": a file with two ports is expected, which ends in .s2p");
        }
        try {
            return parse(name, Files.readString(path, StandardCharsets.ISO_8859_1)); // any byte may stand in a comment
        } catch (NoSuchFileException e) {
            throw new InvalidInput(name + ": there is no such file", e);
        } catch (IOException e) {
            throw new InvalidInput(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param file what messages call the text */
    public static TwoPort parse(String file, String text) {
        Touchstone reader = new Touchstone(file);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            reader.line(number, line);
        }
        if (reader.points.isEmpty()) {
            throw InvalidInput.at(file, Math.max(1, number), 1, "no line of network data in it");
        }
        return new TwoPort(file, reader.points);
    }

    private void line(int number, String line) {
        int comment = line.indexOf('!');
        List<Word> words = Word.of(comment < 0 ? line : line.substring(0, comment), number);
        if (words.isEmpty()) {
            return;
        }
        Word first = words.get(0);
        if (first.text.startsWith("[")) {
            throw error(first, first.text + " is a keyword of Touchstone 2; version 1 is read here");
        }
        if (first.text.startsWith("#")) {
            options(words);
        } else {
            data(words);
        }
    }

    private void options(List<Word> words) {
        if (options || !points.isEmpty()) {
            throw error(words.get(0), "an option line stands once, before the data");
        }
        options = true;
        List<Word> rest = new ArrayList<>(words.subList(1, words.size()));
        if (words.get(0).text.length() > 1) { // "#GHz" without a space
            Word first = words.get(0);
            rest.add(0, new Word(first.text.substring(1), first.line, first.column + 1));
        }
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            String upper = word.text.toUpperCase(Locale.ROOT);
            @Nullable Double factor = HERTZ.get(upper);
            if (factor != null) {
                hertz = factor;
            } else if (upper.equals("MA") || upper.equals("DB") || upper.equals("RI")) {
                form = Form.valueOf(upper);
            } else if (upper.equals("R")) {
                i++;
                reference(i < rest.size() ? rest.get(i) : word);
            } else if (upper.length() == 1 && "YZGH".contains(upper)) {
                throw error(word, upper + " parameters: export scattering parameters (S) instead");
            } else if (!upper.equals("S")) {
                throw error(word, "unknown option '" + word.text + "'; Hz kHz MHz GHz, S, MA DB RI, R 50 are known");
            }
        }
    }

    private void reference(Word word) {
        if (number(word) != RfPath.LINE_OHMS) {
            throw error(word, "relative to " + word.text + " ohm; export it relative to 50 ohm");
        }
    }

    private void data(List<Word> words) {
        double[] values = words.stream().mapToDouble(this::number).toArray();
        double at = values[0] * hertz;
        if (noise || (values.length == NOISE_NUMBERS && !points.isEmpty() && at <= last())) {
            noise = true;
            return;
        }
        if (values.length != NUMBERS) {
            throw error(words.get(0), "9 numbers expected (frequency, S11, S21, S12, S22), found " + values.length);
        }
        if (at < 0) {
            throw error(words.get(0), "a frequency below 0");
        }
        if (!points.isEmpty() && at <= last()) {
            throw error(words.get(0), "frequency " + words.get(0).text + " does not rise above the one before");
        }
        points.add(new TwoPort.Point(at, pair(values, 1), pair(values, 3), pair(values, 5), pair(values, 7)));
    }

    private double last() {
        return points.get(points.size() - 1).hertz();
    }

    private Complex pair(double[] values, int index) {
        double first = values[index];
        double second = values[index + 1];
        return switch (form) {
            case RI -> new Complex(first, second);
            case MA -> Complex.polar(first, Math.toRadians(second));
            case DB -> Complex.polar(Math.pow(10, first / 20), Math.toRadians(second));
        };
    }

    private double number(Word word) {
        boolean looksLikeOne = word.text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
        double value = looksLikeOne ? Double.parseDouble(word.text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw error(word, "a number expected, found '" + word.text + "'");
        }
        return value;
    }

    private InvalidInput error(Word word, String message) {
        return InvalidInput.at(file, word.line, word.column, message);
    }

    /** A word and where it stands, counted from 1. */
    private record Word(String text, int line, int column) {

        static List<Word> of(String text, int line) {
            List<Word> words = new ArrayList<>();
            int start = -1;
            for (int i = 0; i <= text.length(); i++) {
                boolean inside = i < text.length() && !Character.isWhitespace(text.charAt(i));
                if (inside && start < 0) {
                    start = i;
                } else if (!inside && start >= 0) {
                    words.add(new Word(text.substring(start, i), line, start + 1));
                    start = -1;
                }
            }
            return words;
        }
    }
}
