package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Cuts a program message into units and their parameters (IEEE 488.2, chapter 7). */
final class Lexer {

    private final String line;
    private final int longestMnemonic;
    private int at;

    /** @param longestMnemonic in a header, and of a word among the parameters */
    Lexer(String line, int longestMnemonic) {
        this.line = line;
        this.longestMnemonic = longestMnemonic;
    }

    /**
     * The next unit, or null at the end. After an exception the lexer stands behind the faulty unit, so that the rest
     * of the line still counts.
     */
    @Nullable
    Unit next() throws ScpiException {
        try {
            skipBlanks();
            while (at < line.length() && line.charAt(at) == ';') {
                at++;
                skipBlanks();
            }
            return at >= line.length() ? null : unit();
        } catch (ScpiException e) {
            skipUnit();
            throw e;
        }
    }

    private Unit unit() throws ScpiException {
        boolean rooted = take(':');
        int start = at;
        take('*');
        int word = at;
        while (at < line.length() && isHeader(line.charAt(at))) {
            if (line.charAt(at) == ':') {
                word = at + 1;
            } else if (at - word >= longestMnemonic) {
                throw new ScpiException(StandardError.PROGRAM_MNEMONIC_TOO_LONG);
            }
            at++;
        }
        String header = line.substring(start, at);
        boolean query = take('?');
        if (header.isEmpty()
                || header.equals("*")
                || header.startsWith(":")
                || header.endsWith(":")
                || header.contains("::")) {
            throw new ScpiException(
                    at < line.length() && !isBlank(line.charAt(at)) && line.charAt(at) != ';'
                            ? StandardError.INVALID_CHARACTER
                            : StandardError.SYNTAX_ERROR);
        }
        if (at < line.length() && !isBlank(line.charAt(at)) && line.charAt(at) != ';') {
            throw new ScpiException(
                    line.charAt(at) < 0x7f ? StandardError.HEADER_SEPARATOR_ERROR : StandardError.INVALID_CHARACTER);
        }
        return new Unit(header, rooted, query, parameters());
    }

    private List<Token> parameters() throws ScpiException {
        skipBlanks();
        if (at >= line.length() || line.charAt(at) == ';') {
            return List.of();
        }
        List<Token> tokens = new ArrayList<>(2);
        while (true) {
            skipBlanks();
            tokens.add(token());
            skipBlanks();
            if (at >= line.length() || line.charAt(at) == ';') {
                return tokens;
            }
            if (!take(',')) {
                throw new ScpiException(StandardError.INVALID_SEPARATOR);
            }
        }
    }

    private Token token() throws ScpiException {
        if (at >= line.length() || line.charAt(at) == ',' || line.charAt(at) == ';') {
            throw new ScpiException(StandardError.MISSING_PARAMETER);
        }
        char first = line.charAt(at);
        if (first == '"' || first == '\'') {
            return string(first);
        }
        if (first == '(') {
            return expression();
        }
        int start = at;
        if (first == '#' && at + 1 < line.length() && Character.isDigit(line.charAt(at + 1))) {
            return block();
        }
        while (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != ';') {
            at++;
        }
        String text = line.substring(start, at).trim();
        boolean number = first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.' || first == '#';
        if (!number) {
            checkWord(text);
        }
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, text);
    }

    /** {@code #}, a digit that says how many digits the length has, the length, the bytes; {@code #0}: all that is left. */
    private Token block() throws ScpiException {
        int digits = line.charAt(at + 1) - '0';
        int data = at + 2 + digits;
        if (digits == 0) {
            at = line.length();
            return new Token(Token.Kind.BLOCK, line.substring(data));
        }
        long length = -1;
        if (data <= line.length() && line.substring(at + 2, data).chars().allMatch(c -> c >= '0' && c <= '9')) {
            length = Long.parseLong(line.substring(at + 2, data));
        }
        if (length < 0 || data + length > line.length()) {
            at = line.length();
            throw new ScpiException(StandardError.INVALID_BLOCK_DATA);
        }
        at = data + (int) length;
        return new Token(Token.Kind.BLOCK, line.substring(data, at));
    }

    private void checkWord(String text) throws ScpiException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && (c >= '0' && c <= '9' || c == '_'))) {
                throw new ScpiException(
                        isBlank(c) ? StandardError.INVALID_SEPARATOR : StandardError.INVALID_CHARACTER_DATA);
            }
        }
        if (text.length() > longestMnemonic) {
            throw new ScpiException(StandardError.CHARACTER_DATA_TOO_LONG);
        }
    }

    private Token string(char quote) throws ScpiException {
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            if (line.charAt(at) == quote) {
                at++;
                if (at >= line.length() || line.charAt(at) != quote) {
                    return new Token(Token.Kind.STRING, text.toString());
                }
            }
            text.append(line.charAt(at));
        }
        throw new ScpiException(StandardError.INVALID_STRING_DATA);
    }

    private Token expression() throws ScpiException {
        int start = at;
        int depth = 0;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                at++;
                return new Token(Token.Kind.EXPRESSION, line.substring(start, at));
            }
        }
        throw new ScpiException(StandardError.INVALID_EXPRESSION);
    }

    /** Moves behind the next semicolon that stands outside quotes. */
    private void skipUnit() {
        char quote = 0;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ';') {
                return;
            }
        }
    }

    private boolean take(char c) {
        if (at < line.length() && line.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    private static boolean isHeader(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ':';
    }
}
