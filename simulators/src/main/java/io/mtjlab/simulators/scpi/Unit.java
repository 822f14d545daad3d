package io.mtjlab.simulators.scpi;

import java.util.List;

/**
 * One program message unit: a header and what follows it.
 *
 * @param header as sent, without the leading colon and the question mark
 * @param rooted true when it began with a colon
 * @param query true when the header ended with a question mark
 */
record Unit(String header, boolean rooted, boolean query, List<Token> parameters) {

    boolean common() {
        return header.startsWith("*");
    }
}
