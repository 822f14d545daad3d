package io.mtjlab.simulators.twin.prober;

/** How SENTIO says that a command could not be carried out (list of remote command errors of MPI's Python package). */
final class SentioAnswer extends Exception {

    static final int EXECUTION_ERROR = 2;
    static final int NO_SUCH_COMMAND = 3;
    static final int INVALID_PARAMETER = 6;
    static final int WRONG_NUMBER_OF_PARAMETERS = 7;
    static final int OUT_OF_BOUNDS = 8;
    static final int END_OF_ROUTE = 11;
    static final int INVALID_OPERATION = 12;
    static final int CONTACT_HEIGHT_NOT_SET = 23;
    static final int UNKNOWN_COMMAND_ID = 32;

    /** Above the ten bits of the error stands the status: this is the last die of the route. */
    static final int LAST_DIE = 1 << 10;

    private static final long serialVersionUID = 1L;
    private final int code;

    SentioAnswer(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
