package io.mtjlab.base.error;

/**
 * Something that a user gave is wrong: a file, an option, a set-point. The message says what, where and what would be
 * right; the command line ends with status 2.
 */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param line and column counted from 1 */
    public static InvalidInput at(String file, int line, int column, String message) {
        return new InvalidInput(file + ":" + line + ":" + column + ": " + message);
    }
}
