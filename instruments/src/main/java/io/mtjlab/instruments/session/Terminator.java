package io.mtjlab.instruments.session;

/** What ends a line. Of what is received only the last byte counts, and a carriage return before a line feed is dropped. */
public enum Terminator {
    LF("\n"),
    CR("\r"),
    CRLF("\r\n");

    private final String characters;

    Terminator(String characters) {
        this.characters = characters;
    }

    /** What a message is sent with at its end. */
    public String characters() {
        return characters;
    }

    /** What a received line is known to end by. */
    public byte last() {
        return (byte) characters.charAt(characters.length() - 1);
    }
}
