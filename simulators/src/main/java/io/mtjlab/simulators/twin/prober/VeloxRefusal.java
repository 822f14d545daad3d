package io.mtjlab.simulators.twin.prober;

/** A command that Velox could not carry out: a code and a text. Of the codes only 703 is known from drivers. */
final class VeloxRefusal extends Exception {

    static final int UNKNOWN_COMMAND = 1;
    static final int INVALID_PARAMETER = 20;
    static final int NOT_ALLOWED = 21;
    static final int END_OF_WAFER = 703;

    private static final long serialVersionUID = 1L;

    VeloxRefusal(int code, String message) {
        super(code + ": " + message, null, false, false);
    }

    static VeloxRefusal parameter(String message) {
        return new VeloxRefusal(INVALID_PARAMETER, message);
    }
}
