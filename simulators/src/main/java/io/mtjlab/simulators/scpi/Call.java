package io.mtjlab.simulators.scpi;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One execution of a command or a query: its suffixes, its parameters, its answer. */
public final class Call {

    private final Map<String, Integer> suffixes;
    private final List<Token> parameters;
    private final StringBuilder answer;
    private final boolean messageAvailable;
    private boolean looked;

    Call(Map<String, Integer> suffixes, List<Token> parameters, StringBuilder answer, boolean messageAvailable) {
        this.suffixes = suffixes;
        this.parameters = parameters;
        this.answer = answer;
        this.messageAvailable = messageAvailable;
    }

    private List<Token> parameters() {
        looked = true;
        return parameters;
    }

    /** True when there are parameters that nobody has looked at: the row knows none. */
    boolean ignoredParameters() {
        return !looked && !parameters.isEmpty();
    }

    /**
     * The numeric suffix that a mnemonic of the header was sent with, 1 where it was left out.
     *
     * @param mnemonic long form in capitals
     */
    public int suffix(String mnemonic) {
        return suffixes.getOrDefault(mnemonic, 1);
    }

    /** The header's only numeric suffix, 1 where none was sent. */
    public int onlySuffix() {
        return suffixes.values().stream().findFirst().orElse(1);
    }

    public int parameterCount() {
        return parameters().size();
    }

    /** True when an answer of an earlier query on the same line waits to be sent. */
    public boolean messageAvailable() {
        return messageAvailable;
    }

    /** The answer, to append to. */
    public StringBuilder answer() {
        return answer;
    }

    public void answer(String text) {
        answer.append(text);
    }

    public void answer(int number) {
        answer.append(number);
    }

    public void expect(int least, int most) throws ScpiException {
        if (parameters().size() < least) {
            throw new ScpiException(StandardError.MISSING_PARAMETER);
        }
        if (parameters().size() > most) {
            throw new ScpiException(StandardError.PARAMETER_NOT_ALLOWED);
        }
    }

    /** A number within limits, or MIN, MAX, DEF. */
    public double number(int index, Dimension unit, Limits limits) throws ScpiException {
        Token token = parameters().get(index);
        double value = token.kind() == Token.Kind.WORD ? special(token.text(), limits) : NumericData.read(token, unit);
        if (!(value >= limits.min() && value <= limits.max())) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        return value;
    }

    /** A number within {@code limits}, where MIN and its like stand for those of {@code words}. */
    double number(int index, Dimension unit, Limits limits, Limits words) throws ScpiException {
        Token token = parameters().get(index);
        return token.kind() == Token.Kind.WORD ? special(token.text(), words) : number(index, unit, limits);
    }

    /** The unit that a number was sent with, in capitals; empty where there is none. */
    public String unit(int index) {
        Token token = parameters().get(index);
        if (token.kind() != Token.Kind.NUMBER) {
            return "";
        }
        String text = token.text().strip();
        int from = text.length();
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from).toUpperCase(Locale.ROOT);
    }

    /** A whole number; a fraction is rounded as IEEE 488.2, 7.7.2.4 asks. */
    public int integer(int index, int min, int max) throws ScpiException {
        return (int) Math.rint(number(index, Dimension.NONE, Limits.of(min, max, min)));
    }

    /** ON, OFF, or a number, of which everything but 0 is on (SCPI-99 volume 1, 7.3). */
    public boolean bool(int index) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() == Token.Kind.WORD) {
            switch (token.text().toUpperCase(Locale.ROOT)) {
                case "ON":
                    return true;
                case "OFF":
                    return false;
                default:
                    throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
            }
        }
        return Math.rint(NumericData.read(token, Dimension.NONE)) != 0;
    }

    /** One of several words, each written with its short form in capitals; gives the word's place in the list. */
    public int choice(int index, List<String> words) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() != Token.Kind.WORD) {
            throw new ScpiException(
                    token.kind() == Token.Kind.STRING
                            ? StandardError.STRING_DATA_NOT_ALLOWED
                            : StandardError.DATA_TYPE_ERROR);
        }
        return choice(token.text(), words);
    }

    /** The same for a word in quotes. */
    public int quotedChoice(int index, List<String> words) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() != Token.Kind.STRING) {
            throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
        return choice(token.text(), words);
    }

    /** A text in quotes. */
    public String string(int index) throws ScpiException {
        return require(index, Token.Kind.STRING, StandardError.DATA_TYPE_ERROR).text();
    }

    /** A name, in quotes or bare. */
    public String name(int index) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.WORD) {
            throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
        return token.text();
    }

    /** True when the parameter is this word or its short form. */
    public boolean isWord(int index, String word) {
        Token token = parameters().get(index);
        return token.kind() == Token.Kind.WORD
                && (token.text().equalsIgnoreCase(word) || token.text().equalsIgnoreCase(shortForm(word)));
    }

    /** True when the parameter is a word, whichever. */
    boolean isWord(int index) {
        return parameters.get(index).kind() == Token.Kind.WORD;
    }

    /** The bytes of a definite or indefinite block, as Latin-1 (IEEE 488.2, 7.7.6). */
    public String block(int index) throws ScpiException {
        return require(index, Token.Kind.BLOCK, StandardError.DATA_TYPE_ERROR).text();
    }

    public boolean isNumber(int index) {
        return parameters().get(index).kind() == Token.Kind.NUMBER;
    }

    public boolean isBlock(int index) {
        return parameters().get(index).kind() == Token.Kind.BLOCK;
    }

    /** The channels of {@code (@1!1:1!4)}, in order, by name. */
    public List<String> channels(int index) throws ScpiException {
        return ChannelList.parse(require(index, Token.Kind.EXPRESSION, StandardError.DATA_TYPE_ERROR)
                .text());
    }

    /** The channels as they were sent, between {@code (@} and {@code )}, without blanks. */
    public String written(int index) throws ScpiException {
        String text = require(index, Token.Kind.EXPRESSION, StandardError.DATA_TYPE_ERROR)
                .text()
                .replace(" ", "");
        return text.substring(2, text.length() - 1);
    }

    /** True when the parameter is a list of channels, an empty one included. */
    public boolean isChannelList(int index) {
        Token token = parameters().get(index);
        return token.kind() == Token.Kind.EXPRESSION && token.text().startsWith("(@");
    }

    /** The same call as it would be without its last parameter. */
    public Call withoutLast() {
        return new Call(suffixes, parameters().subList(0, parameters().size() - 1), answer, messageAvailable);
    }

    /** An expression, with the parentheses around it. */
    public String expression(int index) throws ScpiException {
        return require(index, Token.Kind.EXPRESSION, StandardError.DATA_TYPE_ERROR)
                .text();
    }

    private Token require(int index, Token.Kind kind, StandardError otherwise) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() != kind) {
            throw new ScpiException(otherwise);
        }
        return token;
    }

    /** The short form of a word written like {@code IMMediate}. */
    public static String shortForm(String word) {
        StringBuilder brief = new StringBuilder();
        bareName(word).chars().filter(c -> !Character.isLowerCase(c)).forEach(c -> brief.append((char) c));
        return brief.toString();
    }

    /** Behind a word that may be said with its number or without: {@code SENSe[1]}. */
    private static final String FIRST = "[1]";

    private static String bareName(String word) {
        return word.endsWith(FIRST) ? word.substring(0, word.length() - FIRST.length()) : word;
    }

    private static int choice(String said, List<String> words) throws ScpiException {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean numbered = word.endsWith(FIRST);
            String name = bareName(word);
            String bare = numbered && said.endsWith("1") ? said.substring(0, said.length() - 1) : said;
            if (bare.equalsIgnoreCase(name) || bare.equalsIgnoreCase(shortForm(name))) {
                return i;
            }
        }
        throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
    }

    /** The value that MIN, MAX or DEF stands for. */
    double special(String word, Limits limits) throws ScpiException {
        switch (word.toUpperCase(Locale.ROOT)) {
            case "MIN":
            case "MINIMUM":
                return limits.min();
            case "MAX":
            case "MAXIMUM":
                return limits.max();
            case "DEF":
            case "DEFAULT":
                return limits.otherwise();
            case "INF":
            case "INFINITY":
                return 9.9e37;
            case "NINF":
            case "NINFINITY":
                return -9.9e37;
            default:
                throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
    }

    double special(int index, Limits limits) throws ScpiException {
        Token token = parameters().get(index);
        if (token.kind() != Token.Kind.WORD) {
            throw new ScpiException(StandardError.PARAMETER_NOT_ALLOWED);
        }
        return special(token.text(), limits);
    }
}
