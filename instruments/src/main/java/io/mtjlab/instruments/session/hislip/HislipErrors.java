package io.mtjlab.instruments.session.hislip;

/** The error codes of HiSLIP in words (IVI-6.1, tables 8 and 9). */
final class HislipErrors {

    private static final String[] FATAL = {
        "unidentified error",
        "poorly formed message header",
        "attempt to use the connection without both channels established",
        "invalid initialization sequence",
        "connection refused, for the server has as many clients as it can serve"
    };

    private static final String[] NON_FATAL = {
        "unidentified error",
        "unrecognized message type",
        "unrecognized control code",
        "unrecognized vendor defined message",
        "message too large"
    };

    private HislipErrors() {}

    static String fatal(int code) {
        return told(FATAL, code);
    }

    static String nonFatal(int code) {
        return told(NON_FATAL, code);
    }

    private static String told(String[] known, int code) {
        return code + " (" + (code < known.length ? known[code] : code < 128 ? "reserved" : "of the device") + ")";
    }
}
