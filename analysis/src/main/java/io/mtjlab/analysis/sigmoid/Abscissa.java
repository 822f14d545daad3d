package io.mtjlab.analysis.sigmoid;

/** What a switching probability is told against; alpha has one over its unit, beta its unit. */
public enum Abscissa {
    FIELD("H", "Oe", "field"),
    VOLTAGE("V", "V", "voltage"),
    CURRENT("I", "A", "current");

    private final String symbol;
    private final String unit;
    private final String word;

    Abscissa(String symbol, String unit, String word) {
        this.symbol = symbol;
        this.unit = unit;
        this.word = word;
    }

    public String symbol() {
        return symbol;
    }

    /** Of beta. */
    public String unit() {
        return unit;
    }

    /** Of alpha. */
    String slopeUnit() {
        return "1/" + unit;
    }

    /** For sentences. */
    String word() {
        return word;
    }

    /** For axes. */
    String label() {
        return symbol + " (" + unit + ")";
    }
}
