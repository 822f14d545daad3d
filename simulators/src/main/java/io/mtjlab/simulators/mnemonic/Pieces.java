package io.mtjlab.simulators.mnemonic;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at a sign that does not stand in quotes. */
final class Pieces {

    private Pieces() {}

    /** Without the blanks around each; a quote that never ends takes the rest. */
    static List<String> between(String text, char sign) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == sign && !quoted) {
                pieces.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        pieces.add(text.substring(from).strip());
        return pieces;
    }
}
