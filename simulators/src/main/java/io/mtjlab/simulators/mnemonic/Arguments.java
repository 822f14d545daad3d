package io.mtjlab.simulators.mnemonic;

import java.util.Locale;
import java.util.Map;

/** The parameters of one command, as text between commas. */
public final class Arguments {

    private final String[] texts;

    Arguments(String[] texts) {
        this.texts = texts.clone();
    }

    public int count() {
        return texts.length;
    }

    public void expect(int least, int most) throws Refusal {
        if (texts.length < least || texts.length > most) {
            throw new Refusal(
                    Refusal.Kind.COMMAND, texts.length + " parameters where " + least + " to " + most + " go");
        }
    }

    /** Whether nothing stands where this parameter goes. */
    public boolean blank(int index) {
        return index >= texts.length || texts[index].isEmpty();
    }

    public double number(int index, double min, double max) throws Refusal {
        String said = text(index);
        double value;
        try {
            value = Double.parseDouble(said);
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.Kind.COMMAND, "'" + said + "' is not a number");
        }
        if (!(value >= min && value <= max)) {
            throw new Refusal(Refusal.Kind.EXECUTION, value + " is outside " + min + " to " + max);
        }
        return value;
    }

    /** A number that may have a unit behind it: {@code 1.5 KHZ}; {@code units} says how much each is. */
    public double number(int index, Map<String, Double> units, double min, double max) throws Refusal {
        String said = text(index).strip();
        int end = said.length();
        while (end > 0 && Character.isLetter(said.charAt(end - 1))) {
            end--;
        }
        String unit = said.substring(end).toUpperCase(Locale.ROOT);
        if (unit.isEmpty()) {
            return number(index, min, max);
        }
        Double size = units.get(unit);
        if (size == null) {
            throw new Refusal(Refusal.Kind.COMMAND, "no unit " + unit + " here");
        }
        double value;
        try {
            value = Double.parseDouble(said.substring(0, end).strip()) * size;
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.Kind.COMMAND, "'" + said + "' is not a number");
        }
        if (!(value >= min && value <= max)) {
            throw new Refusal(Refusal.Kind.EXECUTION, value + " is outside " + min + " to " + max);
        }
        return value;
    }

    public String text(int index) throws Refusal {
        if (blank(index)) {
            throw new Refusal(Refusal.Kind.COMMAND, "a parameter is missing");
        }
        return texts[index];
    }

    /** A name, whose quotes may be left out and which may be empty. */
    public String name(int index) {
        return index < texts.length ? texts[index].replace("\"", "") : "";
    }

    /** One of several words, each with its short form in capitals, or its number counted from 0. */
    public int choice(int index, String... words) throws Refusal {
        String said = text(index);
        for (int i = 0; i < words.length; i++) {
            if (words[i].equalsIgnoreCase(said)
                    || words[i].replaceAll("[a-z]", "").equalsIgnoreCase(said)) {
                return i;
            }
        }
        return integer(index, 0, words.length - 1);
    }

    /** A whole number; some programs send it with a point. */
    public int integer(int index, int min, int max) throws Refusal {
        return (int) Math.rint(number(index, min, max));
    }
}
