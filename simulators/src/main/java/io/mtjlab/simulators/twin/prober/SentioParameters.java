package io.mtjlab.simulators.twin.prober;

import java.util.Locale;

/** What stands behind a command's name, between commas. */
record SentioParameters(String[] texts) {

    static SentioParameters of(String text) {
        return new SentioParameters(
                text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*", -1));
    }

    int count() {
        return texts.length;
    }

    void expect(int least, int most) throws SentioAnswer {
        if (count() < least || count() > most) {
            throw new SentioAnswer(
                    SentioAnswer.WRONG_NUMBER_OF_PARAMETERS,
                    count() + " parameters where " + least + " to " + most + " are expected");
        }
    }

    /** In small letters; {@code otherwise} when it was left out. */
    String word(int index, String otherwise) {
        return index < count() ? texts[index].toLowerCase(Locale.ROOT) : otherwise;
    }

    /** A switch: 1 or 0, true or false, on or off. */
    boolean truth(int index) throws SentioAnswer {
        return switch (word(index, "")) {
            case "1", "true", "on" -> true;
            case "0", "false", "off" -> false;
            default ->
                throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "'" + word(index, "") + "' is not a switch");
        };
    }

    int whole(int index) throws SentioAnswer {
        double value = number(index);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "'" + texts[index] + "' is not a whole number");
        }
        return (int) value;
    }

    double number(int index) throws SentioAnswer {
        if (index >= count()) {
            throw new SentioAnswer(SentioAnswer.WRONG_NUMBER_OF_PARAMETERS, "A parameter is missing");
        }
        double value;
        try {
            value = Double.parseDouble(texts[index]);
        } catch (NumberFormatException e) {
            throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "'" + texts[index] + "' is not a number");
        }
        if (!(Math.abs(value) <= 1e9)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "'" + texts[index] + "' is out of bounds");
        }
        return value;
    }
}
