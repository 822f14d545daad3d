package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.sampling.Ranged;

/**
 * A math expression of the 2400 (user's manual, 18-28: operands VOLTage, CURRent, RESistance, TIME, each with a vector
 * number in brackets where several readings take part; + - * / ^ and log, ln, sin, cos, tan, exp; log and ln of the
 * magnitude; signs bind closer than powers).
 */
final class Formula {

    /** Longer ones are refused. */
    private static final int LONGEST = 256;

    private static final int MOST_VECTORS = Readings.LARGEST;
    private static final int MOST_DIGITS = 4;

    /** Works a value out from as many readings as the formula takes. */
    @FunctionalInterface
    private interface Term {
        double of(List<Row> rows);
    }

    private final String text;
    private final Term term;
    private int readings = 1;
    private int at;

    private Formula(String text) throws ScpiException {
        this.text = text;
        this.term = sum();
        if (at < text.length()) {
            throw invalid();
        }
    }

    /** @param text with or without the parentheses around it */
    static Formula parse(String text) throws ScpiException {
        String bare = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (bare.length() > LONGEST) {
            throw invalid();
        }
        return new Formula(bare);
    }

    private static ScpiException invalid() {
        return new ScpiException(StandardError.INVALID_EXPRESSION);
    }

    @Override
    public String toString() {
        return text;
    }

    /** How many readings one result takes. */
    int readings() {
        return readings;
    }

    /** The value for such readings; "not a number" as the 2400 says it where one of them was not measured. */
    double of(List<Row> rows) {
        double value = term.of(rows);
        if (Double.isNaN(value)) {
            return Readings.NOT_MEASURED;
        }
        return Math.abs(value) > Ranged.OVERFLOW ? Math.copySign(Ranged.OVERFLOW, value) : value;
    }

    private boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private Term sum() throws ScpiException {
        Term left = product();
        while (true) {
            Term first = left;
            if (next('+')) {
                Term second = product();
                left = rows -> first.of(rows) + second.of(rows);
            } else if (next('-')) {
                Term second = product();
                left = rows -> first.of(rows) - second.of(rows);
            } else {
                return left;
            }
        }
    }

    private Term product() throws ScpiException {
        Term left = power();
        while (true) {
            Term first = left;
            if (next('*')) {
                Term second = power();
                left = rows -> first.of(rows) * second.of(rows);
            } else if (next('/')) {
                Term second = power();
                left = rows -> first.of(rows) / second.of(rows);
            } else {
                return left;
            }
        }
    }

    private Term power() throws ScpiException {
        Term left = signed();
        while (next('^')) {
            Term first = left;
            Term second = signed();
            left = rows -> Math.pow(first.of(rows), second.of(rows));
        }
        return left;
    }

    private Term signed() throws ScpiException {
        if (next('-')) {
            Term value = signed();
            return rows -> -value.of(rows);
        }
        return next('+') ? signed() : atom();
    }

    private Term atom() throws ScpiException {
        if (next('(')) {
            return closed();
        }
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at == start ? number() : named(text.substring(start, at));
    }

    private Term closed() throws ScpiException {
        Term inner = sum();
        if (!next(')')) {
            throw invalid();
        }
        return inner;
    }

    private Term number() throws ScpiException {
        int start = at;
        while (at < text.length() && belongsToNumber(start)) {
            at++;
        }
        try {
            double value = Double.parseDouble(text.substring(start, at));
            return rows -> value;
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private boolean belongsToNumber(int start) {
        char c = text.charAt(at);
        boolean behindExponent = at > start && text.charAt(at - 1) == 'E';
        return Character.isDigit(c) || c == '.' || c == 'E' || behindExponent && (c == '+' || c == '-');
    }

    private Term named(String name) throws ScpiException {
        switch (name) {
            case "VOLT", "VOLTAGE":
                return element(0);
            case "CURR", "CURRENT":
                return element(1);
            case "RES", "RESISTANCE":
                return element(2);
            case "TIME":
                return element(3);
            default:
                return function(name);
        }
    }

    private Term function(String name) throws ScpiException {
        if (!next('(')) {
            throw invalid();
        }
        Term inner = closed();
        return switch (name) {
            case "LOG" -> rows -> Math.log10(Math.abs(inner.of(rows)));
            case "LN" -> rows -> Math.log(Math.abs(inner.of(rows)));
            case "SIN" -> rows -> Math.sin(inner.of(rows));
            case "COS" -> rows -> Math.cos(inner.of(rows));
            case "TAN" -> rows -> Math.tan(inner.of(rows));
            case "EXP" -> rows -> Math.exp(inner.of(rows));
            default -> throw invalid();
        };
    }

    private Term element(int index) throws ScpiException {
        int vector = next('[') ? vector() : 0;
        readings = Math.max(readings, vector + 1);
        return rows -> {
            double value = rows.get(vector).element(index);
            return value == Readings.NOT_MEASURED ? Double.NaN : value;
        };
    }

    private int vector() throws ScpiException {
        int start = at;
        int vector = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < MOST_DIGITS) {
            vector = 10 * vector + text.charAt(at++) - '0';
        }
        if (at == start || vector >= MOST_VECTORS || !next(']')) {
            throw invalid();
        }
        return vector;
    }
}
